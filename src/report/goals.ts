/** Which goal speaks for a KPI, and what a goal is about: the whole KPI or a part of it. */
import type { GoalResult, KpiResult, PeriodCell, Status } from '../kpi/evaluation.ts';
import type { Scale } from './numbers.ts';
import { shortLabel } from './statistics-words.ts';
import { byUrgency } from './status.ts';

/** What a sentence is about: the KPI as a whole, or the part of it that a goal names. */
export interface KpiSubject {
  /** The slice, statistic or period in words; null for the whole. */
  part: string | null;
  scale: Scale;
  cell: PeriodCell;
  status: Status;
}

/** The open goal whose status is the KPI's: the most urgent one, the plan's first among equals. */
export function leadingGoal<G extends GoalResult>(goals: readonly G[]): G | null {
  return goals
    .filter(goal => !goal.closed)
    .reduce<G | null>((lead, goal) => (lead && byUrgency(lead.status, goal.status) <= 0 ? lead : goal), null);
}

export function goalSubject(kpi: KpiResult, goal: GoalResult): KpiSubject {
  return {
    part: aboutWords(kpi, goal),
    scale: goalScale(kpi, goal),
    cell: goal.judged?.cell ?? ((goal.own && goal.series.at(-1)) || kpi.current),
    status: goal.status,
  };
}

/** The part and the period that a goal's status is about, `channel: phone, FY27-Q4`; null for the whole of the period asked for. */
export function aboutWords(kpi: Pick<KpiResult, 'stat'>, goal: GoalResult): string | null {
  const words = [partWords(kpi, goal), goal.judged && shortLabel(goal.judged.cell.period)];
  return words.filter(Boolean).join(', ') || null;
}

/** `channel: phone, p90`; null where the goal is about the KPI as it stands. */
export function partWords(kpi: Pick<KpiResult, 'stat'>, { own }: GoalResult): string | null {
  if (!own) return null;
  return [own.slice, own.stat === kpi.stat ? null : own.stat].filter(Boolean).join(', ') || own.stat;
}

/** Another statistic can have another unit: the share and the mean of ratings. */
export function goalScale(kpi: Scale, { own }: GoalResult): Scale {
  return { unit: own?.unit ?? kpi.unit, shownIn: kpi.shownIn };
}
