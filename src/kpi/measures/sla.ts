import type { InstantColumn } from '../../data/batch.ts';
import { CellState } from '../../data/batch.ts';
import type { Source } from '../../plan/generated/types.ts';
import { dayOf, elapsed, secondsOfDay } from '../elapsed.ts';
import { limitInWords, limitSeconds } from '../limits.ts';
import {
  absence,
  absent,
  type GuardReading,
  isOk,
  type Measure,
  named,
  need,
  type Reading,
  type Rows,
  type SpecOf,
} from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';

type Sla = SpecOf<'sla'>;

/** Outcomes, in the order of `outcomes`. */
const kept = 0;
const late = 1;
const overdue = 2;

export const sla: Measure<'sla'> = {
  kind: 'sla',
  summary:
    'The share that was finished as promised: by the promised date of each row, within a limit from its start, or as an exported column says.',
  edgeCases: [
    'A promised date without a time counts to the end of that day; what is finished at the promised instant is kept.',
    'By promised date only rows whose promise fell before the as-of date count, finished or not.',
    'A row past its promise and not finished is a miss, or left out and counted with `open_overdue: ignored`.',
    'Within a limit, an unfinished row is a miss once its limit has passed at the as-of date; before that it is left out and counted.',
    'Rows without a promise (or without a limit for their value), and rows whose finish cannot be read, are left out and counted.',
    'A limit of days counts days of 24 hours; where start or end has no time it counts whole calendar days.',
  ],
  serves: ['S1-1', 'S4-13'],
  defaults: { open_overdue: 'breached' },
  lacks,
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: ({ promised, from }) => [promised ?? from ?? 'created_at'],
  happened: ({ finished }, source) => (source.columns?.created_at ? 'created_at' : finished),
  sentence: (spec, _stat, anchor) => `The share of ${population(spec, anchor)} that were ${condition(spec)}`,
  formula: (spec, _stat, anchor) => `${condition(spec)} / ${population(spec, anchor)}`,
  needs: ({ promised, finished, from, to, within, met }) => {
    if (met) return verdictNeeds(met);
    if (promised) return [need(promised, 'instant'), need(finished!, 'instant')];
    const byColumn = isByColumn(within) ? [need(within.column, 'text')] : [];
    return [need(from!, 'instant'), need(to!, 'instant'), ...byColumn];
  },
  filters: ({ met }) => (met ? verdictFilters(met) : []),
  outcomes: ({ met }) => [
    { label: 'kept', weight: 1 },
    { label: met ? 'missed' : 'finished late', weight: 0 },
    ...(met ? [] : [{ label: 'overdue and not finished', weight: 0 as const }]),
  ],
  reasons,
  read: (spec, rows) =>
    spec.met ? readMet(spec, rows) : spec.promised ? readPromised(spec, rows) : readWithin(spec, rows),
  guard,
};

function lacks({ promised, finished, from, to, within, met }: Sla): string | undefined {
  const forms = [promised, within, met].filter(form => form !== undefined).length;
  if (forms !== 1)
    return `Say in one way when the promise is kept: by a promised date (\`promised\` and \`finished\`), within a limit (\`from\`, \`to\` and \`within\`), or as a column or filter says (\`met\`). There ${forms ? 'is more than one' : 'is none'}.`;
  if (promised && !finished)
    return 'A promised date needs the column with the date it was finished (`finished`).';
  if (within === undefined) return undefined;
  if (!from || !to) return 'A limit needs the columns with the start and the end (`from` and `to`).';
  const limits = isByColumn(within)
    ? [...Object.values(within.limits), ...(within.else === undefined ? [] : [within.else])]
    : [within];
  return limits.some(limit => limitSeconds(limit) === undefined)
    ? 'The limit (`within`) is not a time; write it like 4h or 3d.'
    : undefined;
}

function isByColumn(within: Sla['within']): within is Extract<Sla['within'], { limits: unknown }> {
  return typeof within === 'object' && 'limits' in within;
}

function reasons({ promised, finished, from, to, within, met, open_overdue }: Sla): string[] {
  if (met) return verdictReasons(met);
  if (promised)
    return [
      ...absence(promised, `no promise: nothing under ${named(promised)}`),
      `can't read ${named(finished!)}`,
      'promise not due yet',
      ...(open_overdue === 'ignored' ? ['overdue and not finished'] : []),
    ];
  return [
    ...absence(from!),
    `can't read ${named(to!)}`,
    'not finished, still inside its limit',
    'finished before it began',
    ...(isByColumn(within) ? [`no limit for this ${named(within.column)}`] : []),
  ];
}

