/** A number taken from a sample, with what its interval needs, whichever statistic it is. */
import type { Interval } from '../evaluation.ts';
import { level, studentT, z } from './normal.ts';
import { type Bounds, newcombe, type Share, wilson } from './share.ts';

/** The answers behind a number; `n` is above 0. */
export type Estimate =
  | ({ of: 'share' } & Share)
  /** A net score: the share of promoters less that of detractors, each from 0 to 1. */
  | { of: 'net'; promoters: number; detractors: number; n: number }
  | { of: 'mean'; mean: number; deviation: number; n: number };

export interface Scale {
  min?: number;
  max?: number;
}

/** Below so many answers a mean has no interval: its spread would be a guess. */
const fewest = 10;

/** The interval of a number, in its own unit (per cent, points, score) and inside its scale; null where it has none. */
export function intervalOf(estimate: Estimate, { min, max }: Scale): Interval | null {
  const bounds = boundsOf(estimate);
  return (
    bounds && {
      lower: Math.max(bounds.lower, min ?? Number.NEGATIVE_INFINITY),
      upper: Math.min(bounds.upper, max ?? Number.POSITIVE_INFINITY),
      level,
      method: ({ share: 'wilson', net: 'nps-margin', mean: 't' } as const)[estimate.of],
    }
  );
}

function boundsOf(estimate: Estimate): Bounds | null {
  if (estimate.of === 'share') return inPerCent(wilson(estimate));
  if (estimate.of === 'net') return around(100 * net(estimate), npsMargin(estimate));
  if (estimate.n < fewest) return null;
  return around(estimate.mean, (studentT(estimate.n - 1) * estimate.deviation) / Math.sqrt(estimate.n));
}

/** The interval of `later − earlier`, two independent samples of one kind; null where it has none. */
export function differenceOf(later: Estimate, earlier: Estimate): Interval | null {
  if (later.of === 'share' && earlier.of === 'share')
    return { ...inPerCent(newcombe(later, earlier)), level, method: 'newcombe' };
  if (later.of === 'net' && earlier.of === 'net') {
    const margin = Math.hypot(npsMargin(later), npsMargin(earlier));
    return named(around(100 * (net(later) - net(earlier)), margin), 'nps-difference');
  }
  if (later.of !== 'mean' || earlier.of !== 'mean' || Math.min(later.n, earlier.n) < fewest) return null;
  return named(welch(later, earlier), 'welch-t');
}

function named(bounds: Bounds | null, method: Interval['method']): Interval | null {
  return bounds && { ...bounds, level, method };
}

/** The difference of two means whose spreads may differ: Welch, Biometrika 34 (1947), 28–35. */
function welch(later: Estimate & { of: 'mean' }, earlier: Estimate & { of: 'mean' }): Bounds | null {
  const parts = [later, earlier].map(({ deviation, n }) => ({ variance: deviation ** 2 / n, df: n - 1 }));
  const variance = parts[0]!.variance + parts[1]!.variance;
  const df = variance && variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return around(later.mean - earlier.mean, variance && studentT(df) * Math.sqrt(variance));
}

/** The margin of a net promoter score in points: z · 100 · √((p + d − (p − d)²) / n). */
export function npsMargin({ promoters, detractors, n }: Omit<Estimate & { of: 'net' }, 'of'>): number {
  const spread = promoters + detractors - (promoters - detractors) ** 2;
  return z * 100 * Math.sqrt(Math.max(0, spread) / n);
}

function net({ promoters, detractors }: Estimate & { of: 'net' }): number {
  return promoters - detractors;
}

/** Where all answer alike these formulas know no margin; that is no certainty, so there is no interval. */
function around(middle: number, margin: number): Bounds | null {
  return margin > 0 ? { lower: middle - margin, upper: middle + margin } : null;
}

function inPerCent({ lower, upper }: Bounds): Bounds {
  return { lower: 100 * lower, upper: 100 * upper };
}

/**
 * The least difference from a number that another sample of the same size would show to be more than chance, in
 * the number's unit; null where the scale has no room for one, or the number has no interval.
 */
export function detectable(estimate: Estimate, direction: 'up' | 'down'): number | null {
  if (estimate.of === 'net') return Math.SQRT2 * npsMargin(estimate) || null;
  if (estimate.of === 'mean') {
    const { n, deviation } = estimate;
    return n < fewest ? null : studentT(2 * n - 2) * deviation * Math.sqrt(2 / n) || null;
  }
  const { good, n } = estimate;
  const end = direction === 'up' ? n : 0;
  const shows = (other: number) => {
    const { lower, upper } = newcombe({ good: other, n }, estimate);
    return lower > 0 || upper < 0;
  };
  if (!shows(end)) return null;
  let [chance, shown] = [good, end];
  for (let i = 0; i < 50; i++) {
    const middle = (chance + shown) / 2;
    if (shows(middle)) shown = middle;
    else chance = middle;
  }
  return (100 * Math.abs(shown - good)) / n;
}
