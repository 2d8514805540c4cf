/** What is asked of leaders: by the review files, and what became of it. */
import type { Ask } from '../../plan/generated/types.ts';
import { costAmount, costText } from '../cost.ts';
import type { TitleOf } from '../owners.ts';
import { shortLabel } from '../statistics-words.ts';
import type { DatedReview } from './review-book.ts';
import type { Names, Subject } from './subjects.ts';

export interface AskRow {
  id: string;
  /** `plan`: a review file asks for it. `csplan`: proposed from facts; nobody has asked for it yet. */
  from: 'plan' | 'csplan';
  /** Why it is proposed; null for what the plan asks. */
  proposed: 'earlier-ask' | 'late-grant' | 'exit-rule' | 'behind' | null;
  /** The period of the review that asks, or asked; null where none did. */
  review: string | null;
  text: string;
  /** What a proposal rests on; null for what the plan asks. */
  facts: string | null;
  /** Of whom. */
  of: string | null;
  about: Subject | null;
  /** The findings that it rests on, in words. */
  because: string[];
  cost: string | null;
  /** The cost where it is a number, with its unit where that is named. */
  amount: { value: number; unit: string | null } | null;
  /** The day by which it is needed. */
  by: string | null;
  answer: 'granted' | 'refused' | 'later' | null;
  reason: string | null;
}

/** The asks of some reviews, in their order. */
export function askRows(reviews: readonly DatedReview[], names: Names, titleOf: TitleOf): AskRow[] {
  return reviews.flatMap(({ review, period }) =>
    (review.asks ?? []).map(ask => askRow(ask, shortLabel(period), names, titleOf)),
  );
}

function askRow(ask: Ask, review: string, names: Names, titleOf: TitleOf): AskRow {
  return {
    id: ask.id,
    from: 'plan',
    proposed: null,
    review,
    text: ask.text || ask.id,
    facts: null,
    of: titleOf(ask.of),
    about: names.subject(ask.about),
    because: names.findings(ask.because),
    cost: costText(ask.cost),
    amount: costAmount(ask.cost),
    by: ask.by ?? null,
    answer: ask.answer ?? null,
    reason: ask.reason ?? null,
  };
}
