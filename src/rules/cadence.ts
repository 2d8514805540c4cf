/** When something that is done again and again is due next. */
import type { Cadence } from '../plan/generated/types.ts';
import { addDays } from '../plan/period.ts';

/** Days, at the longest: a quarter may have 92. What goes on all the time is looked at once a month. */
const longest = { continuous: 31, weekly: 7, monthly: 31, quarterly: 92, 'half-yearly': 184, yearly: 366 };

/** The last day on which it is still in time. Undefined while it is not known how often, or since when. */
export function dueAfter(last: string | null | undefined, every: Cadence | undefined): string | undefined {
  return last && every ? addDays(last, longest[every]) : undefined;
}

/** The latest of some days, YYYY-MM-DD; undefined without any. */
export function latest(days: readonly (string | null | undefined)[]): string | undefined {
  return days.reduce<string | undefined>((best, day) => (day && day > (best ?? '') ? day : best), undefined);
}
