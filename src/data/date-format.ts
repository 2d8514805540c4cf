/**
 * Named date formats (`MM/dd/yyyy hh:mm:ss a`), compiled once to a parser that takes some 100 ns a value. Letters
 * are those of Unicode TR 35: y M d H h m s S a X (x and Z mean the same); E skips a weekday. A letter takes one
 * or two digits, whether it stands once or twice, except where digits follow it at once (`yyyyMMdd`).
 */
import { CannotDo } from '../diagnostic/faults.ts';
import { monthNamed } from './month-names.ts';
import type { TimeFormat } from './time-format.ts';

const day = 86_400_000;

const Part = {
  literal: 0,
  space: 1,
  year: 2,
  shortYear: 3,
  month: 4,
  monthName: 5,
  day: 6,
  hour: 7,
  hour12: 8,
  minute: 9,
  second: 10,
  fraction: 11,
  half: 12,
  offset: 13,
  weekday: 14,
} as const;

interface Step {
  part: number;
  /** The character of a literal; 1 for a number of exactly two digits. */
  detail: number;
}

/** An example that shows people what a format looks like. */
const formatHelp =
  'Write the letters yyyy MM dd HH mm ss (hh and a for a twelve-hour clock, MMM for Jan, XXX for +01:00), for example "dd/MM/yyyy HH:mm".';

export class DateFormat implements TimeFormat {
  readonly pattern: string;
  readonly dateOnly: boolean;
  readonly zoned: boolean;
  private readonly steps: Step[];
  private at = 0;

  /** Throws CannotDo for a pattern that can't be read or names no day. */
  constructor(pattern: string) {
    this.pattern = pattern;
    this.steps = compile(pattern);
    const has = (...parts: number[]) => this.steps.some(step => parts.includes(step.part));
    this.dateOnly = !has(Part.hour, Part.hour12);
    this.zoned = has(Part.offset);
    const problem = !has(Part.year, Part.shortYear)
      ? 'has no year'
      : !has(Part.month, Part.monthName)
        ? 'has no month (MM; mm is minutes)'
        : !has(Part.day)
          ? 'has no day'
          : has(Part.hour12) !== has(Part.half)
            ? 'needs hh and a together: hh is an hour on a twelve-hour clock, a its AM or PM'
            : undefined;
    if (problem) throw new CannotDo(`The date format "${pattern}" ${problem}.`, formatHelp);
  }

  parse(text: string): number {
    let year = 0,
      month = 0,
      dayOfMonth = 0,
      hour = 0,
      minute = 0,
      second = 0,
      milliseconds = 0,
      half = -1,
      offset = 0;
    this.at = 0;
    const { steps } = this;
    for (let index = 0; index < steps.length; index++) {
      const { part, detail } = steps[index]!;
      let value = 0;
      switch (part) {
        case Part.literal:
          if (text.charCodeAt(this.at++) !== detail) return Number.NaN;
          continue;
        case Part.space:
          value = this.spaces(text);
          break;
        case Part.year:
          value = year = this.number(text, 4, 4);
          break;
        case Part.shortYear:
          value = this.number(text, 2, 2);
          // As POSIX has it: 69 to 99 are the 1900s.
          year = value + (value < 69 ? 2000 : 1900);
          break;
        case Part.month:
          value = month = this.number(text, detail + 1, 2);
          break;
        case Part.monthName:
          value = month = this.monthName(text);
          break;
        case Part.day:
          value = dayOfMonth = this.number(text, detail + 1, 2);
          break;
        case Part.hour:
          value = hour = this.number(text, detail + 1, 2);
          break;
        case Part.hour12:
          value = hour = this.number(text, detail + 1, 2);
          if (hour < 1 || hour > 12) return Number.NaN;
          break;
        case Part.minute:
          value = minute = this.number(text, detail + 1, 2);
          break;
        case Part.second:
          value = second = this.number(text, detail + 1, 2);
          break;
        case Part.fraction:
          value = milliseconds = this.fraction(text);
          break;
        case Part.half:
          value = half = this.half(text);
          break;
        case Part.offset:
          value = offset = this.offset(text);
          if (Number.isNaN(value)) return value;
          continue;
        case Part.weekday:
          value = this.letters(text) ? 0 : -1;
          break;
      }
      if (value < 0) return Number.NaN;
    }
    if (this.at !== text.length) return Number.NaN;
    if (half >= 0) hour = (hour % 12) + half;
    if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
    if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return Number.NaN;
    const time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    return dayNumber(year, month, dayOfMonth) * day + time - offset * 60_000;
  }

