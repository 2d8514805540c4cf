/** Reviews that were held. One that is only being prepared has no date yet, and nothing is asked of it. */
import type { Plan, Review } from '../plan/generated/types.ts';
import { daysBetween } from '../plan/period.ts';
import { isGap } from './gap.ts';
import { type RuleContext, type Visitor, visit } from './rule.ts';

export interface HeldReview {
  review: Review;
  /** The day it was held. */
  date: string;
  /** Its pointer. */
  at: string;
}

/** Oldest first. */
export function heldReviews(plan: Plan): HeldReview[] {
  const held = (plan.reviews ?? []).flatMap((review, i) =>
    review?.date ? [{ review, date: review.date, at: `/reviews/${i}` }] : [],
  );
  return held.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** A review held further than this from its fixed day is another one. */
const apart = 60;

/** The fixed day, of `dates`, that a review held on `held` belongs to; undefined where none is near. */
export function fixedDayOf(held: string, dates: readonly string[]): string | undefined {
  const near = dates.filter(date => Math.abs(daysBetween(date, held)) <= apart);
  return near.sort((a, b) => Math.abs(daysBetween(a, held)) - Math.abs(daysBetween(b, held)))[0];
}

/** Every review that was held. */
export function visitHeld(check: (review: Review, pointer: string, context: RuleContext) => void): Visitor {
  return visit('/reviews/*', (review, pointer, context) => {
    if (!isGap(review.date)) check(review, pointer, context);
  });
}
