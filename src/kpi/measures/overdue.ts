import { CellState } from '../../data/batch.ts';
import { ageing, ages, stockInWords } from '../ageing.ts';
import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';

export const overdue: Measure<'overdue'> = {
  kind: 'overdue',
  summary:
    'How many were past their promised date at the end of the period: promised before it, and not closed or closed later.',
  edgeCases: [
    'It is a stock at an instant: the figures of months do not add up to that of their quarter.',
    'A promised date without a time counts to the end of that day; what was promised for the last day of the period is overdue at its end.',
    'A row whose closing date cannot be read is left out and counted, never taken for open.',
    'Rows without a promise are left out of every period up to the one in which they were closed, and counted.',
    `${stockInWords} Age counts from the promised date.`,
  ],
  serves: ['S3-6d', 'S1-1'],
  stats: () => ['count'],
  aggregate: () => ({ of: 'stock' }),
  traits: () => ({ unit: 'count', min: 0, better: 'lower' }),
  anchors: () => [],
  sentence: ({ promised, closed }) =>
    `The number of rows overdue at the end of the period: ${named(promised)} before it, ${named(closed)} empty or not before it`,
  formula: () => 'promised and not closed by the end of the period',
  needs: ({ promised, closed }) => [need(promised, 'instant'), need(closed, 'instant')],
  outcomes: () => ages.map(age => ({ label: `overdue for ${age}`, weight: 1 as const })),
  reasons: ({ promised, closed }) => [
    ...absence(promised, `no promise: nothing under ${named(promised)}`),
    `can't read ${named(closed)}`,
  ],
  read: ({ promised, closed }, rows) => {
    const due = rows.instant(promised);
    const end = rows.instant(closed);
    const age = ageing(rows.zone);
    /** The last instant that keeps the promise. */
    const deadline = (row: number) =>
      due.dateOnly[row] ? rows.sourceZone.nextDayStart(due.values[row]!) - 1 : due.values[row]!;
    return {
      outcome: (row, at) => {
        if (!isOk(due, row)) return absent(due, row, 0);
        return end.state[row] === CellState.unreadable ? -3 : age(due.values[row]!, at);
      },
      since: row => (isOk(due, row) ? deadline(row) : Number.NEGATIVE_INFINITY),
      until: row => (isOk(end, row) ? end.values[row]! : Number.POSITIVE_INFINITY),
    };
  },
};
