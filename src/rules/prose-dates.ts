/** Dates and periods that a sentence names, and where: `by June 2026`, `in July to September 2027`, `FY27`, `by spring`. */

import { addDays, type FiscalCalendar, isIsoDate, type Period, parsePeriod } from '../plan/period.ts';
import { letter } from './wording.ts';

/** Days are ISO dates; `end` is the day after the last. */
export type Days = Pick<Period, 'start' | 'end'>;

export interface DateMention {
  start: number;
  end: number;
  /** What it may stand for: several where it can be read in several ways; none where it names no year. */
  days: readonly Days[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The name of a month, as a pattern. */
export const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?:19|20)\\d{2}';
const to = '\\s*(?:to|until|till|through|and|[-–—])\\s*';
const ordinal = 'first|second|third|fourth|last|1st|2nd|3rd|4th';

/** What is more exact comes first: of two readings that begin at one place the earlier one counts. */
const forms = [
  '(?<iso>(?:19|20)\\d{2}-\\d{2}-\\d{2})',
  `(?<isoMonth>${year}-(?:0[1-9]|1[0-2]))(?![-\\d])`,
  `(?<quarterYear>(?:q[1-4]|h[12])[\\s/-]*(?:of\\s+)?(?:fy\\s?\\d{2}(?:\\d{2})?|${year}))`,
  `(?<yearQuarter>(?:fy\\s?\\d{2}(?:\\d{2})?|${year})[\\s/-]*(?:q[1-4]|h[12]))`,
  `(?<fiscal>fy\\s?(?:20)?\\d{2}(?:[/-]\\d{2})?)`,
  `(?<named>(?:the\\s+)?(?:${ordinal})\\s+(?:quarter|half)(?:\\s+of)?(?:\\s+(?:the\\s+year|${year}))?)`,
  `(?<span>${month}(?:\\s+${year})?${to}${month}\\s+${year})`,
  `(?<dayMonth>${day}\\s+(?:of\\s+)?${month}(?:,?\\s+${year})?)`,
  `(?<monthDay>${month}\\s+${day}(?!\\d)(?:,?\\s+${year})?)`,
  `(?<monthYear>${month},?\\s+(?:of\\s+)?${year})`,
  '(?<numeric>\\d{1,2}[./]\\d{1,2}[./](?:(?:19|20)\\d{2}|\\d{2}))(?![./]?\\d)',
  `(?<years>${year}\\s?[/–-]\\s?(?:${year}|\\d{2}))(?![/\\d])`,
  `(?<year>${year})(?![\\d%./,-]*\\d|\\s*(?:%|per\\s?cent))`,
  '(?<season>(?:(?:by|in|until|before|this|next|every|from)\\s+(?:the\\s+)?(?:spring|summer|autumn|winter|new year)|(?:the\\s+)?end\\s+of\\s+(?:the|this|next)\\s+(?:(?:fiscal|financial|calendar)\\s+)?(?:year|quarter|month)|year[- ]end|(?:this|next)\\s+(?:year|quarter|month)))',
];
const mention = new RegExp(`(?<![${letter}0-9]|\\d:)(?:${forms.join('|')})(?![${letter}0-9])`, 'g');

/**
 * @param low a text in small letters
 * @param calendar the plan's: `FY27` and the quarters of its fiscal year
 */
export function datesIn(low: string, calendar: FiscalCalendar): DateMention[] {
  return [...low.matchAll(mention)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    days: daysOf(match.groups!, calendar).filter(days => days.start < days.end),
  }));
}

function daysOf(found: Record<string, string | undefined>, calendar: FiscalCalendar): Days[] {
  const [form, text] = Object.entries(found).find(([, text]) => text !== undefined) as [string, string];
  switch (form) {
    case 'iso':
      return isIsoDate(text) ? [oneDay(text)] : [];
    case 'isoMonth':
      return periods([text], calendar);
    case 'quarterYear':
    case 'yearQuarter':
    case 'named':
      return partsOfYear(text, calendar);
    case 'fiscal':
      return periods([`FY${text.match(/\d{2}(?![\d])/g)!.at(-1)}`], calendar);
    case 'numeric':
      return numeric(text);
    case 'years':
      return yearSpan(text);
    case 'season':
      return [];
    default:
      return monthsAndDays(text);
  }
}

