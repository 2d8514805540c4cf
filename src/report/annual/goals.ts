/** What became of the goals of a year. */
import type { GoalResult, Status } from '../../kpi/evaluation.ts';
import type { Period } from '../../plan/period.ts';
import { boundsWords, cellText } from '../cells.ts';
import { goalScale, goalSubject } from '../goals.ts';
import type { GoalPart, KpiPart } from '../model.ts';
import { shortLabel } from '../statistics-words.ts';

export interface AnnualGoal {
  id: string;
  statement: string;
  /** The KPI that tells. */
  kpi: string;
  owner: string | null;
  status: Status;
  /** `dropped` and the like, where somebody closed it. */
  closed: GoalResult['closed'];
  /** `at least 82.0 % in FY27-Q4`; null where it has no target. */
  target: string | null;
  /** The figure by which it is judged, with its period: `83.1 % in FY27-Q4`. */
  figure: string;
}

/** Goals whose target's period is in the year, and those that were closed in it; in the plan's order within a KPI. */
export function annualGoals(kpis: readonly KpiPart[], year: Period): AnnualGoal[] {
  return kpis.flatMap(kpi => kpi.goals.filter(goal => isOf(goal, year)).map(goal => annualGoal(kpi, goal)));
}

function isOf({ target, closed }: GoalPart, { start, end }: Period): boolean {
  if (closed?.on) return closed.on >= start && closed.on < end;
  return target !== null && target.period.end > start && target.period.end <= end;
}

function annualGoal(kpi: KpiPart, goal: GoalPart): AnnualGoal {
  const scale = goalScale(kpi, goal);
  const { cell } = goalSubject(kpi, goal);
  const bounds = goal.target && boundsWords(goal.target, scale);
  return {
    id: goal.id,
    statement: goal.statement ?? goal.id,
    kpi: kpi.name,
    owner: goal.ownerTitle,
    status: goal.status,
    closed: goal.closed,
    target: bounds ? `${bounds} in ${shortLabel(goal.target!.period)}` : null,
    figure: `${cellText(cell, scale)} in ${shortLabel(cell.period)}`,
  };
}
