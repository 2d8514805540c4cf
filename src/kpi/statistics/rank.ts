import type { Rank } from '../evaluation.ts';

/** Of fewer values than this nobody is the highest or lowest of note. */
export const fewestRanked = 4;

/** The place of the last of these values among all of them; null where there are too few, or no last one. */
export function rankOfLast(values: readonly (number | null)[]): Rank | null {
  const last = values.at(-1);
  const known = values.filter(value => value !== null);
  if (last === null || last === undefined || known.length < fewestRanked) return null;
  return {
    of: known.length,
    fromLowest: 1 + known.filter(value => value < last).length,
    fromHighest: 1 + known.filter(value => value > last).length,
    tied: known.filter(value => value === last).length > 1,
  };
}
