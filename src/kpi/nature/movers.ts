/** The values of a column that changed most. */
import { smallest } from '../privacy.ts';
import type { Category } from './nature.ts';

/** So many are named. */
const named = 5;

/**
 * Labels; those that changed by more than chance first, then by size: against the period before or the year before,
 * whichever is larger. Fewer than ten
 * contacts in both of the periods that are compared make no change worth a word, nor does a period that is not whole.
 */
export function movers(categories: readonly Category[]): string[] {
  return categories
    .map((category, place) => ({ category, place, size: sizeOf(category) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => hasMoved(b.category) - hasMoved(a.category) || b.size - a.size || a.place - b.place)
    .slice(0, named)
    .map(({ category }) => category.label);
}

function sizeOf({ now, changeFromPrevious, changeFromLastYear }: Category): number {
  const sizes = [changeFromPrevious, changeFromLastYear].flatMap(change => {
    if (!change || now.value === null || change.verdict.reason === 'incomplete') return [];
    const earlier = now.value - change.difference;
    return Math.max(now.value, earlier) < smallest ? [] : [Math.abs(change.difference)];
  });
  return Math.max(0, ...sizes);
}

function hasMoved({ changeFromPrevious, changeFromLastYear }: Category): number {
  return [changeFromPrevious, changeFromLastYear].some(change => change?.verdict.is === 'moved') ? 1 : 0;
}
