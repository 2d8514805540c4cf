/** Reviews that were held. One that is only being prepared has no date yet, and nothing is asked of it. */
import type { Plan, Review } from '../plan/generated/types.ts';
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

/** Every review that was held. */
export function visitHeld(check: (review: Review, pointer: string, context: RuleContext) => void): Visitor {
  return visit('/reviews/*', (review, pointer, context) => {
    if (!isGap(review.date)) check(review, pointer, context);
  });
}