function oneDay(day: string): Days {
  return { start: day, end: addDays(day, 1) };
}

function periods(names: readonly string[], calendar: FiscalCalendar): Days[] {
  return names.flatMap(name => parsePeriod(name, calendar) ?? []);
}

/** `Q3 2027`, `the last quarter of 2027`, `FY27 H1`: of the calendar year or of the fiscal one. */
function partsOfYear(text: string, calendar: FiscalCalendar): Days[] {
  const fiscal = /fy\s?(?:20)?(\d{2})/.exec(text)?.[1];
  const calendarYear = /(?:19|20)\d{2}/.exec(text.replace(/fy\s?\d+/, ''))?.[0];
  const years = [
    ...(fiscal ? [`FY${fiscal}`] : calendarYear ? [calendarYear, `FY${calendarYear.slice(2)}`] : []),
  ];
  const half = /h([12])/.exec(text)?.[1] ?? (/half/.test(text) ? halfNamed(text) : undefined);
  const quarters = half ? [Number(half) * 2 - 1, Number(half) * 2] : [quarterNamed(text)];
  return years.flatMap(year => {
    const parts = periods(
      quarters.map(quarter => `${year}-Q${quarter}`),
      calendar,
    );
    return parts.length ? [{ start: parts[0]!.start, end: parts.at(-1)!.end }] : [];
  });
}

function quarterNamed(text: string): number {
  const written = /q([1-4])/.exec(text)?.[1];
  if (written) return Number(written);
  return [/first|1st/, /second|2nd/, /third|3rd/].findIndex(name => name.test(text)) + 1 || 4;
}

function halfNamed(text: string): string {
  return /first|1st/.test(text) ? '1' : '2';
}

/** `12/31/2027` and `31.12.2027`; `4/5/2027` is read both ways. */
function numeric(text: string): Days[] {
  const [first, second, year] = text.split(/[./]/) as [string, string, string];
  const four = year.length === 2 ? `20${year}` : year;
  const orders = text.includes('.')
    ? [[second, first]]
    : [
        [first, second],
        [second, first],
      ];
  return orders.flatMap(([month, day]) => {
    const iso = `${four}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    return isIsoDate(iso) ? [oneDay(iso)] : [];
  });
}

/** `2027/28`: both years, for nobody knows when such a year begins. */
function yearSpan(text: string): Days[] {
  const [first, last] = text.split(/\s?[/–-]\s?/) as [string, string];
  const end = last.length === 2 ? Number(first.slice(0, 2) + last) : Number(last);
  return [{ start: `${first}-01-01`, end: `${end + 1}-01-01` }];
}

/** Everything from the first month that is named to the last; a single day where one is named. */
function monthsAndDays(text: string): Days[] {
  const years = text.match(new RegExp(year, 'g'));
  if (!years) return [];
  const named = [...text.matchAll(/[a-z]{3,}/g)]
    .map(([word]) => months.indexOf(word.slice(0, 3)) + 1)
    .filter(number => number > 0);
  if (!named.length) return [{ start: `${years[0]}-01-01`, end: `${Number(years.at(-1)) + 1}-01-01` }];
  const iso = (year: string, month: number, day = 1): string =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const last = named.at(-1)!;
  const day = named.length === 1 ? /(?<!\d)\d{1,2}(?!\d)/.exec(text.replace(years[0]!, ''))?.[0] : undefined;
  if (day) {
    const one = iso(years[0]!, last, Number(day));
    return isIsoDate(one) ? [oneDay(one)] : [];
  }
  // `November 2027 to January 2028`, and `November to January 2028`, which begins the year before.
  const from = years.length > 1 || named[0]! <= last ? years[0]! : String(Number(years[0]) - 1);
  const until = last === 12 ? iso(String(Number(years.at(-1)) + 1), 1) : iso(years.at(-1)!, last + 1);
  return [{ start: iso(from, named[0]!), end: until }];
}

/** Whether two stretches of days share a day. */
export function overlap(a: Days, b: Days): boolean {
  return a.start < b.end && b.start < a.end;
}
