/**
 * Finding a column's date format by what its values look like. `03/04/2026` is a day of March or of April; a value
 * like `21/04/2026` somewhere in the file decides, and where none does, the plan has to say.
 */
import { DateFormat } from './date-format.ts';
import { TwoWays } from './evidence.ts';

export type DateOrder = 'day-first' | 'month-first';

/** What a value's parts look like: the pattern of its format, by order where the order matters. */
interface Shape {
  dayFirst: string;
  /** The same pattern where only one order is possible. */
  monthFirst: string;
}

const numericDate = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const yearFirst = /^\d{4}([/.-])(\d{1,2})\1(\d{1,2})(?!\d)/;
const dayMonthName = /^(\d{1,2})(\. |[-/ ])\p{L}{3,10}\.?([-/ ])(\d{4}|\d{2})(?!\d)/u;
const monthNameDay = /^\p{L}{3,10}\.? (\d{1,2})(,?) \d{4}(?!\d)/u;
const compact = /^\d{8}(?!\d)/;
const time = /^(T|,?\s+)(\d{1,2}):\d{2}(:\d{2}(?:([.,])\d{1,9})?)?(?:(\s*)[AaPp]\.?[Mm]\.?)?/;
const offset = /^(\s*)(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)$/;

/** The shape of a trimmed text; undefined when it doesn't look like a date. */
function shapeOf(text: string): Shape | undefined {
  const date = dateShape(text);
  if (!date) return undefined;
  const rest = text.slice(date.length);
  const clock = timePattern(rest);
  if (clock === undefined) return undefined;
  return { dayFirst: date.dayFirst + clock, monthFirst: date.monthFirst + clock };
}

function dateShape(text: string): (Shape & { length: number }) | undefined {
  const same = (pattern: string, length: number) => ({ dayFirst: pattern, monthFirst: pattern, length });
  let match = numericDate.exec(text);
  if (match) {
    const [whole, first, mark, second, year] = match;
    const two = first!.length === 2 && second!.length === 2;
    const [d, m, y] = [two ? 'dd' : 'd', two ? 'MM' : 'M', year!.length === 4 ? 'yyyy' : 'yy'];
    return {
      dayFirst: `${d}${mark}${m}${mark}${y}`,
      monthFirst: `${m}${mark}${d}${mark}${y}`,
      length: whole.length,
    };
  }
  match = yearFirst.exec(text);
  if (match) {
    const two = match[2]!.length === 2 && match[3]!.length === 2;
    return same(`yyyy${match[1]}${two ? 'MM' : 'M'}${match[1]}${two ? 'dd' : 'd'}`, match[0].length);
  }
  match = dayMonthName.exec(text);
  if (match)
    return same(
      `${match[1]!.length === 2 ? 'dd' : 'd'}${match[2]}MMM${match[3]}${match[4]!.length === 4 ? 'yyyy' : 'yy'}`,
      match[0].length,
    );
  match = monthNameDay.exec(text);
  if (match) return same(`MMM ${match[1]!.length === 2 ? 'dd' : 'd'}${match[2]} yyyy`, match[0].length);
  match = compact.exec(text);
  return match ? same('yyyyMMdd', match[0].length) : undefined;
}

function timePattern(rest: string): string | undefined {
  if (rest === '') return '';
  const match = time.exec(rest);
  if (!match) return undefined;
  const [whole, before, hour, seconds, mark, gap] = match;
  const twelve = gap !== undefined;
  let pattern = before === 'T' ? "'T'" : before!.replace(/\s+/g, ' ');
  pattern += (twelve ? 'h' : 'H').repeat(hour!.length === 2 ? 2 : 1);
  pattern += seconds ? (mark ? `:mm:ss${mark}SSS` : ':mm:ss') : ':mm';
  if (twelve) pattern += gap ? ' a' : 'a';
  const zone = rest.slice(whole.length);
  if (zone === '') return pattern;
  const offsetMatch = offset.exec(zone);
  return offsetMatch ? `${pattern}${offsetMatch[1] ? ' ' : ''}XXX` : undefined;
}

/** One or two digits, a mark and another digit: day and month may be either. */
function beginsWithShortNumber(text: string): boolean {
  const mark = isDigit(text.charCodeAt(1)) ? 2 : 1;
  return isDigit(text.charCodeAt(0)) && !isDigit(text.charCodeAt(mark)) && isDigit(text.charCodeAt(mark + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const formats = new Map<string, DateFormat>();

/** Formats are compiled once per pattern. */
function formatOf(pattern: string): DateFormat {
  let format = formats.get(pattern);
  if (!format) {
    format = new DateFormat(pattern);
    formats.set(pattern, format);
  }
  return format;
}

/** The format that reads a value under an order; undefined when there is none. */
export function formatFor(text: string, order: DateOrder): DateFormat | undefined {
  const shape = shapeOf(text);
  if (!shape) return undefined;
  const format = formatOf(order === 'day-first' ? shape.dayFirst : shape.monthFirst);
  return Number.isNaN(format.parse(text)) ? undefined : format;
}

/** Counts what a column's values say about the order of day and month. */
export class DateEvidence {
  /** Values that are a date in some order. */
  private dates = 0;
  private readonly orders = new TwoWays();
  /** The first value that two orders read. */
  ambiguous: { text: string; dayFirst: string; monthFirst: string } | undefined;
  dayFirstExample: string | undefined;
  monthFirstExample: string | undefined;

  /** @param text a trimmed value. */
  add(text: string): void {
    // Once dates have been seen only those count whose order is open: most columns have none.
    if (this.dates > 0 && !beginsWithShortNumber(text)) return;
    const shape = shapeOf(text);
    if (!shape) return;
    const dayFirst = formatOf(shape.dayFirst).parse(text);
    const monthFirst =
      shape.monthFirst === shape.dayFirst ? dayFirst : formatOf(shape.monthFirst).parse(text);
    if (Number.isNaN(dayFirst) && Number.isNaN(monthFirst)) return;
    this.dates++;
    // 05/05/2026 is the same day in both orders.
    if (dayFirst === monthFirst) return;
    if (Number.isNaN(monthFirst)) {
      this.orders.add('first');
      this.dayFirstExample ??= text;
    } else if (Number.isNaN(dayFirst)) {
      this.orders.add('second');
      this.monthFirstExample ??= text;
    } else {
      this.orders.add('either');
      this.ambiguous ??= { text, ...shape };
    }
  }

  /** The order of day and month, or that there is none to be told: see `TwoWays`. */
  verdict(): DateOrder | 'tie' | 'mixed' | 'open' {
    const verdict = this.orders.verdict();
    return verdict === 'first' ? 'day-first' : verdict === 'second' ? 'month-first' : verdict;
  }
}
