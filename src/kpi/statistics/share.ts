/** How sure a share of a sample is, and the difference of two. Shares run from 0 to 1 here. */
import { z } from './normal.ts';

/** `good` of `n`; neither has to be whole. `n` is above 0. */
export interface Share {
  good: number;
  n: number;
}

export interface Bounds {
  lower: number;
  upper: number;
}

/** Wilson's score interval (1927); method 3 of Newcombe, Statistics in Medicine 17 (1998), 857–872. */
export function wilson({ good, n }: Share): Bounds {
  const p = good / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  // At 0 and n of n the bound is 0 or 1; the arithmetic leaves some 1e-17 of it.
  return { lower: good <= 0 ? 0 : middle - half, upper: good >= n ? 1 : middle + half };
}

/**
 * The hybrid score interval of `later − earlier`, from the two Wilson intervals: method 10 of Newcombe, Statistics
 * in Medicine 17 (1998), 873–890.
 */
export function newcombe(later: Share, earlier: Share): Bounds {
  const [p1, p2] = [later.good / later.n, earlier.good / earlier.n];
  const [one, two] = [wilson(later), wilson(earlier)];
  const difference = p1 - p2;
  return {
    lower: difference - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: difference + Math.hypot(one.upper - p1, p2 - two.lower),
  };
}
