/**
 * How finely numbers are shown, and therefore judged: what reads as 75.0 % keeps a course of 75.0 %, wherever
 * the digits behind lie.
 */
import type { KpiResult, Unit } from './evaluation.ts';

export type ShownIn = KpiResult['shownIn'];

export const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

/**
 * The step in which a duration is shown, in seconds. In a unit of its own: a tenth of it. By size: a tenth of a
 * second below two minutes, seconds below ten minutes, minutes below a day, hours below a hundred days, days.
 */
export function durationStep(seconds: number, shownIn: ShownIn): number {
  if (shownIn) return secondsIn[shownIn] / 10;
  const size = Math.abs(seconds);
  if (size < 119.95) return 0.1;
  return size < 599.5 ? 1 : size < 86370 ? 60 : size < 8638200 ? 3600 : 86400;
}

/** The step in which a value of a unit is shown, in that unit. */
export function stepOf(value: number, unit: Unit, shownIn: ShownIn): number {
  if (unit === 'seconds') return durationStep(value, shownIn);
  return unit === 'score' ? 0.01 : 0.1;
}

/** Whole steps of a value, half a step away from zero, as `rounded` of the report has it. */
export function inSteps(value: number, step: number): number {
  return Math.sign(value) * Math.round(Number((Math.abs(value) / step).toPrecision(12)));
}
