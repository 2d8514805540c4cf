/** What leaders owe a plan an answer on, or have promised it and not given. */
import type { Plan } from '../../plan/generated/types.ts';
import type { Period } from '../../plan/period.ts';
import { askRows } from '../meeting/asks.ts';
import { allReviews, reviewBook } from '../meeting/review-book.ts';
import { namesIn } from '../meeting/subjects.ts';
import type { TitleOf } from '../owners.ts';
import { grantRows } from '../promises.ts';

export interface OpenAsk {
  /** `grant`: promised, and its day has passed. `ask`: asked in a review, not answered or put off. */
  kind: 'grant' | 'ask';
  text: string;
  /** The leader's role. */
  of: string | null;
  cost: string | null;
  /** The day on which a grant was due, or by which what is asked for is needed. */
  due: string | null;
  /** Days that a grant is late; 0 for what is asked. */
  daysLate: number;
  /** Asked and answered with "later". */
  putOff: boolean;
}

/** Late grants first, then asks of the latest review first. */
export function openAsks(plan: Plan, period: Period, asOf: string, titleOf: TitleOf): OpenAsk[] {
  const grants = grantRows(plan, asOf, titleOf)
    .filter(({ state }) => state === 'late')
    .map(
      ({ what, by, due, daysLate }): OpenAsk => ({
        kind: 'grant',
        text: what,
        of: by,
        cost: null,
        due,
        daysLate,
        putOff: false,
      }),
    );
  const asks = askRows(allReviews(reviewBook(plan, period, asOf)), namesIn(plan), titleOf)
    .filter(({ answer }) => answer === null || answer === 'later')
    .map(
      ({ text, of, cost, by, answer }): OpenAsk => ({
        kind: 'ask',
        ...{ text, of, cost, due: by },
        daysLate: 0,
        putOff: answer === 'later',
      }),
    );
  return [...grants, ...asks];
}
