/**
 * Chance that repeats: the same seed gives the same draws on every machine. Only additions, multiplications and
 * integer arithmetic are used, since logarithms and powers may differ in the last bit between engines.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1: the mulberry32 generator (public domain, Tommy Ettinger). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A whole number near `expected`: what is left behind the point decides by chance. */
  about(expected: number): number {
    const spread = expected * (0.6 + 0.8 * this.next());
    return Math.floor(spread + this.next());
  }

  /** One of the keys, by their weights. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)![0];
  }

  one<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)]!;
  }

  /** A draw from a distribution given as evenly spaced quantiles, from the minimum to the maximum. */
  quantile(quantiles: readonly number[]): number {
    const at = this.next() * (quantiles.length - 1);
    const below = Math.floor(at);
    return quantiles[below]! + (at - below) * (quantiles[below + 1]! - quantiles[below]!);
  }
}
