import { elapsed } from '../elapsed.ts';
import {
  absence,
  absent,
  aggregateOfNumbers,
  isOk,
  type Measure,
  named,
  need,
  type Reading,
  type Rows,
  type SpecOf,
  statInWords,
} from '../measure.ts';

type Duration = SpecOf<'duration'>;

export const duration: Measure<'duration'> = {
  kind: 'duration',
  summary:
    'How long something took: between two dates of a row, or as an exported column says. The headline is the median; the 90th percentile stands beside it.',
  edgeCases: [
    'A row without an end is not finished yet: it is left out and counted.',
    'Negative durations are left out and counted; a duration of zero counts.',
    'Where a date has no time, and with `clock: dates`, the duration is the number of whole days between the calendar dates.',
    'A quantile between two rows is interpolated on a straight line (type 7, the method of spreadsheets).',
  ],
  serves: ['S3-6d'],
  defaults: { clock: 'calendar' },
  lacks: ({ from, to, column }) => {
    if (column ? !from && !to : from && to) return undefined;
    return column
      ? 'A duration is either a column, or the time from one column to another, not both.'
      : 'A duration needs a start and an end (`from` and `to`), or the column that holds it (`column`).';
  },
  stats: () => ['median', 'mean', 'p'],
  also: ['p90'],
  aggregate: aggregateOfNumbers,
  traits: () => ({ unit: 'seconds', min: 0, better: 'lower' }),
  anchors: ({ to }) => (to ? [to] : ['created_at']),
  sentence: (spec, stat) => `${statInWords(stat).replace('the', 'The')} of ${inWords(spec)}`,
  formula: (spec, stat) => `${stat} of ${inWords(spec)}`,
  needs: ({ from, to, column }) =>
    column ? [need(column, 'duration')] : [need(from!, 'instant'), need(to!, 'instant')],
  outcomes: () => [{ label: 'finished', weight: 1 }],
  reasons: ({ from, to, column }) =>
    column
      ? [...absence(column), 'negative duration']
      : [
          ...absence(from!),
          ...absence(to!, `not finished: nothing under ${named(to!)}`),
          'negative duration',
        ],
  read: (spec, rows) => (spec.column ? readColumn(spec.column, rows) : readDates(spec, rows)),
};

function inWords({ from, to, column, clock }: Duration): string {
  if (column) return `the time under ${named(column)}`;
  return `the ${clock === 'dates' ? 'whole days' : 'time'} from ${named(from!)} to ${named(to!)}`;
}

function readColumn(name: string, rows: Rows): Reading {
  const column = rows.duration(name);
  return {
    outcome: row => (!isOk(column, row) ? absent(column, row, 0) : column.values[row]! < 0 ? -3 : 0),
    value: row => column.values[row]!,
  };
}

function readDates(spec: Duration, rows: Rows): Reading {
  const from = rows.instant(spec.from!);
  const to = rows.instant(spec.to!);
  const seconds = elapsed(from, to, rows, spec.clock === 'dates');
  return {
    outcome: row => {
      if (!isOk(from, row)) return absent(from, row, 0);
      if (!isOk(to, row)) return absent(to, row, 2);
      return seconds(row) < 0 ? -5 : 0;
    },
    value: seconds,
  };
}