  /** A number of `least` to `most` digits; -1 where there is none. */
  private number(text: string, least: number, most: number): number {
    let value = 0;
    let count = 0;
    while (count < most) {
      const digit = text.charCodeAt(this.at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      this.at++;
      count++;
    }
    return count < least ? -1 : value;
  }

  /** Milliseconds of one to nine digits behind the decimal mark; the rest is cut off. */
  private fraction(text: string): number {
    const from = this.at;
    const value = this.number(text, 1, 9);
    return value < 0 ? -1 : Math.floor(value / 10 ** (this.at - from - 3) + 1e-9);
  }

  private spaces(text: string): number {
    const from = this.at;
    for (let code = text.charCodeAt(from); isSpace(code); code = text.charCodeAt(++this.at));
    return this.at > from ? 0 : -1;
  }

  private letters(text: string): string {
    const from = this.at;
    while (isLetter(text.charCodeAt(this.at))) this.at++;
    return text.slice(from, this.at).toLowerCase();
  }

  private monthName(text: string): number {
    const name = this.letters(text);
    if (text[this.at] === '.') this.at++;
    return monthNamed(name);
  }

  /** Hours to add: 0 for AM, 12 for PM. */
  private half(text: string): number {
    const code = text.charCodeAt(this.at++) | 32;
    if (code !== 97 && code !== 112) return -1;
    if (text[this.at] === '.') this.at++;
    if ((text.charCodeAt(this.at++) | 32) !== 109) return -1;
    if (text[this.at] === '.') this.at++;
    return code === 97 ? 0 : 12;
  }

  /** Minutes ahead of UTC: `Z`, `UTC`, `GMT`, `+01:00`, `-0500`, `+01`. NaN where there is none. */
  private offset(text: string): number {
    const sign = text[this.at];
    if (sign !== '+' && sign !== '-') {
      const name = this.letters(text);
      return name === 'z' || name === 'utc' || name === 'gmt' ? 0 : Number.NaN;
    }
    this.at++;
    const hours = this.number(text, 2, 2);
    if (text[this.at] === ':') this.at++;
    const minutes = this.at === text.length ? 0 : this.number(text, 2, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return Number.NaN;
    return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
  }
}

const parts: Record<string, (length: number) => number | undefined> = {
  y: length => (length === 2 ? Part.shortYear : length === 4 || length === 1 ? Part.year : undefined),
  M: length => (length <= 2 ? Part.month : length <= 4 ? Part.monthName : undefined),
  d: length => (length <= 2 ? Part.day : undefined),
  H: length => (length <= 2 ? Part.hour : undefined),
  h: length => (length <= 2 ? Part.hour12 : undefined),
  m: length => (length <= 2 ? Part.minute : undefined),
  s: length => (length <= 2 ? Part.second : undefined),
  S: length => (length <= 9 ? Part.fraction : undefined),
  a: () => Part.half,
  X: () => Part.offset,
  x: () => Part.offset,
  Z: () => Part.offset,
  E: () => Part.weekday,
};

/** Parts that are read as digits: one that another follows at once takes exactly two. */
const numeric: ReadonlySet<number> = new Set([
  Part.year,
  Part.shortYear,
  Part.month,
  Part.day,
  Part.hour,
  Part.hour12,
  Part.minute,
  Part.second,
  Part.fraction,
]);

function compile(pattern: string): Step[] {
  const steps: Step[] = [];
  const literal = (text: string) => {
    for (let at = 0; at < text.length; at++) {
      const space = isSpace(text.charCodeAt(at));
      if (space && steps.at(-1)?.part === Part.space) continue;
      steps.push(
        space ? { part: Part.space, detail: 0 } : { part: Part.literal, detail: text.charCodeAt(at) },
      );
    }
  };
  for (const [piece] of pattern.trim().matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[\s\S]/g)) {
    if (piece === "''") literal("'");
    else if (piece.length > 1 && piece.startsWith("'")) literal(piece.slice(1, -1).replaceAll("''", "'"));
    else if (!/[A-Za-z]/.test(piece) || piece === 'T') literal(piece);
    else {
      const part = Object.hasOwn(parts, piece[0]!) ? parts[piece[0]!]!(piece.length) : undefined;
      if (part === undefined)
        throw new CannotDo(
          `The date format "${pattern}" has "${piece}", which csplan doesn't know.`,
          formatHelp,
        );
      steps.push({ part, detail: 0 });
    }
  }
  steps.forEach((step, index) => {
    if (numeric.has(step.part) && numeric.has(steps[index + 1]?.part ?? -1)) step.detail = 1;
  });
  return steps;
}

function isSpace(code: number): boolean {
  // Space, tab, no-break space, and the narrow one that newer systems put before AM and PM.
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  // From À on: months have accents in other languages.
  return (lower >= 97 && lower <= 122) || (code >= 0xc0 && code < 0x250);
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a date of the Gregorian calendar; years counted from March, so that leap days end them. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    dayOfYear -
    719_468
  );
}
