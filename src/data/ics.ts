/**
 * The days that the events of a calendar file take up (iCalendar, RFC 5545). Only what lists of holidays have:
 * events of whole days, once, for several days, or every year. Anything else is refused by name, for a holiday
 * that is silently left out is a wrong number.
 */
import { CannotDo } from '../diagnostic/faults.ts';
import { dayNumber, daysIn } from './date-format.ts';

/** The last year that is counted in. */
const lastYear = 2199;
/** No holiday is longer. */
const mostDays = 366;

interface Property {
  name: string;
  value: string;
  line: number;
}

interface Event {
  properties: Property[];
  line: number;
}

/** Days since 1970-01-01, in no order. CannotDo for what can't be read, with its line. */
export function daysOfIcs(text: string, path: string): number[] {
  const events = eventsOf(text);
  if (!events.length)
    throw new CannotDo(
      `${path} (calendar.holidays) has no events.`,
      'Export the calendar again as ICS, or list the dates in the plan.',
    );
  return events.flatMap(event => daysOf(event, path));
}

function eventsOf(text: string): Event[] {
  const open: string[] = [];
  const events: Event[] = [];
  for (const { name, value, line } of propertiesOf(text)) {
    const component = value.toUpperCase();
    if (name === 'BEGIN') {
      open.push(component);
      if (component === 'VEVENT') events.push({ properties: [], line });
    } else if (name === 'END') open.pop();
    else if (open.at(-1) === 'VEVENT') events.at(-1)!.properties.push({ name, value, line });
  }
  return events;
}

/** Lines that begin with a space or tab go on with the one before. */
function propertiesOf(text: string): Property[] {
  const lines: { text: string; line: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((content, i) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(content) && last) last.text += content.slice(1);
    else lines.push({ text: content, line: i + 1 });
  });
  return lines.flatMap(({ text, line }) => {
    const colon = colonOf(text);
    if (colon < 0) return [];
    const name = text.slice(0, colon).split(';')[0]!.trim().toUpperCase();
    return [{ name, value: text.slice(colon + 1).trim(), line }];
  });
}

/** The colon between name and value; parameters may have others in quotes. */
function colonOf(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return at;
  }
  return -1;
}

function daysOf(event: Event, path: string): number[] {
  const find = (name: string) => event.properties.find(property => property.name === name);
  if (find('STATUS')?.value.toUpperCase() === 'CANCELLED') return [];
  const title = find('SUMMARY')?.value;
  const refuse = (what: string, line = event.line) =>
    new CannotDo(
      `${path}:${line} ${title ? `"${title}"` : 'An event'} ${what}.`,
      'Change it in the calendar and export again, take it out of the file, or list its dates in the plan.',
    );
  const start = find('DTSTART');
  if (!start) throw refuse('has no date (DTSTART)');
  const foreign = find('RECURRENCE-ID') ?? find('EXRULE');
  if (foreign) throw refuse(`has ${foreign.name}, which csplan doesn't read`, foreign.line);
  const first = dateOf(start);
  if (!first) throw refuse(`has a start that is no date: ${start.value}`, start.line);
  const length = lengthOf(first, find('DTEND'), find('DURATION'));
  if (length === undefined) throw refuse('takes only part of a day; csplan counts whole days', start.line);
  if (length > mostDays) throw refuse(`lasts ${length} days`, start.line);
  const listed = (name: string) =>
    event.properties
      .filter(property => property.name === name)
      .flatMap(({ value, line }) =>
        value.split(',').map(part => {
          const date = dateOf({ value: part });
          if (!date) throw refuse(`has a date that is none: ${part}`, line);
          return date.day;
        }),
      );
  const rule = find('RRULE');
  const repeated = rule ? yearly(first, rule.value) : [first.day];
  if (!repeated)
    throw refuse(
      `comes back by a rule that csplan doesn't read (${rule!.value}); it reads yearly ones`,
      rule!.line,
    );
  const left = new Set(listed('EXDATE'));
  return [...repeated, ...listed('RDATE')]
    .filter(day => !left.has(day))
    .flatMap(day => Array.from({ length }, (_, i) => day + i));
}

