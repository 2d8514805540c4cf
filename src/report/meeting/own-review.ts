/** The review of the report's period: what it is for, what its owner says, what was agreed. */
import { questions } from '../../plan/generated/questions.ts';
import type { Review } from '../../plan/generated/types.ts';
import { fixedQuestions } from '../../rules/fixed-questions.ts';
import type { TitleOf } from '../owners.ts';
import { shortLabel } from '../statistics-words.ts';
import { type FollowUpRow, followUpRows } from './follow-ups.ts';
import type { DatedReview } from './review-book.ts';

export interface OwnReview {
  period: string;
  /** The day on which it was held; null while it is being prepared. */
  held: string | null;
  aim: string | null;
  /** The fixed questions that have an answer. */
  answers: { question: string; answer: string }[];
  /** Fixed questions without one. */
  open: string[];
  /** What keeps the plan from going on. */
  blocked: string[];
  /** What it left to do. */
  followUps: FollowUpRow[];
}

export function ownReview(own: DatedReview, asOf: string, titleOf: TitleOf): OwnReview {
  const { review, period, held } = own;
  const asked = fixedQuestions.map(key => ({
    question: questions[`/reviews/*/answers/${key}`]!,
    answer: review.answers?.[key] ?? null,
  }));
  return {
    period: shortLabel(period),
    held,
    aim: review.aim ?? null,
    answers: asked.flatMap(({ question, answer }) => (answer ? [{ question, answer }] : [])),
    open: asked.flatMap(({ question, answer }) => (answer ? [] : [question])),
    blocked: (review.blocked ?? []).filter(Boolean),
    followUps: followUpRows([own], asOf, titleOf),
  };
}

/** What the owner says about a KPI or a watched measure in that period's review. */
export function commentOn(id: string, review: Review | undefined): string | null {
  return review?.comments && Object.hasOwn(review.comments, id) ? (review.comments[id] ?? null) : null;
}
