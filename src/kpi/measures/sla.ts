import { CellState } from '../../data/batch.ts';
import { type Clock, noTimeOfDay, type Span, spanOn } from '../elapsed.ts';
import { promiseGuard } from '../guards.ts';
import { type Limit, limitOn, limitOnInWords } from '../limits.ts';
import {
  absence,
  absent,
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
    'A limit of days counts days of 24 hours; where start or end has no time, and with `clock: dates`, it counts whole calendar days.',
    "With `clock: business` a limit of `4h` is four working hours of the plan's `calendar`, and one of `3d` ends with the third working day after the day it began: begun on a Thursday, finished by Tuesday midnight. Where the limit is in hours, a row with a date without a time is left out and counted.",
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
  guard: ({ promised }, source) => promiseGuard(promised, source),
};

function lacks({ promised, finished, from, to, within, met, clock = 'calendar' }: Sla): string | undefined {
  const forms = [promised, within, met].filter(form => form !== undefined).length;
  if (forms !== 1)
    return `Say in one way when the promise is kept: by a promised date (\`promised\` and \`finished\`), within a limit (\`from\`, \`to\` and \`within\`), or as a column or filter says (\`met\`). There ${forms ? 'is more than one' : 'is none'}.`;
  if (promised && !finished)
    return 'A promised date needs the column with the date it was finished (`finished`).';
  if (within === undefined)
    return clock === 'calendar'
      ? undefined
      : 'A clock is for limits (`within`): a promised date or a verdict of the export needs none. Leave `clock` out.';
  if (!from || !to) return 'A limit needs the columns with the start and the end (`from` and `to`).';
  const limits = isByColumn(within)
    ? [...Object.values(within.limits), ...(within.else === undefined ? [] : [within.else])]
    : [within];
  return limits.some(limit => limitOn(clock, limit) === undefined) ? wrongLimit[clock] : undefined;
}

const wrongLimit: Record<Clock, string> = {
  calendar: 'The limit (`within`) is not a time; write it like 4h or 3d.',
  dates: 'With `clock: dates` the limit (`within`) is a number of whole days; write it like 3d.',
  business:
    'With `clock: business` the limit (`within`) is either working time (4h, 90m) or whole working days (3d); a working day has no fixed number of hours, and a week no fixed number of days.',
  working_days:
    'With `clock: working_days` the limit (`within`) is a number of whole days; write it like 3d, or use `clock: business` for hours.',
};

function isByColumn(within: Sla['within']): within is Extract<Sla['within'], { limits: unknown }> {
  return typeof within === 'object' && 'limits' in within;
}

function reasons({ promised, finished, from, to, within, met, open_overdue, clock }: Sla): string[] {
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
    ...(clock === 'business' ? [noTimeOfDay] : []),
  ];
}

function population({ promised, from, within, met }: Sla, anchor: string | null): string {
  if (met) return 'rows';
  if (promised && promised === anchor) return `rows whose promise (${named(promised)}) has fallen due`;
  if (promised) return `rows that are finished or past their promise (${named(promised)})`;
  return `rows begun (${named(from!)}) that are finished or past their limit${isByColumn(within) ? ` by ${named(within.column)}` : ''}`;
}

function condition({ promised, finished, to, within, met, open_overdue, clock }: Sla): string {
  if (met) return `kept: ${verdictInWords(met)}`;
  if (promised)
    return `finished (${named(finished!)}) by their promise${open_overdue === 'ignored' ? ', overdue ones not counted' : ''}`;
  return `finished (${named(to!)}) within ${limitsInWords(within, clock)}`;
}

function limitsInWords(within: Sla['within'], clock: Clock = 'calendar'): string {
  const words = (limit: Parameters<typeof limitOnInWords>[1]) => limitOnInWords(clock, limit);
  if (!isByColumn(within)) return words(within);
  const limits = Object.entries(within.limits).map(([value, limit]) => `${words(limit)} for ${value}`);
  if (within.else !== undefined) limits.push(`${words(within.else)} otherwise`);
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
  const limitOfRow = readLimit(spec, rows);
  const timeless = -1 - reasons(spec).indexOf(noTimeOfDay);
  const taken = (row: number, end: number, endIsDate: boolean, { span }: TimedLimit) =>
    span(from.values[row]!, from.dateOnly[row] === 1, end, endIsDate);
  return {
    outcome: row => {
      if (!isOk(from, row)) return absent(from, row, 0);
      if (to.state[row] === CellState.unreadable) return -3;
      const limit = limitOfRow(row);
      if (limit === undefined) return -6;
      const isOpen = !isOk(to, row);
      const seconds = isOpen
        ? taken(row, rows.asOf, false, limit)
        : taken(row, to.values[row]!, to.dateOnly[row] === 1, limit);
      if (Number.isNaN(seconds)) return timeless;
      if (isOpen) return seconds > limit.seconds ? overdue : -4;
      return seconds < 0 ? -5 : seconds <= limit.seconds ? kept : late;
    },
  };
}

/** A limit with the way in which time runs against it. */
interface TimedLimit extends Limit {
  span: Span;
}

function readLimit({ within, clock = 'calendar' }: Sla, rows: Rows): (row: number) => TimedLimit | undefined {
  const timed = (written: Parameters<typeof limitOn>[1]) => {
    const limit = limitOn(clock, written);
    return limit && { ...limit, span: spanOn(limit.clock, rows) };
  };
  if (!isByColumn(within)) {
    const limit = timed(within);
    return () => limit;
  }
  const limits = new Map(
    Object.entries(within.limits).map(([value, limit]) => [value.trim().toLowerCase(), timed(limit)]),
  );
  const otherwise = timed(within.else);
  const column = rows.text(within.column);
  return row => {
    if (!isOk(column, row)) return otherwise;
    return limits.get(column.dictionary[column.codes[row]!]!.trim().toLowerCase()) ?? otherwise;
  };
}
