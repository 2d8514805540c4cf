/**
 * The process behavior chart of individual values and moving ranges (XmR), after Wheeler, Understanding Variation
 * (1993): what a number does while nothing changes, told from its own history.
 */
import type { ProcessLimits, Signal } from '../evaluation.ts';
import type { Scale } from './estimate.ts';

/** Fewer values than this have no limits. */
export const fewestValues = 8;
/** So many values in a row on one side of the centre are a signal. */
const longRun = 8;

/** 3 / d₂ and D₄ for ranges of two values. */
const toLimits = 2.66;
const toRangeLimit = 3.27;

export interface Xmr {
  limits: ProcessLimits;
  /** Per value; none where there is no value. */
  signals: Signal[][];
}

/**
 * Limits and signals of values in order of time; null stands for a period without one, over which neither a
 * moving range nor a run reaches. Null below eight values, or without two neighbours.
 */
export function xmr(values: readonly (number | null)[], scale: Scale = {}): Xmr | null {
  const known = values.filter(value => value !== null);
  const ranges = values.flatMap((value, i) => {
    const before = values[i - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  if (known.length < fewestValues || !ranges.length) return null;
  const centre = mean(known);
  const range = mean(ranges);
  const reach = toLimits * range;
  const limits = {
    centre,
    lower: Math.max(centre - reach, scale.min ?? Number.NEGATIVE_INFINITY),
    upper: Math.min(centre + reach, scale.max ?? Number.POSITIVE_INFINITY),
    range,
    rangeLimit: toRangeLimit * range,
    n: known.length,
  };
  return { limits, signals: signalsOf(values, centre, reach) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Outside the limits; eight in a row on one side of the centre; three of four in a row nearer to a limit than to
 * the centre. Nearness is measured against the limits before they are clamped to the scale: 100 % is not a limit
 * that the process has set itself.
 */
function signalsOf(values: readonly (number | null)[], centre: number, reach: number): Signal[][] {
  const signals: Signal[][] = values.map(() => []);
  // What binary arithmetic adds to a value that lies on the limit is no signal.
  const blur = 1e-9 * Math.max(1, Math.abs(centre), reach);
  for (const side of ['above', 'below'] as const) {
    const off = values.map(value =>
      value === null ? null : side === 'above' ? value - centre : centre - value,
    );
    const is = (i: number, least: number) => {
      const distance = off[i];
      return distance !== null && distance !== undefined && distance > least + blur;
    };
    for (let i = 0; i < off.length; i++) {
      if (is(i, reach)) signals[i]!.push({ rule: 'outside', side });
      if (runAround(i, off.length, at => is(at, 0)) >= longRun)
        signals[i]!.push({ rule: 'eight-on-one-side', side });
      if (is(i, reach / 2) && threeOfFour(i, at => is(at, reach / 2), off))
        signals[i]!.push({ rule: 'three-of-four-near-limit', side });
    }
  }
  return signals;
}

/** How many neighbours in a row hold, with this one; 0 where it doesn't. */
function runAround(i: number, length: number, holds: (i: number) => boolean): number {
  if (!holds(i)) return 0;
  let [from, to] = [i, i];
  while (from > 0 && holds(from - 1)) from--;
  while (to < length - 1 && holds(to + 1)) to++;
  return to - from + 1;
}

/** Whether some four in a row with this one, without a gap, hold three times. */
function threeOfFour(i: number, holds: (i: number) => boolean, values: readonly (number | null)[]): boolean {
  for (let from = Math.max(0, i - 3); from <= i && from + 4 <= values.length; from++) {
    const four = [from, from + 1, from + 2, from + 3];
    if (four.every(at => values[at] !== null) && four.filter(holds).length >= 3) return true;
  }
  return false;
}