function population({ promised, from, within, met }: Sla, anchor: string | null): string {
  if (met) return 'rows';
  if (promised && promised === anchor) return `rows whose promise (${named(promised)}) has fallen due`;
  if (promised) return `rows that are finished or past their promise (${named(promised)})`;
  return `rows begun (${named(from!)}) that are finished or past their limit${isByColumn(within) ? ` by ${named(within.column)}` : ''}`;
}

function condition({ promised, finished, to, within, met, open_overdue }: Sla): string {
  if (met) return `kept: ${verdictInWords(met)}`;
  if (promised)
    return `finished (${named(finished!)}) by their promise${open_overdue === 'ignored' ? ', overdue ones not counted' : ''}`;
  return `finished (${named(to!)}) within ${limitsInWords(within)}`;
}

function limitsInWords(within: Sla['within']): string {
  if (!isByColumn(within)) return limitInWords(within);
  const limits = Object.entries(within.limits).map(([value, limit]) => `${limitInWords(limit)} for ${value}`);
  if (within.else !== undefined) limits.push(`${limitInWords(within.else)} otherwise`);
  return limits.join(', ');
}

function readMet({ met }: Sla, rows: Rows): Reading {
  const verdict = readVerdict(met!, rows, 0);
  return {
    outcome: row => {
      const yes = verdict(row);
      return yes < 0 ? yes : yes ? kept : late;
    },
  };
}

function readPromised(spec: Sla, rows: Rows): Reading {
  const promised = rows.instant(spec.promised!);
  const finished = rows.instant(spec.finished!);
  const ignored = spec.open_overdue === 'ignored';
  const byPromise = rows.anchor === spec.promised;
  /** The first instant at which the promise is broken, where it is the end of a day; else the last that keeps it. */
  const deadline = (row: number) =>
    promised.dateOnly[row] ? rows.sourceZone.nextDayStart(promised.values[row]!) : promised.values[row]!;
  return {
    outcome: row => {
      if (!isOk(promised, row)) return absent(promised, row, 0);
      if (finished.state[row] === CellState.unreadable) return -3;
      const end = deadline(row);
      const due = promised.dateOnly[row] ? end <= rows.asOf : end < rows.asOf;
      if (isOk(finished, row)) {
        if (byPromise && !due) return -4;
        const at = finished.values[row]!;
        return (promised.dateOnly[row] ? at < end : at <= end) ? kept : late;
      }
      return !due ? -4 : ignored ? -5 : overdue;
    },
  };
}

function readWithin(spec: Sla, rows: Rows): Reading {
  const from = rows.instant(spec.from!);
  const to = rows.instant(spec.to!);
  const seconds = elapsed(from, to, rows, false);
  const limitOf = readLimit(spec.within, rows);
  return {
    outcome: row => {
      if (!isOk(from, row)) return absent(from, row, 0);
      if (to.state[row] === CellState.unreadable) return -3;
      const limit = limitOf(row);
      if (limit === undefined) return -6;
      if (!isOk(to, row)) return sofar(from, row, rows) > limit ? overdue : -4;
      const taken = seconds(row);
      return taken < 0 ? -5 : taken <= limit ? kept : late;
    },
  };
}

/** Seconds from a start to the as-of date. */
function sofar(from: InstantColumn, row: number, rows: Rows): number {
  return from.dateOnly[row]
    ? (rows.zone.dayNumber(rows.asOf) - dayOf(from, row, rows)) * secondsOfDay
    : (rows.asOf - from.values[row]!) / 1000;
}

function readLimit(within: Sla['within'], rows: Rows): (row: number) => number | undefined {
  if (!isByColumn(within)) {
    const limit = limitSeconds(within);
    return () => limit;
  }
  const limits = new Map(
    Object.entries(within.limits).map(([value, limit]) => [value.trim().toLowerCase(), limitSeconds(limit)]),
  );
  const otherwise = limitSeconds(within.else);
  const column = rows.text(within.column);
  return row => {
    if (!isOk(column, row)) return otherwise;
    return limits.get(column.dictionary[column.codes[row]!]!.trim().toLowerCase()) ?? otherwise;
  };
}

/** A promise is easily kept when it lies far ahead: the median time promised, where the source says when it was made. */
function guard({ promised }: Sla, source: Source): GuardReading | undefined {
  const created = 'created_at';
  if (!promised || promised === created || !source.columns?.[created]) return undefined;
  return {
    name: 'median time promised',
    unit: 'seconds',
    needs: [need(created, 'instant'), need(promised, 'instant')],
    read: rows => {
      const from = rows.instant(created);
      const to = rows.instant(promised);
      const seconds = elapsed(from, to, rows, false);
      return row => (isOk(from, row) && isOk(to, row) ? seconds(row) : Number.NaN);
    },
  };
}
