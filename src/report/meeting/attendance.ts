/** Who came to the reviews, and whether they were worth the time. */
import type { Plan, Review } from '../../plan/generated/types.ts';
import { fixedDayOf, heldReviews } from '../../rules/reviews.ts';
import type { TitleOf } from '../owners.ts';
import { shortLabel } from '../statistics-words.ts';
import type { DatedReview } from './review-book.ts';

/** A review that was held. */
export interface MeetingRow {
  period: string;
  date: string;
  chair: string | null;
  presented: string | null;
  attended: string[];
  /** 1 (no) to 5 (yes); null where nobody said. */
  worth: number | null;
}

/** How often a leader was at the reviews that say who was there. */
export interface LeaderRow {
  title: string;
  sponsor: boolean;
  attended: number;
  of: number;
}

export interface Attendance {
  /** Newest first. */
  meetings: MeetingRow[];
  /** The sponsor first, then those who stand behind the plan. */
  leaders: LeaderRow[];
  /** The mean of what was said about the time, over so many reviews; null where nobody said anything. */
  worth: { mean: number; of: number } | null;
  /** Of the fixed days of reviews that have passed: on how many one was held. */
  fixed: { held: number; of: number };
}

export function attendance(
  plan: Plan,
  reviews: readonly DatedReview[],
  asOf: string,
  titleOf: TitleOf,
): Attendance {
  const held = reviews.flatMap(({ review, period, held }) => (held ? [{ review, period, held }] : []));
  const rated = held.flatMap(({ review }) => review.worth_the_time ?? []);
  return {
    meetings: held.map(({ review, period, held }) => ({
      period: shortLabel(period),
      date: held,
      chair: titleOf(review.chair),
      presented: titleOf(review.presented),
      attended: (review.attended ?? []).flatMap(role => titleOf(role) ?? []),
      worth: review.worth_the_time ?? null,
    })),
    leaders: leadersOf(plan).map(role => {
      const told = held.filter(({ review }) => review.attended || isThere(role, review));
      return {
        title: titleOf(role) ?? role,
        sponsor: role === plan.sponsor,
        attended: told.filter(({ review }) => isThere(role, review)).length,
        of: told.length,
      };
    }),
    worth: rated.length
      ? { mean: rated.reduce((sum, mark) => sum + mark, 0) / rated.length, of: rated.length }
      : null,
    fixed: fixedDays(plan, asOf),
  };
}

function leadersOf({ sponsor, buy_in }: Plan): string[] {
  return [...new Set([sponsor ?? [], (buy_in ?? []).flatMap(({ by }) => by ?? [])].flat())];
}

function isThere(role: string, { attended, chair, presented }: Review): boolean {
  return attended?.includes(role) || chair === role || presented === role;
}

function fixedDays(plan: Plan, asOf: string): Attendance['fixed'] {
  const dates = plan.review_dates ?? [];
  const passed = dates.filter(date => date < asOf);
  const held = heldReviews(plan)
    .filter(({ date }) => date <= asOf)
    .map(({ date }) => fixedDayOf(date, dates));
  return { held: passed.filter(date => held.includes(date)).length, of: passed.length };
}
