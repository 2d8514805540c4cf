/** What reviews decided, and why. */
import type { Plan } from '../../plan/generated/types.ts';
import { shortLabel } from '../statistics-words.ts';
import type { DatedReview } from './review-book.ts';
import type { Names, Subject } from './subjects.ts';

export interface DecisionRow {
  id: string;
  /** The period of the review that decided it, and the day on which it was held. */
  review: string;
  date: string | null;
  text: string;
  about: Subject | null;
  /** The field of the plan that changes; null where none is named. */
  field: string | null;
  from: string | null;
  to: string | null;
  /** The findings that it answers, in words. */
  because: string[];
  reason: string | null;
}

/** In the order of the reviews. */
export function decisionRows(reviews: readonly DatedReview[], names: Names): DecisionRow[] {
  return reviews.flatMap(({ review, period, held }) =>
    (review.decisions ?? []).map(decision => ({
      id: decision.id,
      review: shortLabel(period),
      date: held,
      text: decision.text || decision.id,
      about: names.subject(decision.about),
      field: decision.field ?? null,
      from: valueWords(decision.from),
      to: valueWords(decision.to),
      because: names.findings(decision.because),
      reason: decision.reason ?? null,
    })),
  );
}

/** A value as the plan writes it: `{gte: 75 %, period: 2027-Q3}` reads `gte: 75 %, period: 2027-Q3`. */
function valueWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(inner => valueWords(inner) ?? '–').join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${valueWords(inner) ?? '–'}`)
    .join(', ');
}

/** Those that touched a KPI: itself, a goal about it, an initiative that serves such a goal, a promise it shows. */
export function touching(decisions: readonly DecisionRow[], kpi: string, plan: Plan): DecisionRow[] {
  const goals = (plan.goals ?? []).filter(goal => kpisOf(goal.kpi).includes(kpi)).map(({ id }) => id);
  const serving = (plan.initiatives ?? []).filter(({ serves }) => serves?.some(goal => goals.includes(goal)));
  const promises = (plan.commitments ?? []).filter(commitment => commitment.kpi === kpi);
  const touched: Partial<Record<Subject['kind'], readonly string[]>> = {
    kpi: [kpi],
    goal: goals,
    initiative: serving.map(({ id }) => id),
    commitment: promises.map(({ id }) => id),
  };
  return decisions.filter(({ about }) => about && touched[about.kind]?.includes(about.id));
}

/** The KPIs that a goal is about. */
export function kpisOf(about: NonNullable<Plan['goals']>[number]['kpi']): string[] {
  if (!about) return [];
  if (typeof about === 'string') return [about];
  return Array.isArray(about) ? about : [about.id];
}
