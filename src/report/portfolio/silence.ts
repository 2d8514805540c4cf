/** Whether a plan in force still lives: figures that come, reviews that are held, a term that has not run out. */
import type { Evaluation } from '../../kpi/evaluation.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { daysBetween } from '../../plan/period.ts';
import { lastReview, reviewInWords, twoQuarters, unheardSince } from '../../rules/silence.ts';
import { formatDate } from '../numbers.ts';

export interface SilenceReason {
  kind: 'no-figure' | 'no-review' | 'over';
  words: string;
}

/** What is asked of reviews is as `plan/silent` asks it in lint, which looks at commits too. */
export function silenceOf(plan: Plan, evaluation: Evaluation): SilenceReason[] {
  if (plan.status !== 'active') return [];
  return [noFigure(evaluation), noReview(plan, evaluation.asOf), over(plan, evaluation.asOf)].filter(
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
function noReview(plan: Plan, asOf: string): SilenceReason | null {
  const last = lastReview(plan, asOf);
  const since = last ?? plan.term?.start;
  if (!last && (plan.depth ?? 'core') === 'core') return null;
  if (!since) return { kind: 'no-review', words: 'No review was held.' };
  const days = daysBetween(since, asOf);
  if (days <= twoQuarters) return null;
  const heard = last ? reviewInWords(last) : `it began on ${since}`;
  return { kind: 'no-review', words: `It is active, and ${unheardSince(heard, days, asOf)}.` };
}

function over({ term }: Plan, asOf: string): SilenceReason | null {
  if (!term?.end || term.end >= asOf) return null;
  return { kind: 'over', words: `It ended on ${formatDate(term.end)} and is still marked as active.` };
}
