/** The amounts and dates that a goal's or promise's fields and the definition of its KPI know. */
import type { Commitment, Goal, Kpi, Plan, QuantityText, Watched } from '../plan/generated/types.ts';
import { addDays, fiscalCalendar, shift } from '../plan/period.ts';
import { parseQuantity } from '../plan/quantity.ts';
import { asWritten, kpiIdsOf, periodNamed } from './course.ts';
import { proseOf } from './prose.ts';
import type { Days } from './prose-dates.ts';

/** In what a text says its amounts. */
export type Unit = 'share' | 'time' | 'number';

export interface KnownAmount {
  unit: Unit;
  value: number;
  /** As the plan writes it. */
  written: string;
}

export interface Known {
  /** What is to be reached, without which nothing can contradict it. */
  targets: readonly KnownAmount[];
  baseline?: KnownAmount;
  /** Everything that may be named: targets, baseline, milestones, limits, and what defines the KPI. */
  all: readonly KnownAmount[];
  /** Limits in time that belong to the definition: `within 45s`. */
  limits: readonly KnownAmount[];
  /** The first word of the KPI's name, in small letters: `steps` of "Steps to open an account". */
  counted?: string;
}

export function knownOfGoal(goal: Goal, plan: Plan): Known {
  const ids = kpiIdsOf(goal);
  const kpi = ids.length === 1 ? plan.kpis?.find(({ id }) => id === ids[0]) : undefined;
  const read = (written: QuantityText | null | undefined) => amountOf(written, kpi);
  const targets = [read(goal.target?.gte), read(goal.target?.lte)].filter(isThere);
  const baseline = read(goal.baseline?.value);
  const milestones = (goal.milestones ?? [])
    .flatMap(({ gte, lte }) => [read(gte), read(lte)])
    .filter(isThere);
  const slice = typeof goal.kpi === 'object' && goal.kpi && !Array.isArray(goal.kpi) ? goal.kpi : undefined;
  const defined = [...definitionOf(kpi, plan), ...amountsWithin(slice, plan)];
  return {
    targets,
    baseline,
    all: [...targets, ...(baseline ? [baseline] : []), ...milestones, ...defined],
    limits: limitsOf(defined),
    counted: kpi?.name?.trim().toLowerCase().split(/\s+/)[0],
  };
}

export function knownOfPromise(promise: Commitment, plan: Plan): Known {
  const kpi = [...(plan.kpis ?? []), ...(plan.watch ?? [])].find(({ id }) => id === promise.kpi);
  const targets = [amountOf(promise.target?.gte, kpi), amountOf(promise.target?.lte, kpi)].filter(isThere);
  const within = amountOf(promise.within, undefined);
  const limits = within ? [within] : limitsOf(definitionOf(kpi, plan));
  return { targets, all: [...targets, ...limits, ...definitionOf(kpi, plan)], limits };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

/** A plain number of a KPI that is shown in a unit of time is so many of that unit. */
function amountOf(
  written: QuantityText | null | undefined,
  kpi: Kpi | Watched | undefined,
): KnownAmount | undefined {
  const quantity = parseQuantity(written);
  if (!quantity) return undefined;
  const shown = asWritten(written!);
  if (quantity.unit === 'seconds') return { unit: 'time', value: quantity.value, written: shown };
  if (quantity.unit === 'percent') return { unit: 'share', value: quantity.value, written: shown };
  if (quantity.unit === 'plain' && kpi?.unit)
    return { unit: 'time', value: quantity.value * secondsOf[kpi.unit], written: `${shown} ${kpi.unit}` };
  return { unit: 'number', value: quantity.value, written: shown };
}

/** What says what the KPI counts; its benchmark, owner and history say something else. */
function definitionOf(kpi: Kpi | Watched | undefined, plan: Plan): KnownAmount[] {
  if (!kpi) return [];
  const { name, method, measure, where, stat, also } = kpi;
  const middle = measure?.kind === 'duration' && !stat ? 'median' : stat;
  return [
    ...amountsWithin({ name, method, measure, where, stat, also }, plan),
    // Half of all are below the median.
    ...(middle === 'median' ? [{ unit: 'share', value: 50, written: 'median' } as const] : []),
  ];
}

/** All amounts in a value: numbers, `45s`, `p90`, and those that a sentence names. */
function amountsWithin(value: unknown, plan: Plan): KnownAmount[] {
  if (typeof value === 'number') return [{ unit: 'number', value, written: String(value) }];
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap(inner => amountsWithin(inner, plan));
  if (typeof value !== 'string') return [];
  const percentile = /^p(\d+)$/.exec(value)?.[1];
  if (percentile) return [{ unit: 'share', value: Number(percentile), written: value }];
  const quantity = amountOf(value, undefined);
  if (quantity) return [quantity];
  return proseOf(value, plan).amounts.flatMap(({ kind, value: amount, start, end }) =>
    kind === 'share' || kind === 'time' || kind === 'number'
      ? [{ unit: kind, value: amount, written: value.slice(start, end) }]
      : [],
  );
}

function limitsOf(defined: readonly KnownAmount[]): KnownAmount[] {
  return defined.filter(({ unit }) => unit === 'time');
}

/** The days that a goal's fields name: its due date and the periods of its course; empty where it has neither due date nor target's period. */
export function daysOfGoal(goal: Goal, plan: Plan): Days[] {
  const target = periodNamed(goal.target?.period, plan);
  if (!target && !goal.due) return [];
  const others = [goal.baseline?.period, ...(goal.milestones ?? []).map(({ period }) => period)];
  const last = target && shift(target, (goal.target?.hold ?? 1) - 1, fiscalCalendar(plan.calendar));
  return [
    ...(goal.due ? [{ start: goal.due, end: addDays(goal.due, 1) }] : []),
    ...(target && last ? [{ start: target.start, end: last.end }] : []),
    ...others.flatMap(name => periodNamed(name, plan) ?? []),
  ];
}
