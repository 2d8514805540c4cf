/** Since when nothing was heard: of a plan, or of a part of it. */
import { commitInWords, dayOf } from '../past/past.ts';
import { daysBetween } from '../plan/period.ts';
import { latest } from './cadence.ts';
import { heldReviews } from './reviews.ts';
import type { RuleContext } from './rule.ts';

type Known = Pick<RuleContext, 'plan' | 'document' | 'facts'>;

/** Half a year: two quarters, the longer ones. */
export const twoQuarters = 184;

/** When something was last changed, and how long ago that is. */
export interface Silence {
  /** YYYY-MM-DD; undefined where it is older than all that was looked at. */
  since: string | undefined;
  /** Until today; infinite where it is older than all that was looked at. */
  days: number;
}

/** @param since undefined for a day before all that was looked at */
export function silenceSince(since: string | undefined, today: string): Silence {
  return { since, days: since === undefined ? Number.POSITIVE_INFINITY : daysBetween(since, today) };
}

/** `since 2026-03-02`. */
export function sinceInWords({ since }: Silence): string {
  return since === undefined ? 'for longer than was looked back' : `since ${since}`;
}

/** A part of the plan, by its top-level key; undefined where git doesn't know it. */
export function silenceOf(
  key: string,
  { document, facts }: Known,
  part?: (value: unknown) => unknown,
): Silence | undefined {
  const version = facts.git?.past.since(key, document, part);
  return version && silenceSince(dayOf(version.at, facts.today), facts.today);
}

/**
 * The whole plan, with its reviews and closed periods: since the last commit that changed any of it or the last review,
 * whichever came later. Undefined where git doesn't know it, and while something is not committed yet.
 */
export function silenceOfPlan({ plan, document, facts }: Known): (Silence & { last: string }) | undefined {
  const past = facts.git?.past;
  if (!past?.touched || past.isEdited(document)) return undefined;
  const review = latest(heldReviews(plan).map(({ date }) => date));
  const isReview = review !== undefined && review > past.touched.date;
  const since = isReview ? review : past.touched.date;
  const last = isReview ? `the review of ${review}` : commitInWords(past.touched);
  return { ...silenceSince(since, facts.today), last };
}

/** Whether all of the plan is silent: then nothing is said of its parts. */
export function isSilent(known: Known, days = twoQuarters): boolean {
  const silence = silenceOfPlan(known);
  return silence !== undefined && silence.days > days;
}
