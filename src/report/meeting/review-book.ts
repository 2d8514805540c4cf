/** Which review file belongs to a report, and which came before. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import type { Plan, Review } from '../../plan/generated/types.ts';
import { fiscalCalendar, type Period, parsePeriod } from '../../plan/period.ts';

/** A review file with its period read. */
export interface DatedReview {
  review: Review;
  period: Period;
  /** The day on which it was held; null while it is being prepared, and for a day after as-of. */
  held: string | null;
}

export interface ReviewBook {
  /** The review of the report's period, held or being prepared. */
  own: DatedReview | null;
  /** Those of periods that ended before, or with it; newest first. */
  earlier: DatedReview[];
}

/**
 * A year without a review of its own has that of its last quarter; while it is not over, the latest of its quarters that
 * has one. Reviews of later periods are not of this report.
 */
export function reviewBook(plan: Plan, asked: Period, asOf: string): ReviewBook {
  const calendar = fiscalCalendar(plan.calendar);
  const known = (plan.reviews ?? [])
    .flatMap((review): DatedReview[] => {
      const period = parsePeriod(review.period, calendar);
      if (!period || period.end > asked.end) return [];
      return [{ review, period, held: review.date && review.date <= asOf ? review.date : null }];
    })
    .sort(newestFirst);
  const own = known.find(({ period }) => period.start === asked.start && period.end === asked.end);
  const chosen = own ?? (asked.kind === 'year' ? ofYear(known, asked, asOf) : undefined) ?? null;
  return { own: chosen, earlier: known.filter(review => review !== chosen) };
}

function newestFirst(a: DatedReview, b: DatedReview): number {
  return compareCodePoints(b.period.end, a.period.end) || compareCodePoints(b.held ?? '9', a.held ?? '9');
}

function ofYear(
  newest: readonly DatedReview[],
  { start, end }: Period,
  asOf: string,
): DatedReview | undefined {
  return newest.find(
    ({ period }) => period.kind === 'quarter' && period.start >= start && (period.end === end || asOf < end),
  );
}

/** The report's own review first. */
export function allReviews({ own, earlier }: ReviewBook): DatedReview[] {
  return own ? [own, ...earlier] : earlier;
}
