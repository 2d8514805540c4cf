/**
 * Working time between two instants, exact to the millisecond. A shift begins when the clocks of the zone first
 * reach its start and ends when they first reach its end: a night in which an hour is repeated is an hour
 * longer, one in which an hour is left out an hour shorter.
 */
import type { WorkingWeek } from '../plan/working-hours.ts';
import type { Zone } from './zone.ts';

const day = 86_400_000;
const minute = 60_000;

/** Days (since 1970-01-01) that are counted: 1900 to 2199. Instants beyond them count as the first or the last. */
const firstDay = -25_567;
const lastDay = 84_005;
const dayCount = lastDay - firstDay + 1;

export class BusinessTime {
  private readonly week: WorkingWeek;
  private readonly holidays: ReadonlySet<number>;
  private readonly zone: Zone;
  /** Shifts of the day with the most. */
  private readonly stride: number;
  /** First instant and end of every shift, `stride` of them a day; infinite where a day has fewer. */
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** Working milliseconds, and working days, of the days before, from an arbitrary origin. */
  private readonly workedBefore = new Float64Array(dayCount + 1);
  private readonly daysBefore = new Int32Array(dayCount + 1);
  /** Days from `filledFrom` up to `filledTo` have their shifts: days are filled as dates ask for them. */
  private filledFrom = -1;
  private filledTo = -1;

  /** @param holidays days since 1970-01-01 on which no shift begins. */
  constructor(week: WorkingWeek, holidays: ReadonlySet<number>, zone: Zone) {
    this.week = week;
    this.holidays = holidays;
    this.zone = zone;
    this.stride = Math.max(...week.map(shifts => shifts.length));
    this.starts = new Float64Array(dayCount * this.stride);
    this.ends = new Float64Array(dayCount * this.stride);
  }

  /** Working milliseconds from one instant to another; below zero where the second comes first. */
  between(from: number, to: number): number {
    return this.worked(to) - this.worked(from);
  }

  /** Whether shifts begin on a day, counted in days since 1970-01-01. */
  isWorkingDay(dayNumber: number): boolean {
    return this.shiftsOf(dayNumber).length > 0;
  }

  /**
   * Working days that something took: the smallest N for which it was finished by the end of the Nth working day
   * after the day it began. 0 on the day itself.
   */
  daysTaken(from: number, to: number): number {
    if (to <= from) return 0;
    const [first, last] = [clamp(from), clamp(to)];
    this.fill(first, last + 1);
    const passed = this.daysBefore[last - firstDay]! - this.daysBefore[first + 1 - firstDay]!;
    return passed + 1;
  }

  /** Working milliseconds up to an instant, from the origin. */
  private worked(instant: number): number {
    const at = clamp(this.zone.dayNumber(instant));
    this.fill(at - 1, at + 2);
    // The night shift of the day before may still run; where clocks go back over midnight, the next day has begun.
    const from = at - 1 - firstDay;
    let sum = this.workedBefore[from]!;
    for (let i = from * this.stride; i < (from + 3) * this.stride; i++) {
      const start = this.starts[i]!;
      if (instant > start) sum += Math.min(instant, this.ends[i]!) - start;
    }
    return sum;
  }

  /** Makes the days of a half-open span known. */
  private fill(from: number, to: number): void {
    if (this.filledTo < 0) this.filledFrom = this.filledTo = from - firstDay;
    while (this.filledTo + firstDay < to) {
      const index = this.filledTo++;
      this.workedBefore[index + 1] = this.workedBefore[index]! + this.fillDay(index);
      this.daysBefore[index + 1] = this.daysBefore[index]! + (this.isWorkingDay(index + firstDay) ? 1 : 0);
    }
    while (this.filledFrom + firstDay > from) {
      const index = --this.filledFrom;
      this.workedBefore[index] = this.workedBefore[index + 1]! - this.fillDay(index);
      this.daysBefore[index] = this.daysBefore[index + 1]! - (this.isWorkingDay(index + firstDay) ? 1 : 0);
    }
  }

  /** Lays out a day's shifts and gives their length. */
  private fillDay(index: number): number {
    const dayNumber = index + firstDay;
    const shifts = this.shiftsOf(dayNumber);
    let total = 0;
    for (let i = 0; i < this.stride; i++) {
      const shift = shifts[i];
      const start = shift ? this.firstReached(dayNumber * day + shift.start * minute) : Infinity;
      const end = shift ? this.firstReached(dayNumber * day + shift.end * minute) : Infinity;
      this.starts[index * this.stride + i] = start;
      this.ends[index * this.stride + i] = end;
      if (shift) total += end - start;
    }
    return total;
  }

  private shiftsOf(dayNumber: number): WorkingWeek[number] {
    // 1970-01-01 was a Thursday.
    return this.holidays.has(dayNumber) ? [] : this.week[(((dayNumber + 3) % 7) + 7) % 7]!;
  }

  /** The first instant at which clocks show a local time or a later one. */
  private firstReached(local: number): number {
    const { zone } = this;
    const at = zone.toInstant(local);
    if (zone.quirk !== 'nonexistent') return at;
    // The clocks jump over it: the instant of the jump, which lies less than the gap before.
    let before = at - (zone.toLocal(at) - local);
    let after = at;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zone.toLocal(middle) >= local) after = middle;
      else before = middle;
    }
    return after;
  }
}

/** The days before and behind are looked at as well, so the range ends one day earlier. */
function clamp(dayNumber: number): number {
  return Math.min(Math.max(dayNumber, firstDay + 1), lastDay - 2);
}
