/** What a goal asks of its KPI, beside what the KPI did by itself until the goal was set. */
import type { Goal, QuantityText } from '../plan/generated/types.ts';
import { statusOf } from './alive.ts';
import { amountIn, asWritten, type GoalMeasure, measureOf } from './course.ts';
import { type Figure, type GoalFacts, type RuleContext, type Visitor, visit } from './rule.ts';

/** The bound that the KPI has still to reach, or has reached already where none is left. */
export interface Aim {
  measure: GoalMeasure;
  facts: GoalFacts;
  /** The last figure that was known when the goal was set. */
  last: Figure;
  /** `gte` or `lte`: the key of the bound. */
  side: 'gte' | 'lte';
  bound: number;
  /** As the plan writes it. */
  written: string;
  /** The last figure is on the right side of every bound. */
  met: boolean;
  hold: number;
}

/** Open goals with one KPI, a target, and figures from the time before. */
export function visitAims(
  check: (aim: Aim, goal: Goal, pointer: string, context: RuleContext) => void,
): Visitor {
  return visit('/goals/*', (goal, pointer, context) => {
    if (statusOf(goal) !== 'open') return;
    const aim = aimOf(goal, context);
    if (aim) check(aim, goal, pointer, context);
  });
}

export function aimOf(goal: Goal, context: RuleContext): Aim | undefined {
  const facts = context.facts.data?.goals[goal.id];
  const measure = measureOf(goal, context);
  const last = facts?.figures.at(-1);
  if (!facts || !measure || !last) return undefined;
  const bounds = (['gte', 'lte'] as const).flatMap(side => {
    const written = goal.target?.[side];
    const bound = amountIn(written, measure);
    return bound === undefined ? [] : [{ side, bound, written: asWritten(written as QuantityText) }];
  });
  const isMet = ({ side, bound }: { side: 'gte' | 'lte'; bound: number }) =>
    side === 'gte' ? last.value >= bound : last.value <= bound;
  const aimed = bounds.find(bound => !isMet(bound)) ?? bounds[0];
  if (!aimed) return undefined;
  return { measure, facts, last, ...aimed, met: bounds.every(isMet), hold: goal.target?.hold ?? 1 };
}

/** The target lies beyond what the KPI does while nothing changes. */
export function isBeyondUsual({ met, facts: { usual }, side, bound }: Aim): boolean {
  return !met && usual !== null && (side === 'gte' ? bound > usual.high : bound < usual.low);
}

/** An amount of a KPI in words: `62.9 %`, `12.0 points`, `3.4 h`, `4.20`. */
export function inWords(value: number, { kpi, traits }: GoalMeasure): string {
  switch (traits.unit) {
    case 'percent':
      return `${value.toFixed(1)} %`;
    case 'seconds':
      return durationInWords(value, kpi.unit);
    case 'score':
      return value.toFixed(2);
    default:
      return Number.isInteger(value) ? String(value) : value.toFixed(1);
  }
}

/** The size of a difference: of shares in points. */
export function sizeInWords(value: number, measure: GoalMeasure): string {
  const { unit } = measure.traits;
  return unit === 'percent' || unit === 'points' ? `${value.toFixed(1)} points` : inWords(value, measure);
}

const steps = { days: 86400, hours: 3600, minutes: 60, seconds: 1 } as const;
const short = { days: 'd', hours: 'h', minutes: 'min', seconds: 's' } as const;

/** In the KPI's own unit, or in the largest one of which there are two. */
function durationInWords(seconds: number, own: keyof typeof steps | undefined | null): string {
  const names = Object.keys(steps) as (keyof typeof steps)[];
  const unit = own ?? names.find(name => Math.abs(seconds) >= 2 * steps[name]) ?? 'seconds';
  return `${(seconds / steps[unit]).toFixed(1)} ${short[unit]}`;
}

/** `62.9 % in 2026-Q4`. */
export function figureInWords(
  { period, value }: Pick<Figure, 'period' | 'value'>,
  measure: GoalMeasure,
): string {
  return `${inWords(value, measure)} in ${period}`;
}
