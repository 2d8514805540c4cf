import { elapsed, noTimeOfDay } from '../elapsed.ts';
import { reopenGuard } from '../guards.ts';
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
    "`clock: business` counts the working hours of the plan's `calendar`: from Friday 17:30 to Monday 10:00 with hours of 08:00 to 20:00 from Monday to Friday it is 4 h 30 min. It is shown in hours, for days differ in length. A row with a date without a time is left out and counted.",
    '`clock: working_days` gives the smallest limit that was kept: 3 if it ended on the third working day after the day it began, 0 on the day itself; what ends on a day off ends with the next working day.',
    'A quantile between two rows is interpolated on a straight line (type 7, the method of spreadsheets).',
  ],
  serves: ['S3-6d'],
  defaults: { clock: 'calendar' },
  lacks: ({ from, to, column, clock }) => {
    if (column && clock !== 'calendar')
      return 'A column that holds the duration has its own clock: leave `clock` out, or name the two dates (`from` and `to`) instead of `column`.';
    if (column ? !from && !to : from && to) return undefined;
    return column
      ? 'A duration is either a column, or the time from one column to another, not both.'
      : 'A duration needs a start and an end (`from` and `to`), or the column that holds it (`column`).';
  },
  stats: () => ['median', 'mean', 'p'],
  also: ['p90'],
  aggregate: aggregateOfNumbers,
  traits: ({ clock }) => ({
    unit: 'seconds',
    min: 0,
    better: 'lower',
    ...(clock === 'business' && { working: 'hours' as const }),
    ...(clock === 'working_days' && { working: 'days' as const }),
  }),
  anchors: ({ to }) => (to ? [to] : ['created_at']),
  sentence: (spec, stat) => `${statInWords(stat).replace('the', 'The')} of ${inWords(spec)}`,
  formula: (spec, stat) => `${stat} of ${inWords(spec)}`,
  needs: ({ from, to, column }) =>
    column ? [need(column, 'duration')] : [need(from!, 'instant'), need(to!, 'instant')],
  outcomes: () => [{ label: 'finished', weight: 1 }],
  reasons: ({ from, to, column, clock }) =>
    column
      ? [...absence(column), 'negative duration']
      : [
          ...absence(from!),
          ...absence(to!, `not finished: nothing under ${named(to!)}`),
          'negative duration',
          ...(clock === 'business' ? [noTimeOfDay] : []),
        ],
  read: (spec, rows) => (spec.column ? readColumn(spec.column, rows) : readDates(spec, rows)),
  guard: (_spec, source) => reopenGuard(source),
};

const clocks = {
  calendar: 'time',
  dates: 'whole days',
  business: 'working hours',
  working_days: 'working days',
} as const;

function inWords({ from, to, column, clock }: Duration): string {
  if (column) return `the time under ${named(column)}`;
  return `the ${clocks[clock ?? 'calendar']} from ${named(from!)} to ${named(to!)}`;
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
  const seconds = elapsed(from, to, rows, spec.clock ?? 'calendar');
  return {
    outcome: row => {
      if (!isOk(from, row)) return absent(from, row, 0);
      if (!isOk(to, row)) return absent(to, row, 2);
      const taken = seconds(row);
      return Number.isNaN(taken) ? -6 : taken < 0 ? -5 : 0;
    },
    value: seconds,
  };
}
