/** A goal's course from baseline over milestones to target, and where a number stands on it. */

import type { Goal } from '../plan/generated/types.ts';
import type { Period } from '../plan/period.ts';
import { endIndex, type FiscalCalendar, parsePeriod } from '../plan/period.ts';
import { fitsWorkingTime, inUnit, parseQuantity, type WrittenQuantity } from '../plan/quantity.ts';
import type { CoursePoint, GoalResult, KpiResult, Status, Unit } from './evaluation.ts';
import type { MeasureTraits } from './measure.ts';
import { inSteps } from './resolution.ts';

/** A goal's points in the KPI's canonical unit. What the plan leaves open, or can't be in that unit, is absent. */
export type Course = Pick<GoalResult, 'baseline' | 'milestones' | 'target'>;

const secondsPer = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

/**
 * Reads an amount of a KPI; a plain number is in the KPI's own unit (for durations the one it is shown in). Null
 * for what can't be in that unit: `2d` of working hours, `4h` of working days.
 */
export function amountIn(
  unit: Unit,
  shownIn: KpiResult['shownIn'],
  working?: MeasureTraits['working'],
): (written: WrittenQuantity | null | undefined) => number | null {
  return written => {
    if (!fitsWorkingTime(written, working)) return null;
    const quantity = parseQuantity(written);
    return (quantity && inUnit(quantity, unit, shownIn ? secondsPer[shownIn] : undefined)) ?? null;
  };
}

export function courseOf(goal: Goal, amount: ReturnType<typeof amountIn>, calendar: FiscalCalendar): Course {
  const period = (name: string | null | undefined) => (name ? parsePeriod(name, calendar) : undefined);
  const point = (at: {
    gte?: WrittenQuantity | null;
    lte?: WrittenQuantity | null;
    period?: string | null;
  }) => {
    const reached = period(at.period);
    const [gte, lte] = [amount(at.gte), amount(at.lte)];
    return reached && (gte !== null || lte !== null) ? { period: reached, gte, lte } : undefined;
  };
  const value = amount(goal.baseline?.value);
  const since = period(goal.baseline?.period);
  const target = goal.target ? point(goal.target) : undefined;
  return {
    baseline: value !== null && since ? { value, period: since } : null,
    milestones: (goal.milestones ?? [])
      .map(point)
      .filter(milestone => milestone !== undefined)
      .sort((a, b) => endIndex(a.period) - endIndex(b.period)),
    target: target ? { ...target, hold: goal.target?.hold ?? 1 } : null,
  };
}

/**
 * The course at a period's end: straight between its points over months, level from the target on, null before
 * the baseline (or, without one, before the first point) and where the goal has no target.
 */
export function courseAt(course: Course, period: Period): CoursePoint | null {
  const gte = sideAt(course, 'gte', endIndex(period));
  const lte = sideAt(course, 'lte', endIndex(period));
  return gte === null && lte === null ? null : { period, gte, lte };
}

function sideAt(course: Course, side: 'gte' | 'lte', at: number): number | null {
  const points = sidePoints(course, side);
  const last = points.at(-1);
  if (!last || at < points[0]!.at) return null;
  const after = points.findIndex(point => point.at >= at);
  if (after < 0) return last.value;
  const to = points[after]!;
  if (to.at === at || after === 0) return to.value;
  const from = points[after - 1]!;
  return from.value + ((to.value - from.value) * (at - from.at)) / (to.at - from.at);
}

/** The points of one bound, in order of time. */
function sidePoints(course: Course, side: 'gte' | 'lte'): { at: number; value: number }[] {
  const { baseline, milestones, target } = course;
  const bound = target?.[side];
  if (!target || bound === null || bound === undefined) return [];
  const points = milestones
    .filter(milestone => milestone[side] !== null && endIndex(milestone.period) < endIndex(target.period))
    .map(milestone => ({ at: endIndex(milestone.period), value: milestone[side]! }));
  points.push({ at: endIndex(target.period), value: bound });
  if (!baseline || endIndex(baseline.period) >= points[0]!.at) return points;
  // A baseline that is on the right side already has nothing to make up: the bound holds from the start.
  const keeps = side === 'gte' ? baseline.value >= bound : baseline.value <= bound;
  const value = keeps && points.length === 1 ? bound : baseline.value;
  return [{ at: endIndex(baseline.period), value }, ...points];
}

/** How far a value lies outside its bounds, both as they are shown (in steps of `step`); 0 inside. */
export function shortfall(
  value: number,
  bounds: { gte: number | null; lte: number | null },
  step: number,
): number {
  const at = inSteps(value, step);
  const below = bounds.gte === null ? 0 : inSteps(bounds.gte, step) - at;
  const above = bounds.lte === null ? 0 : at - inSteps(bounds.lte, step);
  return Math.max(0, below, above) * step;
}

/** Whether the target's first period is over when this one is. */
export function isDue(course: Course, period: Period): boolean {
  return course.target !== null && endIndex(period) >= endIndex(course.target.period);
}

/**
 * Where a value stands. Before the target's period is over: on its course, near it (not further than `near`) or behind;
 * a value that meets the target already is on course. From then on: met or missed. A baseline is where the course
 * starts from, not on it.
 *
 * @param isOver false where the period is not over, so that nothing is met or missed before its time
 */
export function standing(
  course: Course,
  period: Period,
  value: number,
  near: number | null,
  step: number,
  isOver = true,
): Status {
  const { target, baseline } = course;
  if (!target) return 'no-course';
  const met = shortfall(value, target, step) === 0;
  if (isOver && isDue(course, period)) return met ? 'met' : 'missed';
  if (baseline && endIndex(period) <= endIndex(baseline.period)) return 'no-course';
  if (met) return 'on-course';
  const bounds = courseAt(course, period);
  if (!bounds) return 'no-course';
  const gap = shortfall(value, bounds, step);
  if (gap === 0) return 'on-course';
  return near !== null && gap <= near + step * 1e-6 ? 'near' : 'behind';
}

const worstFirst: readonly Status[] = [
  'missed',
  'behind',
  'near',
  'no-data',
  'too-few',
  'on-course',
  'met',
  'no-course',
];

/** The worst of several statuses; `no-course` of none. */
export function worst(statuses: readonly Status[]): Status {
  return worstFirst.find(status => statuses.includes(status)) ?? 'no-course';
}
