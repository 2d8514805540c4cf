/** What a goal commits to, part by part, so that two versions of it can be compared however they are written. */
import type { Decision, Goal, Plan, QuantityText } from '../plan/generated/types.ts';
import { isIsoDate } from '../plan/period.ts';
import { parseQuantity } from '../plan/quantity.ts';
import { statusOf } from './alive.ts';
import { amountIn, asWritten, type GoalMeasure, kpiIdsOf, periodNamed } from './course.ts';
import { fieldsOf, type Judge } from './decided.ts';
import { isGap } from './gap.ts';

/** The fields that only a decision changes. */
export const goalFields = ['target', 'baseline', 'due'] as const;
export type GoalField = (typeof goalFields)[number];

/** A goal that is gone and one that came in its place: the same sentence, or the same KPI. A closed one has no successor. */
export function isSameGoal(older: Goal, newer: Goal): boolean {
  if (statusOf(older) !== 'open') return false;
  const [kpi] = kpiIdsOf(older);
  return (
    (!isGap(older.statement) && older.statement === newer.statement) ||
    (kpi !== undefined && kpi === kpiIdsOf(newer)[0])
  );
}

/** One value of a goal, by its path in it. */
export interface Term {
  field: GoalField;
  /** Its key in the field; none for the field itself. */
  name?: 'gte' | 'lte' | 'period' | 'hold' | 'value';
}

export const terms: readonly Term[] = [
  { field: 'target', name: 'gte' },
  { field: 'target', name: 'lte' },
  { field: 'target', name: 'period' },
  { field: 'target', name: 'hold' },
  { field: 'baseline', name: 'value' },
  { field: 'baseline', name: 'period' },
  { field: 'due' },
];

/** By what amounts and periods are read: the KPI's unit, the plan's calendar. */
export interface Reading {
  measure: GoalMeasure | undefined;
  plan: Plan;
}

/** No bound on this side. */
const unbound = 'none';

/**
 * The same text for the same value, as far as a version says one: a gap, or what the format doesn't have, says nothing.
 * Whoever fills a gap moves nothing.
 */
export function termKey(goal: Goal | undefined, { field, name }: Term, reading: Reading): string | undefined {
  const value: unknown = goal?.[field];
  if (name === undefined) return typeof value === 'string' && value !== '' ? value : undefined;
  if (!isMap(value)) return undefined;
  const isBound = !isGap(value.gte) || !isGap(value.lte);
  if (name === 'hold') return isBound ? String(value.hold ?? 1) : undefined;
  if (isGap(value[name])) return isBound && name !== 'period' ? unbound : undefined;
  return name === 'period' ? periodKey(value.period, reading) : amountKey(value[name], reading);
}

function periodKey(value: unknown, { plan }: Reading): string | undefined {
  if (typeof value !== 'string') return undefined;
  const period = periodNamed(value, plan);
  return period ? `${period.start}/${period.end}` : value;
}

function amountKey(value: unknown, { measure }: Reading): string | undefined {
  if (!isAmount(value)) return undefined;
  const amount = (measure && amountIn(value, measure)) ?? parseQuantity(value)?.value;
  return amount === undefined ? asWritten(value) : String(Number(amount.toPrecision(12)));
}

function isAmount(value: unknown): value is QuantityText {
  if (typeof value === 'string' || typeof value === 'number') return true;
  return isMap(value) && typeof value.amount === 'number' && typeof value.unit === 'string';
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Which decisions are about a value of a goal, and whether it is what they decided.
 *
 * @param ids the goal's id, and those that it had before
 */
export function termJudge(term: Term, ids: ReadonlySet<string>, reading: Reading): Judge<Goal | undefined> {
  return {
    isAbout: decision => ids.has(decision.about?.goal ?? '') && concerns(decision, term),
    agrees: ({ to }, { key, thing }) => {
      if (isGap(to) || key === unbound) return undefined;
      if (isMap(to) && !isAmount(to)) {
        const decided = termKey({ [term.field]: to } as never, term, reading);
        return decided === undefined || decided === unbound ? undefined : decided === key;
      }
      const decided = scalarKey(to, term, reading);
      if (decided === undefined) return undefined;
      if (decided === key) return true;
      // Of a target with two bounds, one amount may be the other one.
      const others = terms.filter(({ field }) => field === term.field);
      return others.some(other => termKey(thing, other, reading) === decided) ? undefined : false;
    },
  };
}

/** The day by which a goal is due is the end of its target's period: who decides on one decides on the other. */
function concerns(decision: Decision, { field, name }: Term): boolean {
  const [first, ...others] = fieldsOf(decision);
  if (first === undefined || first === field || (name && [first, ...others].at(-1) === name)) return true;
  if (field === 'due') return first === 'target' && isMap(decision.to) && !isGap(decision.to.period);
  return first === 'due' && name === 'period';
}

/** What a decision says in one word, as far as it can be this value. */
function scalarKey(to: unknown, { field, name }: Term, reading: Reading): string | undefined {
  if (field === 'due') return typeof to === 'string' && isIsoDate(to) ? to : undefined;
  if (name === 'period')
    return typeof to === 'string' && periodNamed(to, reading.plan) ? periodKey(to, reading) : undefined;
  const isNumber = isAmount(to) && parseQuantity(to) !== undefined;
  return isNumber && name !== 'hold' ? amountKey(to, reading) : undefined;
}

/**
 * A field of a goal in words: `at least 75 % in 2027-Q3`, `62.9 % in 2026-Q4`, `2027-09-30`.
 *
 * @param name only this value of it
 */
export function inWords(goal: Goal | undefined, field: GoalField, name?: Term['name']): string {
  if (field === 'due') return goal?.due ?? 'open';
  const all = { ...goal?.[field] } as Record<string, unknown>;
  const { gte, lte, value, period, hold } = name ? ({ [name]: all[name] } as typeof all) : all;
  const amounts = [
    ...(isAmount(gte) ? [`at least ${asWritten(gte)}`] : []),
    ...(isAmount(lte) ? [`at most ${asWritten(lte)}`] : []),
    ...(isAmount(value) ? [asWritten(value)] : []),
  ].join(' and ');
  const when = typeof period === 'string' ? (amounts ? `in ${period}` : period) : '';
  const periods = typeof hold === 'number' ? hold : 1;
  const held = name === 'hold' || periods > 1 ? `for ${periods} period${periods === 1 ? '' : 's'}` : '';
  return [amounts, when, held].filter(Boolean).join(' ') || 'open';
}
