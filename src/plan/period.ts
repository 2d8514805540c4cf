/**
 * Periods as calendar facts: names, first and last day, order. No instants here; `src/kpi` puts a period's
 * days into a time zone.
 */
import type { Calendar } from './generated/types.ts';

/** Days are ISO dates; `end` is the day after the last. */
export interface Period {
  kind: 'month' | 'quarter' | 'year';
  start: string;
  end: string;
  /** The one spelling used in file names and JSON: calendar where one exists, else fiscal. */
  id: string;
  /** For people: `FY27-Q1 (Jul–Sep 2026)`, `2026-Q4 (Oct–Dec 2026)`, `Sep 2026`. */
  label: string;
}

export interface FiscalCalendar {
  /** 1 to 12; 1 is the calendar year. */
  fiscalYearStart: number;
  fiscalLabel: 'ending' | 'starting' | 'both';
}

/** The fiscal calendar of a plan's `calendar`. */
export function fiscalCalendar(calendar: Calendar | null | undefined): FiscalCalendar {
  return {
    fiscalYearStart: calendar?.fiscal_year_start ?? 1,
    fiscalLabel: calendar?.fiscal_label ?? 'ending',
  };
}

export const calendarYear: FiscalCalendar = { fiscalYearStart: 1, fiscalLabel: 'ending' };

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Months since year 0, January = 0: the scale on which periods are ordered and courses are drawn. */
function monthIndex(year: number, month: number): number {
  return year * 12 + (month - 1);
}

function firstDay(index: number): string {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The month index of the period's end (exclusive): quarters and months that end together have the same. */
export function endIndex(period: Period): number {
  return monthIndex(Number(period.end.slice(0, 4)), Number(period.end.slice(5, 7)));
}

const lengths = { month: 1, quarter: 3, year: 12 } as const;

/** The period of a kind whose first month is `index`. */
function make(kind: Period['kind'], index: number, calendar: FiscalCalendar): Period {
  const length = lengths[kind];
  const end = index + length;
  const year = Math.floor(index / 12);
  const month = index % 12;
  const span =
    kind === 'month'
      ? `${monthNames[month]} ${year}`
      : `${monthNames[month]}${Math.floor((end - 1) / 12) === year ? '' : ` ${year}`}–${monthNames[(end - 1) % 12]} ${Math.floor((end - 1) / 12)}`;
  const base = { kind, start: firstDay(index), end: firstDay(end) };
  if (kind === 'month') return { ...base, id: `${year}-${String(month + 1).padStart(2, '0')}`, label: span };
  const fiscal = fiscalName(kind, index, calendar);
  // A calendar quarter of a year that starts in February is no quarter of that fiscal year.
  const isFiscal = monthsInto(index, calendar) % length === 0;
  const isCalendar = month % length === 0;
  const id = isCalendar ? (kind === 'quarter' ? `${year}-Q${month / 3 + 1}` : String(year)) : fiscal.id;
  const name = isFiscal && calendar.fiscalYearStart !== 1 ? fiscal.label : id;
  return { ...base, id, label: name === String(year) ? name : `${name} (${span})` };
}

/** Months from the start of the fiscal year, 0 to 11. */
function monthsInto(index: number, calendar: FiscalCalendar): number {
  return modulo(index - (calendar.fiscalYearStart - 1), 12);
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}

/** `FY27-Q1`; under `both` the label has both years (`FY26/27-Q1`) and the id takes the ending one. */
function fiscalName(
  kind: 'quarter' | 'year',
  index: number,
  calendar: FiscalCalendar,
): { id: string; label: string } {
  const yearStart = index - monthsInto(index, calendar);
  const starting = Math.floor(yearStart / 12);
  const ending = Math.floor((yearStart + 11) / 12);
  const two = (year: number) => String(year % 100).padStart(2, '0');
  const suffix = kind === 'quarter' ? `-Q${Math.floor((index - yearStart) / 3) + 1}` : '';
  const named = calendar.fiscalLabel === 'starting' ? starting : ending;
  const shown =
    calendar.fiscalLabel === 'both' && starting !== ending ? `${two(starting)}/${two(ending)}` : two(named);
  return { id: `FY${two(named)}${suffix}`, label: `FY${shown}${suffix}` };
}

/** Reads `2026-Q3`, `FY26-Q1`, `2026-07`, `2026`, `FY27`; undefined for anything else. Two digits are 2000 to 2099, four 1900 to 9999. */
export function parsePeriod(name: string, calendar: FiscalCalendar): Period | undefined {
  const match = /^(?:(\d{4})|FY(\d{2}))(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name.trim());
  if (!match) return undefined;
  const [, calendarText, fiscalText, quarter, month] = match;
  if (calendarText !== undefined && Number(calendarText) < 1900) return undefined;
  if (month !== undefined)
    return calendarText === undefined
      ? undefined
      : make('month', monthIndex(Number(calendarText), Number(month)), calendar);
  let first: number;
  if (calendarText !== undefined) first = monthIndex(Number(calendarText), 1);
  else {
    const named = 2000 + Number(fiscalText);
    const starting =
      calendar.fiscalLabel === 'starting' || calendar.fiscalYearStart === 1 ? named : named - 1;
    first = monthIndex(starting, calendar.fiscalYearStart);
  }
  return quarter === undefined
    ? make('year', first, calendar)
    : make('quarter', first + (Number(quarter) - 1) * 3, calendar);
}

/** The period of the same kind `steps` later (negative: earlier). */
export function shift(period: Period, steps: number, calendar: FiscalCalendar): Period {
  return make(period.kind, endIndex(period) - lengths[period.kind] + steps * lengths[period.kind], calendar);
}

/** The period of a kind that holds a day. Quarters and years are the fiscal ones of the calendar. */
export function periodOf(day: string, kind: Period['kind'], calendar: FiscalCalendar): Period {
  const index = monthIndex(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  const length = lengths[kind];
  const offset = modulo(index - (calendar.fiscalYearStart - 1), length);
  return make(kind, index - offset, calendar);
}

/** The last period of a kind that was over before `today` began. */
export function lastComplete(today: string, kind: Period['kind'], calendar: FiscalCalendar): Period {
  return shift(periodOf(today, kind, calendar), -1, calendar);
}

/** The same period a year before. */
export function yearBefore(period: Period, calendar: FiscalCalendar): Period {
  return shift(period, -12 / lengths[period.kind], calendar);
}

/** Whether a text is a date of the calendar, written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day before an ISO date. */
export function dayBefore(day: string): string {
  return addDays(day, -1);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
}
