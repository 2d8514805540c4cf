/** Whether a number moved, or whether the difference is what chance gives by itself. */
import type { Interval, Signal, Verdict } from '../evaluation.ts';
import { z } from './normal.ts';
import type { Xmr } from './xmr.ts';

const nothing = { interval: null, limit: null, signals: [], reason: null } as const;

export function notJudged(reason: NonNullable<Verdict['reason']>): Verdict {
  return { is: 'not-judged', by: null, ...nothing, signals: [], reason };
}

/** A sample: it moved where the interval of the difference leaves out zero. */
export function byInterval(interval: Interval): Verdict {
  const moved = interval.lower > 0 || interval.upper < 0;
  return { is: moved ? 'moved' : 'no-detectable-change', by: 'interval', ...nothing, signals: [], interval };
}

/**
 * A census: it moved where the two values lie further apart than the range limit allows, or where the later one
 * belongs to a signal on the side to which it moved and the earlier one doesn't.
 */
export function byProcess(
  { limits, signals }: Xmr,
  earlier: { value: number; index: number },
  later: { value: number; index: number },
): Verdict {
  const difference = later.value - earlier.value;
  const side = difference > 0 ? 'above' : 'below';
  const onSide = (index: number): Signal[] => signals[index]!.filter(signal => signal.side === side);
  const fresh = difference !== 0 && onSide(earlier.index).length === 0 ? onSide(later.index) : [];
  const far = Math.abs(difference) > limits.rangeLimit * (1 + 1e-9);
  return {
    is: far || fresh.length ? 'moved' : 'no-detectable-change',
    by: 'process',
    ...nothing,
    limit: limits.rangeLimit,
    signals: fresh,
  };
}

/**
 * Two counts: they moved where the verdict on their history says so and they differ by more than counting alone makes
 * two counts of one rate differ, 1.96 √(a + b) (Przyborowski and Wilenski, Biometrika 31 (1940), 313–323, in its
 * normal form). Few cases would else stand out of a history of still fewer.
 */
export function byCounting(verdict: Verdict, earlier: number, later: number): Verdict {
  if (verdict.reason !== null && verdict.reason !== 'short-history') return verdict;
  const limit = z * Math.sqrt(earlier + later);
  if (Math.abs(later - earlier) > limit) return verdict;
  return { is: 'no-detectable-change', by: 'counting', ...nothing, signals: [], limit };
}
