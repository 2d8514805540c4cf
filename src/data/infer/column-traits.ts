/** Questions that a proposal asks about one column. */
import { type DurationUnit, unitInHeader } from '../duration-text.ts';
import type { ColumnEvidence } from './column-evidence.ts';
import { wordsOf } from './header-words.ts';

/** Few different values for the number of rows. */
export function isCategory({ values, filled }: ColumnEvidence): boolean {
  return values === undefined ? filled > 2000 : values.size <= Math.max(12, filled / 3);
}

export function isWholeScale({ kind, numbers }: ColumnEvidence, from: number, to: number): boolean {
  const { whole, smallest, largest } = numbers;
  return kind === 'number' && whole && smallest >= from && largest <= to && largest > smallest;
}

export function isTimeOfDay({ kind, numbers }: ColumnEvidence): boolean {
  return kind === 'duration' || (kind === 'number' && numbers.smallest >= 0 && numbers.largest < 1);
}

export function unitOf({ header }: ColumnEvidence): DurationUnit | undefined {
  const named = unitInHeader(header);
  if (named) return named;
  const words = wordsOf(header);
  return /\bdays\b/.test(words)
    ? 'days'
    : /\b(hours|hrs)\b/.test(words)
      ? 'hours'
      : /\b(minutes|mins)\b/.test(words)
        ? 'minutes'
        : /\b(seconds|secs|billsec)\b/.test(words)
          ? 'seconds'
          : undefined;
}

/** Formats that differ only in whether one or two digits stand for a number read the same. */
export function isAmong(format: string, known: readonly string[]): boolean {
  const bare = (text: string) =>
    text
      .replace(/(?<!M)MM(?!M)/, 'M')
      .replace('dd', 'd')
      .replace('HH', 'H')
      .replace('hh', 'h');
  return known.some(other => bare(other) === bare(format));
}
