/** Whether a plan in force still lives: figures that come, reviews that are held, a term that has not run out. */
import type { Evaluation } from '../../kpi/evaluation.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { addDays } from '../../plan/period.ts';
import { formatDate } from '../numbers.ts';

export interface SilenceReason {
  kind: 'no-figure' | 'no-review' | 'over';
  words: string;
}

/** Days without a review after which a plan counts as silent: two quarters and some days to find a date. */
export const silentDays = 200;

/** @param reviews days of those that were held, oldest first */
export function silenceOf(plan: Plan, evaluation: Evaluation, reviews: readonly string[]): SilenceReason[] {
  if (plan.status !== 'active') return [];
  return [noFigure(evaluation), noReview(plan, evaluation.asOf, reviews), over(plan, evaluation.asOf)].filter(
    reason => reason !== null,
  );
}

function noFigure({ kpis, period }: Evaluation): SilenceReason | null {
  if (kpis.some(({ current }) => current.value !== null || current.small)) return null;
  const newest = kpis
    .flatMap(({ series }) => series.findLast(({ value }) => value !== null)?.period ?? [])
    .reduce<Evaluation['period'] | null>(
      (last, other) => (last && last.end >= other.end ? last : other),
      null,
    );
  const before = newest ? `; the newest is of ${newest.label}` : '';
  return {
    kind: 'no-figure',
    words: kpis.length ? `No KPI has a figure for ${period.label}${before}.` : 'It has no KPIs.',
  };
}

/** A plan of depth core fixes the days of its reviews and keeps no record of them. */
function noReview({ term, depth }: Plan, asOf: string, reviews: readonly string[]): SilenceReason | null {
  const last = reviews.at(-1);
  if (!last && (depth ?? 'core') === 'core') return null;
  const since = last ?? term?.start;
  if (since && addDays(since, silentDays) >= asOf) return null;
  if (last) return { kind: 'no-review', words: `The last review was on ${formatDate(last)}.` };
  const began = since ? ` since it began on ${formatDate(since)}` : '';
  return { kind: 'no-review', words: `No review was held${began}.` };
}

function over({ term }: Plan, asOf: string): SilenceReason | null {
  if (!term?.end || term.end >= asOf) return null;
  return { kind: 'over', words: `It ended on ${formatDate(term.end)} and is still marked as active.` };
}
