/** Since when nothing was heard: of a plan, or of a part of it. */
import { commitInWords, type When } from '../past/past.ts';
import type { Plan } from '../plan/generated/types.ts';
import { daysBetween } from '../plan/period.ts';
import { latest } from './cadence.ts';
import { isGap } from './gap.ts';
import { heldReviews } from './reviews.ts';
import type { RuleContext } from './rule.ts';

type Known = Pick<RuleContext, 'plan' | 'document' | 'facts'>;

/** Half a year: two quarters, the longer ones. */
export const twoQuarters = 184;

/** When something was last changed, and how long ago that is. */
export interface Silence {
  /** YYYY-MM-DD. */
  since: string;
  /** Nothing older was looked at: it was earlier than that. */
  isOlder: boolean;
  /** Until today, at least. */
  days: number;
}

export function silenceSince(at: When | { date: string }, today: string): Silence {
  const isOlder = at !== 'now' && 'before' in at;
  const since = at === 'now' ? today : 'before' in at ? at.before : at.date;
  return { since, isOlder, days: daysBetween(since, today) };
}

/** `since 2026-03-02`, `since before 2025-01-01`. */
export function sinceInWords({ since, isOlder }: Silence): string {
  return `since ${isOlder ? 'before ' : ''}${since}`;
}

/** A part of the plan, by its top-level key; undefined where git doesn't know it, or the plan has none of its own. */
export function silenceOf(
  key: string,
  { document, facts }: Known,
  part?: (value: unknown) => unknown,
): Silence | undefined {
  const past = facts.git?.past;
  if (isGap(past?.upTo(document).at(-1)?.value(key))) return undefined;
  const version = past?.since(key, document, part);
  return version && silenceSince(version.at, facts.today);
}

/** The last review that was held up to a day, YYYY-MM-DD. */
export function lastReview(plan: Plan, today: string): string | undefined {
  return latest(heldReviews(plan).flatMap(({ date }) => (date <= today ? [date] : [])));
}

/** `nothing was heard of it since the review of 2026-03-02: 190 days by 2026-09-08` */
export function unheardSince(last: string, days: number, today: string): string {
  return `nothing was heard of it since ${last}: ${days} days by ${today}`;
}

/** As `unheardSince` says it. */
export function reviewInWords(date: string): string {
  return `the review of ${date}`;
}

/**
 * The whole plan, with its reviews and closed periods: since the last commit that changed any of it or the last review,
 * whichever came later. Undefined where git doesn't know it, and while something is not committed yet.
 */
export function silenceOfPlan({ plan, document, facts }: Known): (Silence & { last: string }) | undefined {
  const past = facts.git?.past;
  if (!past?.touched || past.isEdited(document)) return undefined;
  const review = lastReview(plan, facts.today);
  const isReview = review !== undefined && review > past.touched.date;
  const date = isReview ? review : past.touched.date;
  const last = isReview ? reviewInWords(review) : commitInWords(past.touched);
  return { ...silenceSince({ date }, facts.today), last };
}

/** Whether all of the plan is silent: then nothing is said of its parts. */
export function isSilent(known: Known, days = twoQuarters): boolean {
  const silence = silenceOfPlan(known);
  return silence !== undefined && silence.days > days;
}