interface IcsDate {
  year: number;
  month: number;
  dayOfMonth: number;
  /** Since 1970-01-01. */
  day: number;
  /** Not at midnight. */
  hasTime: boolean;
}

/** `20270101`, `20270101T000000`, `20270101T000000Z`. */
function dateOf({ value }: Pick<Property, 'value'>): IcsDate | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})Z?)?$/.exec(value.trim());
  if (!match) return undefined;
  const [year, month, dayOfMonth] = match.slice(1, 4).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return undefined;
  return {
    year,
    month,
    dayOfMonth,
    day: dayNumber(year, month, dayOfMonth),
    hasTime: match[4] !== undefined && match[4] !== '000000',
  };
}

/** Whole days, one where nothing else is said; undefined where an event takes part of a day. */
function lengthOf(first: IcsDate, end?: Property, duration?: Property): number | undefined {
  if (first.hasTime) return undefined;
  if (duration) {
    const match = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(24)H(?:0M)?(?:0S)?)?$/.exec(duration.value);
    if (!match) return undefined;
    return Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0) + (match[3] ? 1 : 0) || undefined;
  }
  if (!end) return 1;
  const last = dateOf(end);
  if (!last || last.hasTime) return undefined;
  return Math.max(1, last.day - first.day);
}

const dayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The first days of a yearly event; undefined for a rule that says anything else. */
function yearly(first: IcsDate, written: string): number[] | undefined {
  const rule = new Map(
    written.split(';').map(part => part.toUpperCase().split('=', 2) as [string, string | undefined]),
  );
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTH', 'BYMONTHDAY', 'BYDAY'];
  if (rule.get('FREQ') !== 'YEARLY' || [...rule.keys()].some(key => !known.includes(key))) return undefined;
  const dayIn = dayInYear(first, rule);
  const [interval, count] = [rule.get('INTERVAL') ?? '1', rule.get('COUNT') ?? '9999'];
  const until = rule.has('UNTIL') ? dateOf({ value: rule.get('UNTIL') ?? '' })?.day : Infinity;
  if (!dayIn || until === undefined || ![interval, count].every(text => /^[1-9]\d{0,3}$/.test(text)))
    return undefined;
  const days: number[] = [];
  for (let year = first.year; year <= lastYear && days.length < Number(count); year += Number(interval)) {
    const day = dayIn(year);
    if (day !== undefined && day >= first.day && day <= until) days.push(day);
  }
  return days;
}

/** The day of a year, where it has one: the date of the start, or the nth weekday of a month (`BYDAY=3MO`). */
function dayInYear(
  { month, dayOfMonth }: IcsDate,
  rule: ReadonlyMap<string, string | undefined>,
): ((year: number) => number | undefined) | undefined {
  const inMonth = Number(rule.get('BYMONTH') ?? month);
  if (!rule.has('BYDAY')) {
    if (inMonth !== month || Number(rule.get('BYMONTHDAY') ?? dayOfMonth) !== dayOfMonth) return undefined;
    // 29 February comes in leap years only.
    return year => (dayOfMonth <= daysIn(year, month) ? dayNumber(year, month, dayOfMonth) : undefined);
  }
  const match = /^([+-]?)([1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(rule.get('BYDAY') ?? '');
  if (!match || !rule.has('BYMONTH') || rule.has('BYMONTHDAY') || !(inMonth >= 1 && inMonth <= 12))
    return undefined;
  const weekday = dayCodes.indexOf(match[3]!);
  const nth = Number(match[2]);
  return year => {
    const days = daysIn(year, inMonth);
    const start = dayNumber(year, inMonth, 1);
    // 1970-01-01 was a Thursday.
    const firstWeekday = (((start + 4) % 7) + 7) % 7;
    const earliest = (weekday - firstWeekday + 7) % 7;
    const weeks = Math.floor((days - 1 - earliest) / 7);
    const week = match[1] === '-' ? weeks - (nth - 1) : nth - 1;
    return week >= 0 && week <= weeks ? start + earliest + week * 7 : undefined;
  };
}
