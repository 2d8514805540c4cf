/**
 * Time zones on Intl alone: local wall-clock times to instants and back, with the zone's transitions cached so
 * that a million values cost a table look-up each. Times are milliseconds; a *local* time is a wall-clock
 * reading expressed as if it were UTC.
 */
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';

const day = 86_400_000;

/** A local time that the clocks show twice, or never. */
export type LocalQuirk = 'ambiguous' | 'nonexistent';

export interface Zone {
  /** IANA name. */
  readonly name: string;
  /**
   * The instant at which clocks show a local time. An ambiguous time takes the earlier instant, a non-existent
   * one shifts forward by the length of the gap; `quirk` then says which it was.
   */
  toInstant(localMs: number): number;
  /** What the last call of `toInstant` met; undefined for an ordinary time. */
  readonly quirk: LocalQuirk | undefined;
  /** The local time that clocks show at an instant. */
  toLocal(instant: number): number;
  /** The first instant of a local day, `YYYY-MM-DD`. */
  dayStart(isoDate: string): number;
  /** The first instant of the local day after the one in which the instant lies. */
  nextDayStart(instant: number): number;
  /** Whole local days since 1970-01-01. */
  dayNumber(instant: number): number;
  /** The local day, `YYYY-MM-DD`. */
  isoDate(instant: number): string;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name; CannotDo with a did-you-mean for a name that isn't one. */
export function zone(name: string): Zone {
  let found = zones.get(name);
  if (!found) {
    found = new CachedZone(name, clockOf(name));
    zones.set(name, found);
  }
  return found;
}

function clockOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    const guess = nearest(name, [...Intl.supportedValuesOf('timeZone'), 'UTC']);
    throw new CannotDo(
      `"${name}" is not a time zone.`,
      `${guess ? `Did you mean ${guess}? ` : ''}Write an IANA name, for example America/New_York or Europe/Berlin.`,
    );
  }
}

/** Weeks in which the cache is kept: from 1899-12-28 to 2200. Outside it every look-up asks Intl. */
const week = 7 * day;
const firstWeek = -3653;
const weekCount = 15_700;

class CachedZone implements Zone {
  readonly name: string;
  quirk: LocalQuirk | undefined;
  private readonly clock: Intl.DateTimeFormat;
  /** Per week: the offset at its start, the instant at which it changes (infinity: it doesn't), and the new one. */
  private readonly before = new Float64Array(weekCount).fill(Number.NaN);
  private readonly changesAt = new Float64Array(weekCount);
  private readonly after = new Float64Array(weekCount);

  constructor(name: string, clock: Intl.DateTimeFormat) {
    this.name = name;
    this.clock = clock;
  }

  toInstant(localMs: number): number {
    // Offsets lie within a day, so the offsets a day before and after are those on both sides of a transition.
    const before = this.offset(localMs - day);
    const after = this.offset(localMs + day);
    this.quirk = undefined;
    if (before === after) return localMs - before;
    const fitsBefore = this.offset(localMs - before) === before;
    const fitsAfter = this.offset(localMs - after) === after;
    if (fitsBefore && fitsAfter) {
      this.quirk = 'ambiguous';
      return localMs - Math.max(before, after);
    }
    if (fitsAfter) return localMs - after;
    if (!fitsBefore) this.quirk = 'nonexistent';
    return localMs - before;
  }

  toLocal(instant: number): number {
    return instant + this.offset(instant);
  }

  dayStart(isoDate: string): number {
    return this.toInstant(Date.parse(`${isoDate}T00:00:00Z`));
  }

  nextDayStart(instant: number): number {
    const midnight = (this.dayNumber(instant) + 1) * day;
    const start = this.toInstant(midnight);
    // Where clocks go back over midnight the day has two starts; the one wanted is yet to come.
    return start > instant ? start : midnight - this.offset(midnight + day);
  }

  dayNumber(instant: number): number {
    return Math.floor(this.toLocal(instant) / day);
  }

  isoDate(instant: number): string {
    return new Date(this.toLocal(instant)).toISOString().slice(0, 10);
  }

  /** Milliseconds by which local time is ahead of UTC at an instant. */
  private offset(instant: number): number {
    const index = Math.floor(instant / week) - firstWeek;
    if (!(index >= 0 && index < weekCount)) return this.askOffset(instant);
    if (Number.isNaN(this.before[index]!)) this.fill(index);
    return instant < this.changesAt[index]! ? this.before[index]! : this.after[index]!;
  }

  private fill(index: number): void {
    let start = (index + firstWeek) * week;
    let end = start + week;
    const before = this.askOffset(start);
    const after = this.askOffset(end);
    this.before[index] = before;
    this.after[index] = after;
    this.changesAt[index] = Number.POSITIVE_INFINITY;
    if (before === after) return;
    while (end - start > 1000) {
      const middle = Math.floor((start + end) / 2000) * 1000;
      if (this.askOffset(middle) === before) start = middle;
      else end = middle;
    }
    this.changesAt[index] = end;
  }

  private askOffset(instant: number): number {
    const second = Math.floor(instant / 1000) * 1000;
    let year = 0,
      month = 0,
      dayOfMonth = 0,
      hour = 0,
      minute = 0,
      secondOfMinute = 0;
    for (const { type, value } of this.clock.formatToParts(second)) {
      if (type === 'year') year = Number(value);
      else if (type === 'month') month = Number(value);
      else if (type === 'day') dayOfMonth = Number(value);
      else if (type === 'hour') hour = Number(value);
      else if (type === 'minute') minute = Number(value);
      else if (type === 'second') secondOfMinute = Number(value);
      else if (type === 'era' && value.startsWith('B')) year = 1 - year;
    }
    const local = new Date(0);
    local.setUTCFullYear(year, month - 1, dayOfMonth);
    local.setUTCHours(hour, minute, secondOfMinute);
    return local.getTime() - second;
  }
}
