/** A fair sample of rows that pass by, of fixed size and the same for the same seed. */

/** Mulberry32, a generator of 32 bits by Tommy Ettinger (public domain): numbers from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Algorithm R (Vitter 1985): each of n rows is among the `size` kept with the same chance. */
export class Reservoir<T> {
  readonly kept: T[] = [];
  private seen = 0;
  private readonly size: number;
  private readonly random: () => number;

  constructor(size: number, seed: number) {
    this.size = size;
    this.random = generator(seed);
  }

  /** `make` is only called for a row that is kept. */
  add(make: () => T): void {
    this.seen++;
    if (this.kept.length < this.size) this.kept.push(make());
    else {
      const place = Math.floor(this.random() * this.seen);
      if (place < this.size) this.kept[place] = make();
    }
  }
}
