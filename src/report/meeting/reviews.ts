/** What the reviews of a plan say, as of the report. */
import type { Plan } from '../../plan/generated/types.ts';
import type { TitleOf } from '../owners.ts';
import { type AskRow, askRows } from './asks.ts';
import { type Attendance, attendance } from './attendance.ts';
import type { DecisionRow } from './decisions.ts';
import { type Closure, closureOf, type FollowUpRow, followUpRows } from './follow-ups.ts';
import { type OwnReview, ownReview } from './own-review.ts';
import { allReviews, type ReviewBook } from './review-book.ts';
import type { Names } from './subjects.ts';

export interface Reviews {
  /** That of the report's period; null where the plan has no file for it. */
  own: OwnReview | null;
  /** Left by earlier reviews. */
  followUps: FollowUpRow[];
  closure: Closure;
  /** Of the period's review and of earlier ones, newest first. */
  decisions: DecisionRow[];
  /** What earlier reviews asked for, newest first. */
  earlierAsks: AskRow[];
  attendance: Attendance;
}

export function reviewsOf(
  plan: Plan,
  book: ReviewBook,
  {
    names,
    titleOf,
    asOf,
    decisions,
  }: { names: Names; titleOf: TitleOf; asOf: string; decisions: DecisionRow[] },
): Reviews {
  const followUps = followUpRows(book.earlier, asOf, titleOf);
  return {
    own: book.own && ownReview(book.own, asOf, titleOf),
    followUps,
    closure: closureOf(followUps),
    decisions,
    earlierAsks: askRows(book.earlier, names, titleOf),
    attendance: attendance(plan, allReviews(book), asOf, titleOf),
  };
}
