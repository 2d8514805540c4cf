/** Time between two cells of a row. */
import type { InstantColumn } from '../data/batch.ts';
import type { Rows } from './measure.ts';

export const secondsOfDay = 86400;

/**
 * Seconds from one instant to another per row. Where either cell is a plain date, or `byDates` asks for it,
 * whole days between the two calendar dates: a date without a time says nothing finer.
 */
export function elapsed(
  from: InstantColumn,
  to: InstantColumn,
  rows: Rows,
  byDates: boolean,
): (row: number) => number {
  return row =>
    byDates || from.dateOnly[row] || to.dateOnly[row]
      ? (dayOf(to, row, rows) - dayOf(from, row, rows)) * secondsOfDay
      : (to.values[row]! - from.values[row]!) / 1000;
}

/** The calendar day of a cell: a plain date is a day of the export's zone, a time is seen on the plan's calendar. */
export function dayOf(column: InstantColumn, row: number, rows: Rows): number {
  return (column.dateOnly[row] ? rows.sourceZone : rows.zone).dayNumber(column.values[row]!);
}
