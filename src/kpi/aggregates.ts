/**
 * The eight aggregates that every measure is made of: rows, distinct, sum, mean, quantile, share, stock at an
 * instant and matched pairs. `Collected` is what a number's rows leave behind, and can be merged.
 */

/** How a statistic comes out of the rows. */
export type Aggregate =
  | { of: 'rows' }
  | { of: 'distinct' }
  | { of: 'sum' }
  | { of: 'mean' }
  /** `p` from 0 to 1. */
  | { of: 'quantile'; p: number }
  /** Per cent of weight 1 less per cent of weight −1, of all rows that count. */
  | { of: 'share' }
  /** Rows that were there at an instant, the end of the period. */
  | { of: 'stock' }
  /** Per cent of the codes of the period before that are there again. */
  | { of: 'pairs' };

/** What has to be kept of the rows for the aggregates that are wanted. */
export interface Keeping {
  sum: boolean;
  /** Squares too, for the spread around a mean. */
  squares: boolean;
  values: boolean;
  codes: boolean;
}

export function keepingFor(aggregates: Iterable<Aggregate>): Keeping {
  const keeping: Keeping = { sum: false, squares: false, values: false, codes: false };
  for (const { of } of aggregates) {
    if (of === 'sum' || of === 'mean') keeping.sum = true;
    if (of === 'mean') keeping.squares = true;
    if (of === 'quantile') keeping.values = true;
    if (of === 'distinct' || of === 'pairs') keeping.codes = true;
  }
  return keeping;
}

/** The rows of one cell, aggregated. */
export class Collected {
  /** Rows (or the cases that they stand for) per outcome of the measure. */
  readonly outcomes: number[];
  /** Rows that don't count, per reason of the measure. */
  readonly leftOut: number[];
  readonly values: Numbers | undefined;
  readonly codes: Set<number> | undefined;
  readonly sum: CompensatedSum | undefined;
  readonly squares: CompensatedSum | undefined;
  /**
   * Where rows are told apart (`row-kinds.ts`): the first of its sets, one for each outcome and behind them one for each
   * reason. Those of all that was merged into it.
   */
  readonly sets: number[] = [];

  constructor(outcomes: number, reasons: number, keeping: Keeping) {
    this.outcomes = new Array<number>(outcomes).fill(0);
    this.leftOut = new Array<number>(reasons).fill(0);
    if (keeping.values) this.values = new Numbers();
    if (keeping.codes) this.codes = new Set();
    if (keeping.sum) this.sum = new CompensatedSum();
    if (keeping.squares) this.squares = new CompensatedSum();
  }

  /**
   * Counts a row: `outcome` ≥ 0, or −1 − reason; `value` is a number or, for codes, a dictionary code; `weight` is
   * how many cases the row stands for.
   */
  add(outcome: number, value: number, weight = 1): void {
    if (outcome < 0) {
      this.leftOut[-1 - outcome]! += 1;
      return;
    }
    this.outcomes[outcome]! += weight;
    this.sum?.add(value * weight);
    this.squares?.add(value * value * weight);
    this.values?.push(value);
    this.codes?.add(value);
  }

  merge(other: Collected): void {
    other.outcomes.forEach((count, i) => {
      this.outcomes[i]! += count;
    });
    other.leftOut.forEach((count, i) => {
      this.leftOut[i]! += count;
    });
    if (other.sum) this.sum?.merge(other.sum);
    if (other.squares) this.squares?.merge(other.squares);
    if (other.values) this.values?.append(other.values);
    if (other.codes) for (const code of other.codes) this.codes?.add(code);
    this.sets.push(...other.sets);
  }

  get n(): number {
    return total(this.outcomes);
  }
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Neumaier's compensated sum: exact to the last place where a plain sum drifts over a million rows. */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  merge(other: CompensatedSum): void {
    this.add(other.sum);
    this.add(other.lost);
  }

  get value(): number {
    return this.sum + this.lost;
  }
}

/** A growing list of numbers at eight bytes each. */
export class Numbers {
  private room = new Float64Array(16);
  private isSorted = false;
  length = 0;

  push(value: number): void {
    this.reserve(this.length + 1);
    this.room[this.length++] = value;
    this.isSorted = false;
  }

  append(other: Numbers): void {
    this.reserve(this.length + other.length);
    this.room.set(other.room.subarray(0, other.length), this.length);
    this.length += other.length;
    this.isSorted = false;
  }

  /** In ascending order, put into it once for all quantiles; holds until more is added. */
  sorted(): Float64Array {
    const values = this.room.subarray(0, this.length);
    if (!this.isSorted) values.sort();
    this.isSorted = true;
    return values;
  }

  private reserve(length: number): void {
    if (length <= this.room.length) return;
    const larger = new Float64Array(Math.max(length, this.room.length * 2));
    larger.set(this.room);
    this.room = larger;
  }
}

/**
 * Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default of
 * R, NumPy and spreadsheets. `sorted` ascending and not empty, `p` from 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}

/**
 * The statistic of what was collected; null where there is nothing to take it of. `weights` are those of the
 * measure's outcomes; `before` is the period before, for matched pairs.
 */
export function statistic(
  aggregate: Aggregate,
  collected: Collected,
  weights: readonly number[],
  before?: Collected,
): number | null {
  const n = collected.n;
  switch (aggregate.of) {
    case 'rows':
    case 'stock':
      return n;
    case 'distinct':
      return collected.codes!.size;
    case 'sum':
      return collected.sum!.value;
    case 'mean':
      return n === 0 ? null : collected.sum!.value / n;
    case 'quantile':
      return n === 0 ? null : quantile(collected.values!.sorted(), aggregate.p);
    case 'share':
      return n === 0 ? null : (100 * weigh(collected.outcomes, weights)) / n;
    case 'pairs': {
      const pairs = matchedPairs(collected, before);
      return pairs.of === 0 ? null : (100 * pairs.matched) / pairs.of;
    }
  }
}

function weigh(counts: readonly number[], weights: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + count * weights[i]!, 0);
}

/** How many codes of the period before there are, and how many of them are there again. */
export function matchedPairs(
  collected: Collected,
  before: Collected | undefined,
): { of: number; matched: number } {
  if (!before) return { of: 0, matched: 0 };
  let matched = 0;
  for (const code of before.codes!) if (collected.codes!.has(code)) matched++;
  return { of: before.codes!.size, matched };
}
