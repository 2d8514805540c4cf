/** How long the rows of a stock have been in it, in classes. */
import type { Zone } from '../data/zone.ts';
import { addDays } from '../plan/period.ts';

/** Whole calendar days up to the period's last day. */
export const ages = ['0–7 days', '8–30 days', '31–90 days', 'over 90 days'] as const;

/** The last day of each class but the open one. */
const limits = [7, 30, 90];

/** The class of a row that has been there since an instant, at the end of a period (its first instant after it). */
export function ageing(zone: Zone): (since: number, end: number) => number {
  const known = new Map<number, number[]>();
  const startsAt = (end: number): number[] => {
    let starts = known.get(end);
    if (!starts) {
      const lastDay = zone.isoDate(end - 1);
      starts = limits.map(days => zone.dayStart(addDays(lastDay, -days)));
      known.set(end, starts);
    }
    return starts;
  };
  return (since, end) => {
    const starts = startsAt(end);
    for (let age = 0; age < starts.length; age++) if (since >= starts[age]!) return age;
    return starts.length;
  };
}

/** The edge cases that both stocks with an age have. */
export const stockInWords = [
  'Of a period that is not over, or that the exports cover in part, it is the stock at the end of the last day that is over and that they cover; the report names that day. Without `complete.to` the source has to have rows in the month of that day.',
  'The rows are told apart by age: 0 to 7, 8 to 30, 31 to 90 and over 90 calendar days up to the last day of the period.',
];
