/** What reviews left to do: the ledger of follow-ups, and how many of them were closed. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { daysBetween } from '../../plan/period.ts';
import type { TitleOf } from '../owners.ts';
import { shortLabel } from '../statistics-words.ts';
import type { DatedReview } from './review-book.ts';

export interface FollowUpRow {
  id: string;
  /** The period of the review that left it. */
  review: string;
  what: string;
  owner: string | null;
  due: string | null;
  done: string | null;
  state: 'overdue' | 'open' | 'undated' | 'done';
  daysLate: number;
}

/** `closed` of `of`, which are all but those that are not due yet. */
export interface Closure {
  closed: number;
  of: number;
  overdue: number;
  notYetDue: number;
}

const order = ['overdue', 'open', 'undated', 'done'];

/** Overdue first, then open ones by their due date; those that were done last, the latest first. */
export function followUpRows(reviews: readonly DatedReview[], asOf: string, titleOf: TitleOf): FollowUpRow[] {
  return reviews
    .flatMap(({ review, period }) =>
      (review.follow_ups ?? []).map((followUp): FollowUpRow => {
        const due = followUp.due ?? null;
        const done = followUp.done && followUp.done <= asOf ? followUp.done : null;
        const state = done ? 'done' : !due ? 'undated' : due < asOf ? 'overdue' : 'open';
        return {
          id: followUp.id,
          review: shortLabel(period),
          what: followUp.do || followUp.id,
          owner: titleOf(followUp.owner),
          due,
          done,
          state,
          daysLate: due && state === 'overdue' ? daysBetween(due, asOf) : 0,
        };
      }),
    )
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        compareCodePoints(b.done ?? '', a.done ?? '') ||
        compareCodePoints(a.due ?? '9', b.due ?? '9') ||
        compareCodePoints(a.id, b.id),
    );
}

export function closureOf(rows: readonly FollowUpRow[]): Closure {
  const number = (state: FollowUpRow['state']) => rows.filter(row => row.state === state).length;
  const notYetDue = number('open');
  return { closed: number('done'), of: rows.length - notYetDue, overdue: number('overdue'), notYetDue };
}
