/** Which goal speaks for a KPI, and which cell speaks for a goal. */
import type { GoalResult, KpiResult } from '../kpi/evaluation.ts';
import type { Filter, Plan } from '../plan/generated/types.ts';
import type { KpiSubject } from './sentences.ts';
import { byUrgency } from './status.ts';

/** The open goal whose status is the KPI's: the most urgent one, the plan's first among equals. */
export function leadingGoal(kpi: KpiResult): GoalResult | null {
  const open = kpi.goals.filter(goal => !goal.closed);
  return open.reduce<GoalResult | null>(
    (lead, goal) => (lead && byUrgency(lead.status, goal.status) <= 0 ? lead : goal),
    null,
  );
}

/** A goal is about the whole KPI, or about a slice or another statistic of it with cells of its own. */
export function goalSubject(plan: Plan, kpi: KpiResult, goal: GoalResult): KpiSubject {
  const written = plan.goals?.find(candidate => candidate.id === goal.id)?.kpi;
  const part = written && typeof written === 'object' && !Array.isArray(written) ? written : undefined;
  const own = part?.slice || (part?.stat && part.stat !== kpi.stat);
  const cell = own ? goal.series.at(-1) : undefined;
  if (!part || !cell) return { part: null, cell: kpi.current, status: goal.status };
  const words = [part.slice && sliceWords(part.slice), part.stat !== kpi.stat && part.stat].filter(Boolean);
  return { part: words.join(', '), cell, status: goal.status };
}

/** A slice as it is written, short: `channel: phone`. */
function sliceWords(slice: Filter): string {
  return Object.entries(slice)
    .map(([column, condition]) =>
      typeof condition === 'object' ? `${column}: ${JSON.stringify(condition)}` : `${column}: ${condition}`,
    )
    .join(', ');
}
