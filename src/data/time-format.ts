/** How an export writes points in time. */
import { DateFormat } from './date-format.ts';

export interface TimeFormat {
  /** As written in a plan. */
  readonly pattern: string;
  /** The format has no time: its values are whole days. */
  readonly dateOnly: boolean;
  /** Values are instants and not local times: they carry an offset from UTC, or count from an instant. */
  readonly zoned: boolean;
  /** Milliseconds since 1970 of a trimmed text: local time as if UTC, an instant where `zoned`. NaN: not a date. */
  parse(text: string): number;
}

/** Seconds or milliseconds since 1970-01-01T00:00Z, with or without a fraction, up to the year 9999. */
class Epoch implements TimeFormat {
  readonly pattern: string;
  readonly dateOnly = false;
  readonly zoned = true;
  private readonly factor: number;

  constructor(pattern: string, factor: number) {
    this.pattern = pattern;
    this.factor = factor;
  }

  parse(text: string): number {
    if (!/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number.NaN;
    const instant = Math.floor(Number(text) * this.factor + 1e-6);
    return Math.abs(instant) < 253_402_300_800_000 ? instant : Number.NaN;
  }
}

/** A format as a plan names it: `epoch`, `epoch-ms`, or letters of `DateFormat`. CannotDo for one that can't be read. */
export function timeFormat(name: string): TimeFormat {
  const word = name.trim().toLowerCase();
  if (word === 'epoch') return new Epoch('epoch', 1000);
  return word === 'epoch-ms' ? new Epoch('epoch-ms', 1) : new DateFormat(name);
}
