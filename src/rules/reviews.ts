/** Reviews that were held. One that is only being prepared has no date yet, and nothing is asked of it. */
import type { Plan, Review } from '../plan/generated/types.ts';
import { daysBetween, fiscalCalendar, lastComplete, parsePeriod } from '../plan/period.ts';
import { liesAhead } from './ahead.ts';
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

/** Whether a review may have been held: its day has come, or without one its period has begun. */
export function isHeld(
  { date, period }: Review,
  { plan, facts }: Pick<RuleContext, 'plan' | 'facts'>,
): boolean {
  if (!isGap(date)) return !liesAhead(date, facts);
  const reviewed =
    typeof period === 'string' ? parsePeriod(period, fiscalCalendar(plan.calendar)) : undefined;
  return !liesAhead(reviewed?.start, facts);
}

/** The quarter that a review held on that day is about, and the place among the plan's reviews of one that is about it. */
export function reviewOn(
  day: string,
  { calendar, reviews }: Plan,
  fits: (review: Review) => boolean,
): { period: string; index: number } {
  const fiscal = fiscalCalendar(calendar);
  const { id, end } = lastComplete(day, 'quarter', fiscal);
  const index = (reviews ?? []).findIndex(
    review => review?.period && fits(review) && parsePeriod(review.period, fiscal)?.end === end,
  );
  return { period: id, index };
}

/**
 * In which file a decision is written down, and how: what stands behind the colon can be pasted.
 *
 * @param day on which it is taken, YYYY-MM-DD
 */
export function whereToDecide(
  decision: string,
  day: string,
  { plan, document, facts }: Pick<RuleContext, 'plan' | 'document' | 'facts'>,
): string {
  const { period, index } = reviewOn(day, plan, review => !liesAhead(review.date, facts));
  if (index >= 0) {
    const file = document.locate(`/reviews/${index}`).source.path;
    const of = `the review of ${plan.reviews![index]!.period} in ${file}`;
    return isGap(plan.reviews![index]!.decisions)
      ? `In ${of} write: decisions: [${decision}]`
      : `Add to \`decisions\` of ${of}: - ${decision}`;
  }
  const review = `{period: ${period}, date: ${day}, decisions: [${decision}]}`;
  const files = document.files.filter(({ mount }) => mount[0] === 'reviews');
  const header = document.files[0]!.source.path;
  if (document.node('/reviews') && !files.some(({ mount }) => mount.length > 1))
    return `Add to \`reviews\` in ${files[0]?.source.path ?? header}: - ${review}`;
  // A plan in a single file has no folder for its reviews.
  if (!/(?:^|\/)plan\.ya?ml$/.test(header)) return `Add to ${header}: reviews: [${review}]`;
  return `Write a new file ${header.replace(/plan\.ya?ml$/, '')}reviews/${period}.yaml: ${review}`;
}
