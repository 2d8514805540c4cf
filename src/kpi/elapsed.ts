/** Time between two cells of a row, on the clock that the plan chooses. */
import type { InstantColumn } from '../data/batch.ts';
import type { MeasureSpec, Rows, SpecOf } from './measure.ts';

export const secondsOfDay = 86400;

/** What counts as time: all of it, calendar days, working hours, or working days. */
export type Clock = NonNullable<SpecOf<'duration'>['clock']>;

/** Whether a measure needs the plan's working hours. */
export function countsWorkingTime(spec: MeasureSpec): boolean {
  return 'clock' in spec && (spec.clock === 'business' || spec.clock === 'working_days');
}

/** Why a row that has only dates doesn't count where hours do. */
export const noTimeOfDay = 'a date without a time of day, which tells no working hours';

/**
 * Seconds between two instants, each of which may stand for a plain date; days count 86,400. Below zero where the
 * second comes first. NaN where working hours are asked for and one of the two is a plain date.
 */
export type Span = (from: number, fromIsDate: boolean, to: number, toIsDate: boolean) => number;

/**
 * The calendar clock counts whole days where either side is a plain date: a date without a time says nothing finer.
 * A plain date is a day of the export's zone, a time is seen on the plan's calendar.
 */
export function spanOn(clock: Clock, rows: Rows): Span {
  const dayOf = (at: number, isDate: boolean) => (isDate ? rows.sourceZone : rows.zone).dayNumber(at);
  const dates: Span = (from, fromIsDate, to, toIsDate) =>
    (dayOf(to, toIsDate) - dayOf(from, fromIsDate)) * secondsOfDay;
  if (clock === 'dates') return dates;
  if (clock === 'calendar')
    return (from, fromIsDate, to, toIsDate) =>
      fromIsDate || toIsDate ? dates(from, fromIsDate, to, toIsDate) : (to - from) / 1000;
  const working = rows.working!;
  if (clock === 'business')
    return (from, fromIsDate, to, toIsDate) => {
      if (fromIsDate || toIsDate) return Number.NaN;
      // At night no working time runs back, and yet the end is before the start.
      return (to < from ? to - from : working.between(from, to)) / 1000;
    };
  return (from, fromIsDate, to, toIsDate) => {
    if (!fromIsDate && !toIsDate && to < from) return (to - from) / 1000;
    const [first, last] = [dayOf(from, fromIsDate), dayOf(to, toIsDate)];
    return (last < first ? last - first : working.daysTaken(first, last)) * secondsOfDay;
  };
}

/** Seconds from one cell to another per row. */
export function elapsed(
  from: InstantColumn,
  to: InstantColumn,
  rows: Rows,
  clock: Clock,
): (row: number) => number {
  const span = spanOn(clock, rows);
  return row => span(from.values[row]!, from.dateOnly[row] === 1, to.values[row]!, to.dateOnly[row] === 1);
}
