/** What one column's values look like, gathered value by value in bounded memory. */
import { defaultMissing } from '../cell-text.ts';
import { DateEvidence, type DateOrder, formatFor } from '../date-evidence.ts';
import type { DateFormat } from '../date-format.ts';
import { parseDuration } from '../duration-text.ts';
import { type Decimal, decimalOf, parseBoolean, parseNumber } from '../number-text.ts';
import { Uniqueness } from './uniqueness.ts';

export type Kind = 'empty' | 'date' | 'number' | 'duration' | 'boolean' | 'text';

const orders: readonly DateOrder[] = ['day-first', 'month-first'];

/** Share of the values that have to be of a kind. */
const enough = 0.98;
/** Values after which a kind that most of them are not is given up. */
const patience = 200;
/** Different values that are remembered. */
const remembered = 60;
const longestRemembered = 60;
/** First values that are kept. */
const sampled = 20;

const missing = new Set(defaultMissing);
const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Counts values that are of a kind, and gives up where few are. */
class Hits {
  count = 0;
  private tried = 0;
  givenUp = false;

  add(hit: boolean): void {
    this.tried++;
    if (hit) this.count++;
    else if (this.tried >= patience && this.count < this.tried / 2) this.givenUp = true;
  }
}

export class ColumnEvidence {
  /** A label of the files' headers. */
  readonly header: string;
  /** Values, and cells without one. */
  filled = 0;
  blank = 0;
  readonly uniqueness = new Uniqueness();
  /** Number of values by text, of a column that has few; undefined where there are more. */
  values: Map<string, number> | undefined = new Map();
  /** The first values that are not long. */
  readonly samples: string[] = [];
  /** Mean length of the values in characters is this by `filled`. */
  characters = 0;
  readonly dates = new DateEvidence();
  private readonly patterns = {
    'day-first': new Map<string, Dates>(),
    'month-first': new Map<string, Dates>(),
  };
  private readonly hits = {
    date: new Hits(),
    point: new Hits(),
    comma: new Hits(),
    clock: new Hits(),
    words: new Hits(),
    boolean: new Hits(),
    mail: new Hits(),
  };
  /** The format of the last value that was a date. */
  private readonly recent: Partial<Record<DateOrder, Dates>> = {};
  private commas = 0;
  private readonly ranges = { '.': new Range(), ',': new Range() };
  private readonly stopAtRepeat: boolean;

  /** @param isId the header speaks of an id, so that repeats are counted to the end */
  constructor(header: string, isId: boolean) {
    this.header = header;
    this.stopAtRepeat = !isId;
  }

  /** @param text a trimmed cell */
  add(text: string): void {
    if (text === '' || (text.length < 16 && missing.has(text.toLowerCase()))) {
      this.blank++;
      return;
    }
    this.filled++;
    this.characters += text.length;
    this.remember(text);
    if (this.samples.length < sampled && text.length <= longestRemembered) this.samples.push(text);
    if (!(this.stopAtRepeat && this.uniqueness.repeats > 0)) this.uniqueness.add(text);
    const { date, point, comma, clock, words, boolean, mail: mails } = this.hits;
    if (!date.givenUp) date.add(this.date(text));
    if (!point.givenUp) point.add(this.number(text, '.'));
    if (!comma.givenUp) comma.add(this.number(text, ','));
    if (!clock.givenUp) clock.add(text.includes(':') && isDuration(text));
    if (!words.givenUp) words.add(/[A-Za-z]/.test(text) && isDuration(text));
    if (!boolean.givenUp) boolean.add(parseBoolean(text) >= 0);
    if (!mails.givenUp) mails.add(mail.test(text));
  }

  private remember(text: string): void {
    const { values } = this;
    if (!values) return;
    values.set(text, (values.get(text) ?? 0) + 1);
    if (values.size > remembered || text.length > longestRemembered) this.values = undefined;
  }

  private date(text: string): boolean {
    this.dates.add(text);
    let isDate = false;
    for (const order of orders) {
      // Most values are written as the one before them; that spares finding out how.
      const recent = this.recent[order];
      const value = recent?.format.parse(text) ?? Number.NaN;
      if (!Number.isNaN(value)) {
        recent!.add(value);
        isDate = true;
        continue;
      }
      const format = formatFor(text, order);
      if (!format) continue;
      isDate = true;
      const known = this.patterns[order];
      const found = known.get(format.pattern) ?? new Dates(format);
      found.add(format.parse(text));
      known.set(format.pattern, found);
      this.recent[order] = found;
    }
    return isDate;
  }

  private number(text: string, decimal: Decimal): boolean {
    const value = parseNumber(text, decimal);
    if (Number.isNaN(value)) return false;
    this.ranges[decimal].add(value);
    if (decimal === ',' && decimalOf(text) === ',') this.commas++;
    return true;
  }

  get kind(): Kind {
    const { date, point, comma, clock, words, boolean } = this.hits;
    if (this.filled === 0) return 'empty';
    if (this.most(date)) return 'date';
    if (this.most(clock)) return 'duration';
    const number = this.most(point) || this.most(comma);
    if (this.most(boolean) && !number) return 'boolean';
    if (number) return 'number';
    return this.most(words) ? 'duration' : 'text';
  }

  private most({ count, givenUp }: Hits): boolean {
    return !givenUp && count >= this.filled * enough;
  }

  /** The decimal mark, where numbers need a comma. */
  get decimal(): Decimal {
    return this.commas > 0 && !this.most(this.hits.point) ? ',' : '.';
  }

  /** Smallest and largest number, and whether all are whole. */
  get numbers(): Readonly<Range> {
    return this.ranges[this.decimal];
  }

  /** Values are addresses of e-mail. */
  get isMail(): boolean {
    return this.filled > 0 && this.most(this.hits.mail);
  }

  /** The formats of the dates under an order, the most frequent one first, and their span in local days. */
  datesIn(order: DateOrder): { formats: string[]; first: string; last: string } {
    const found = [...this.patterns[order].values()].sort((a, b) => b.count - a.count);
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    return {
      formats: merged(found),
      first: day(Math.min(...found.map(({ first }) => first))),
      last: day(Math.max(...found.map(({ last }) => last))),
    };
  }
}

class Range {
  smallest = Number.POSITIVE_INFINITY;
  largest = Number.NEGATIVE_INFINITY;
  whole = true;

  add(value: number): void {
    this.smallest = Math.min(this.smallest, value);
    this.largest = Math.max(this.largest, value);
    if (!Number.isInteger(value)) this.whole = false;
  }
}

/** Dates of one format. */
class Dates {
  readonly format: DateFormat;
  count = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;

  constructor(format: DateFormat) {
    this.format = format;
  }

  add(value: number): void {
    this.count++;
    if (value < this.first) this.first = value;
    if (value > this.last) this.last = value;
  }
}

/** Patterns that differ only in one or two digits for a number read the same; the single letters say so. */
function merged(found: readonly Dates[]): string[] {
  const patterns = new Map<string, string>();
  for (const { format } of found) {
    const key = format.pattern.replace(/(?<!M)MM(?!M)|dd|HH|hh/g, pair => pair[0]!);
    patterns.set(key, patterns.has(key) ? key : format.pattern);
  }
  return [...patterns.values()];
}

function isDuration(text: string): boolean {
  return !Number.isNaN(parseDuration(text, { unit: undefined, decimal: '.' }));
}
