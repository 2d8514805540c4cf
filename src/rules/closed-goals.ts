/** Goals that were closed with a result, and what came after them. */
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Goal, Plan } from '../plan/generated/types.ts';
import { statusOf } from './alive.ts';
import { kpiIdsOf } from './course.ts';

export interface ClosedGoal {
  goal: Goal;
  result: 'met' | 'missed';
  /** The day on which it was closed, where that is written. */
  on: string | undefined;
  index: number;
}

export function closedGoals({ goals }: Plan): ClosedGoal[] {
  return (goals ?? []).flatMap((goal, index) => {
    const result = statusOf(goal);
    const on = typeof goal.status === 'object' ? (goal.status.on ?? undefined) : undefined;
    return result === 'met' || result === 'missed' ? [{ goal, result, on, index }] : [];
  });
}

/** The same KPI, the same part of it, the same statistic. */
export function isOfSameNumber(a: Goal, b: Goal): boolean {
  return kpiIdsOf(a).length === 1 && partOf(a) === partOf(b);
}

function partOf(goal: Goal): string {
  const { slice, stat } =
    typeof goal.kpi === 'object' && goal.kpi && !Array.isArray(goal.kpi) ? goal.kpi : {};
  return canonicalJson([kpiIdsOf(goal), slice ?? {}, stat ?? null]);
}
