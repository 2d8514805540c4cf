/** Periods of a run: what `--period` means, and a period's days as instants in the plan's zone. */
import type { Zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Frequency } from '../plan/generated/types.ts';
import {
  addDays,
  endIndex,
  type FiscalCalendar,
  isIsoDate,
  lastComplete,
  type Period,
  parsePeriod,
  periodOf,
  shift,
} from '../plan/period.ts';

export { fiscalCalendar } from '../plan/period.ts';

/**
 * The period that an argument names; without one (or with `last`) the last complete quarter before `asOf`, by
 * the fiscal year where the plan has one. CannotDo for anything that isn't a month, a quarter or a year.
 */
export function readPeriod(written: string | undefined, asOf: string, calendar: FiscalCalendar): Period {
  const text = written?.trim();
  if (text === undefined || text.toLowerCase() === 'last') return lastComplete(asOf, 'quarter', calendar);
  const dots = text.indexOf('..');
  if (dots >= 0) return spanned(text, text.slice(0, dots), text.slice(dots + 2), calendar);
  return named(text, calendar) ?? cannot(text, 'is not a period', calendar);
}

/** Also reads `FY26/27-Q1`, the label of a plan that names fiscal years by both. */
function named(text: string, calendar: FiscalCalendar): Period | undefined {
  const upper = text.trim().toUpperCase();
  const both = calendar.fiscalLabel === 'both' ? upper.replace(/^FY\d\d\/(\d\d)/, 'FY$1') : upper;
  return parsePeriod(both, calendar);
}

/** A span of months (or days, or periods) that is one month, quarter or year. */
function spanned(text: string, from: string, to: string, calendar: FiscalCalendar): Period {
  const start = named(from, calendar)?.start ?? isoDay(from);
  const lastDay = isoDay(to);
  const end = named(to, calendar)?.end ?? (lastDay && addDays(lastDay, 1));
  if (!start || !end) return cannot(text, 'is not a span of periods', calendar);
  if (end <= start) return cannot(text, 'ends before it begins', calendar);
  const calendarYear: FiscalCalendar = { ...calendar, fiscalYearStart: 1 };
  for (const kind of ['month', 'quarter', 'year'] as const) {
    const fiscal = periodOf(start, kind, calendar);
    if (fiscal.start === start && fiscal.end === end) return fiscal;
    const plain = periodOf(start, kind, calendarYear);
    if (plain.start === start && plain.end === end) return parsePeriod(plain.id, calendar)!;
  }
  return cannot(text, 'is neither a month nor a quarter nor a year', calendar);
}

function isoDay(text: string): string | undefined {
  const day = text.trim();
  return isIsoDate(day) ? day : undefined;
}

function cannot(text: string, why: string, calendar: FiscalCalendar): never {
  const fiscal = calendar.fiscalYearStart === 1 ? '' : ', FY27-Q1 (fiscal quarter), FY27 (fiscal year)';
  throw new CannotDo(
    `The period "${text}" ${why}.`,
    `Write 2026-Q3 (quarter), 2026-07 (month), 2026 (year)${fiscal}, 2026-07..2026-09 (months that make up one of these), or last (the last complete quarter).`,
  );
}

/** A period as instants: from `start` up to but not including `end`. */
export interface Interval {
  start: number;
  end: number;
}

/** Whether a file's rows are the last of a period: it lies inside and ends with it. */
export function endsWith(period: Interval, file: Interval): boolean {
  return file.end === period.end && file.start >= period.start;
}

/** Each boundary is put into the zone by itself: a quarter's two ends may have different offsets. */
export function interval(period: Period, zone: Zone): Interval {
  return { start: zone.dayStart(period.start), end: zone.dayStart(period.end) };
}

const kinds = { monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;
const frequencies = { month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;

/** How often a KPI is measured; without a word on it, as often as the report asks. */
export function frequencyOf(written: Frequency | undefined, asked: Period): keyof typeof kinds {
  return written ?? frequencies[asked.kind];
}

/** Twelve months, or eight quarters or years, of which the last ends with (or last before) the period asked for. */
export function seriesOf(frequency: keyof typeof kinds, asked: Period, calendar: FiscalCalendar): Period[] {
  const kind = kinds[frequency];
  const last = lastWithin(asked, kind, calendar);
  const length = kind === 'month' ? 12 : 8;
  return Array.from({ length }, (_, i) => shift(last, i - length + 1, calendar));
}

/** So many periods back a KPI's own history is looked at: six years of quarters, three of months. */
const historyLengths = { month: 36, quarter: 24, year: 12 } as const;

/** The period asked for and those of its kind before it, oldest first. */
export function historyOf(asked: Period, calendar: FiscalCalendar): Period[] {
  const length = historyLengths[asked.kind];
  return Array.from({ length }, (_, i) => shift(asked, i - length + 1, calendar));
}

/** The last period of a kind that is over when `asked` is; `asked` itself where it is of that kind. */
export function lastWithin(asked: Period, kind: Period['kind'], calendar: FiscalCalendar): Period {
  if (asked.kind === kind) return asked;
  // A calendar quarter of a plan with other fiscal quarters keeps to the calendar.
  const fiscal = lastComplete(asked.end, kind, calendar);
  const plain = shift(periodOf(asked.end, kind, { ...calendar, fiscalYearStart: 1 }), -1, calendar);
  return endIndex(fiscal) < endIndex(plain) && endIndex(plain) === endIndex(asked) ? plain : fiscal;
}

/** The four quarters of a year, in order; none of a shorter period. */
export function quartersOf({ kind, start }: Period, calendar: FiscalCalendar): Period[] {
  if (kind !== 'year') return [];
  const fiscal = periodOf(start, 'quarter', calendar);
  // A calendar year of a plan with other fiscal quarters has calendar quarters.
  const own = fiscal.start === start ? calendar : { ...calendar, fiscalYearStart: 1 };
  const first = periodOf(start, 'quarter', own);
  return [0, 1, 2, 3].map(steps => shift(first, steps, own));
}

/** Whole months from the start of a period to its end, as periods. */
export function monthsOf(period: Period, calendar: FiscalCalendar): Period[] {
  const months: Period[] = [];
  for (let day = period.start; day < period.end; day = months.at(-1)!.end)
    months.push(periodOf(day, 'month', calendar));
  return months;
}
