/**
 * What can be worked out by adding and subtracting: numbers that are told of sets of rows are linear equations over the
 * numbers of their kinds, brought to echelon form modulo a prime.
 */
import type { RowSet } from './row-kinds.ts';

/** The largest prime whose products are exact in a double. */
const prime = 2 ** 26 - 5;

/** An equation without its zeros: kinds first, behind them the numbers that it is made of. */
interface Equation {
  places: readonly number[];
  factors: readonly number[];
}

export class Deduction {
  private readonly kinds: number;
  private readonly byLead = new Map<number, Equation>();
  private work: Float64Array;
  private told = 0;

  /** @param kinds how many there are; @param told how many numbers will be told at the most */
  constructor(kinds: number, told: number) {
    this.kinds = kinds;
    this.work = new Float64Array(kinds + told);
  }

  /** Adds the number of a set. */
  tell(set: RowSet): void {
    const own = this.kinds + this.told++;
    this.reduce(set);
    this.work[own] = 1;
    const { places, factors } = this.takeWork();
    const lead = places[0]!;
    if (lead >= this.kinds) return;
    const inverse = power(factors[0]!, prime - 2);
    this.byLead.set(lead, { places, factors: factors.map(factor => (factor * inverse) % prime) });
  }

  /** The numbers, in the order in which they were told, from which that of a set follows; undefined where it doesn't. */
  follows(set: RowSet): number[] | undefined {
    this.reduce(set);
    const { places } = this.takeWork();
    if (places[0] !== undefined && places[0] < this.kinds) return undefined;
    return places.map(place => place - this.kinds);
  }

  /** What is left of a set's equation once everything told is taken off it. */
  private reduce(set: RowSet): void {
    const { work } = this;
    for (const kind of set) work[kind] = 1;
    for (let kind = set[0] ?? this.kinds; kind < this.kinds; kind++) {
      const factor = work[kind]!;
      const known = factor === 0 ? undefined : this.byLead.get(kind);
      if (!known) continue;
      for (let i = 0; i < known.places.length; i++) {
        const place = known.places[i]!;
        const left = (work[place]! - factor * known.factors[i]!) % prime;
        work[place] = left < 0 ? left + prime : left;
      }
    }
  }

  private takeWork(): Equation {
    const places: number[] = [];
    const factors: number[] = [];
    for (let place = 0; place < this.work.length; place++) {
      const factor = this.work[place]!;
      if (factor === 0) continue;
      places.push(place);
      factors.push(factor);
      this.work[place] = 0;
    }
    return { places, factors };
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
