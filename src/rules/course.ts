/** A goal's numbers in the canonical unit of its KPI, and its periods on one scale. */
import type { Goal, Kpi, Plan, QuantityText } from '../plan/generated/types.ts';
import { fiscalCalendar, type Period, parsePeriod } from '../plan/period.ts';
import { fitsWorkingTime, inUnit, parseQuantity } from '../plan/quantity.ts';
import type { MeasureTraits, RuleContext } from './rule.ts';

/** Ids of the KPIs a goal names: none, one, or (a mistake) several. */
export function kpiIdsOf(goal: Goal): string[] {
  if (goal.kpi === null || goal.kpi === undefined) return [];
  if (typeof goal.kpi === 'string') return [goal.kpi];
  return Array.isArray(goal.kpi) ? goal.kpi : [goal.kpi.id];
}

/** How a goal's own KPI counts; undefined where the goal has not exactly one, or its measure is unknown. */
export interface GoalMeasure {
  kpi: Kpi;
  traits: MeasureTraits;
}

export function measureOf(goal: Goal, { plan, facts }: RuleContext): GoalMeasure | undefined {
  const ids = kpiIdsOf(goal);
  const kpi = ids.length === 1 ? plan.kpis?.find(kpi => kpi.id === ids[0]) : undefined;
  const stat = typeof goal.kpi === 'object' && goal.kpi && 'stat' in goal.kpi ? goal.kpi.stat : undefined;
  const traits = kpi?.measure ? facts.traits(kpi, stat) : undefined;
  return kpi && traits ? { kpi, traits } : undefined;
}

const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

/** The amount in the KPI's canonical unit; undefined where it is a gap or can't be in that unit. */
export function amountIn(
  written: QuantityText | null | undefined,
  { kpi, traits }: GoalMeasure,
): number | undefined {
  const quantity = fitsWorkingTime(written, traits.working) ? parseQuantity(written) : undefined;
  return quantity && inUnit(quantity, traits.unit, kpi.unit && secondsOf[kpi.unit]);
}

/** An amount as the plan writes it. */
export function asWritten(written: QuantityText): string {
  return typeof written === 'object' ? `${written.amount} ${written.unit}` : String(written).trim();
}

/** A period that the plan names, or undefined for a gap. */
export function periodNamed(name: string | null | undefined, plan: Plan): Period | undefined {
  return name ? parsePeriod(name, fiscalCalendar(plan.calendar)) : undefined;
}
