import { CellState } from '../../data/batch.ts';
import { ageing, ages, stockInWords } from '../ageing.ts';
import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';

export const backlog: Measure<'backlog'> = {
  kind: 'backlog',
  summary: 'How many were open at the end of the period: opened before it, and not closed or closed later.',
  edgeCases: [
    'It is a stock at an instant: the figures of months do not add up to that of their quarter.',
    'A row whose closing date cannot be read is left out and counted, never taken for open.',
    'What was closed at the very instant at which the period ends was still open at its end.',
    'Rows without an opening date are left out of every period up to the one in which they were closed.',
    ...stockInWords,
  ],
  serves: ['S3-6d'],
  stats: () => ['count'],
  aggregate: () => ({ of: 'stock' }),
  traits: () => ({ unit: 'count', min: 0, better: 'lower' }),
  anchors: () => [],
  sentence: ({ opened, closed }) =>
    `The number of rows open at the end of the period: ${named(opened)} before it, ${named(closed)} empty or not before it`,
  formula: () => 'open at the end of the period',
  needs: ({ opened, closed }) => [need(opened, 'instant'), need(closed, 'instant')],
  outcomes: () => ages.map(age => ({ label: `open for ${age}`, weight: 1 as const })),
  reasons: ({ opened, closed }) => [...absence(opened), `can't read ${named(closed)}`],
  read: ({ opened, closed }, rows) => {
    const start = rows.instant(opened);
    const end = rows.instant(closed);
    const age = ageing(rows.zone);
    return {
      outcome: (row, at) => {
        if (!isOk(start, row)) return absent(start, row, 0);
        return end.state[row] === CellState.unreadable ? -3 : age(start.values[row]!, at);
      },
      since: row => (isOk(start, row) ? start.values[row]! : Number.NEGATIVE_INFINITY),
      until: row => (isOk(end, row) ? end.values[row]! : Number.POSITIVE_INFINITY),
    };
  },
};
