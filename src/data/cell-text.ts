/** What a cell says before it is read as a type: trimmed, in the plan's words, empty where there is no value. */
import type { Source } from '../plan/generated/types.ts';
import type { ColumnPlace } from './header.ts';

/** Texts that mean: no value, unless the plan lists others. The empty cell always does. */
export const defaultMissing: readonly string[] = [
  '-',
  '--',
  '?',
  'n/a',
  '#n/a',
  'na',
  'nan',
  'null',
  '(null)',
  '\\n',
  'none',
  'unspecified',
  'not offered',
];

/** Without outer space of any kind; the same string where there is none. */
export function trimmed(text: string): string {
  const { length } = text;
  if (length === 0) return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(length - 1);
  return first > 32 && first < 128 && last > 32 && last < 128 ? text : text.trim();
}

export function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (trimmed(cell) !== '') return false;
  return true;
}

/** Reads one column's cells as texts. */
export class CellText {
  private readonly index: number;
  private readonly timeIndex: number | undefined;
  private readonly words: ReadonlyMap<string, string> | undefined;
  private readonly missing: ReadonlySet<string>;
  private readonly longest: number;
  /** By first character code: whether some missing text begins with it. */
  private readonly begins = new Uint8Array(128);

  constructor(place: ColumnPlace, source: Source) {
    this.index = place.index;
    this.timeIndex = place.timeIndex;
    const { map, missing = source.format?.missing ?? defaultMissing } = place.definition;
    this.words = map && new Map(Object.entries(map).map(([from, to]) => [from.trim(), to.trim()]));
    this.missing = new Set(missing.map(text => text.trim().toLowerCase()));
    this.longest = Math.max(0, ...[...this.missing].map(text => text.length));
    for (const text of this.missing)
      for (const code of [text.charCodeAt(0), text.toUpperCase().charCodeAt(0)]) this.begins[code & 127] = 1;
  }

  /** The value's text; empty where there is no value. */
  of(record: readonly string[]): string {
    return this.value(record[this.index]);
  }

  /** The text of the time, where date and time stand in two columns. */
  timeOf(record: readonly string[]): string {
    return this.timeIndex === undefined ? '' : this.value(record[this.timeIndex]);
  }

  /** Date and time together where they stand in two columns, else the value's text. */
  whole(record: readonly string[]): string {
    const text = this.of(record);
    const time = this.timeOf(record);
    return time === '' ? text : `${text} ${time}`.trim();
  }

  private value(cell: string | undefined): string {
    if (cell === undefined) return '';
    const text = trimmed(cell);
    if (text === '') return '';
    const word = this.words?.get(text);
    if (word !== undefined) return word;
    if (text.length > this.longest || this.begins[text.charCodeAt(0) & 127] === 0) return text;
    return this.missing.has(text.toLowerCase()) ? '' : text;
  }
}
