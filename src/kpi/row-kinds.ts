/**
 * Which rows of a run are alike. Everything that is counted apart is a set of rows; rows of one kind stand in the
 * same sets. What is known of sets of rows is a matter of their kinds, of which there are far fewer than rows.
 */

/** Kinds of rows, ascending. */
export type RowSet = readonly number[];

/** More sets than this are not told apart in one run. */
const setsAtMost = 2 ** 26;

/** No set but that of all rows: where the tree of kinds begins. */
const root = 0;

export class RowKinds {
  private sets = 0;
  /** A kind and a further set make another kind. */
  private readonly further = new Map<number, number>();
  /** Of each kind: the kind that it is made of, and its last set. */
  private readonly parents = [-1];
  private readonly lastSets = [-1];
  private readonly counts = [0];
  private ofBatch = new Int32Array(0);
  private readonly bySource = new Map<string, number>();
  private bySet: number[][] | undefined;

  /** The first of so many new sets. */
  newSets(count: number): number {
    const first = this.sets;
    this.sets += count;
    return first;
  }

  /** Rows of a batch of a source. */
  begin(length: number, source: string): void {
    this.ofBatch = new Int32Array(length).fill(this.kindWith(root, this.setOf(source)));
  }

  /** A row of the batch stands in a set too; nothing outside of batches. */
  put(row: number, set: number): void {
    const { ofBatch } = this;
    if (row < ofBatch.length) ofBatch[row] = this.kindWith(ofBatch[row]!, set);
  }

  end(): void {
    for (const kind of this.ofBatch) this.counts[kind]!++;
    this.ofBatch = new Int32Array(0);
    this.bySet = undefined;
  }

  /** So many kinds there are; some without rows. */
  get length(): number {
    return this.counts.length;
  }

  /** Rows of a set. */
  sizeOf(set: RowSet): number {
    return set.reduce((sum, kind) => sum + this.counts[kind]!, 0);
  }

  /** The kinds of the rows of a set, or of several. */
  kindsOf(sets: readonly number[]): RowSet {
    this.bySet ??= this.invert();
    const [only, ...others] = sets;
    if (others.length === 0) return only === undefined ? [] : (this.bySet[only] ?? []);
    return union(sets.map(set => this.bySet![set] ?? []));
  }

  /** All rows of a source. */
  ofSource(source: string): RowSet {
    return this.kindsOf([this.setOf(source)]);
  }

  private setOf(source: string): number {
    const known = this.bySource.get(source);
    if (known !== undefined) return known;
    const set = this.newSets(1);
    this.bySource.set(source, set);
    return set;
  }

  private kindWith(kind: number, set: number): number {
    const key = kind * setsAtMost + set;
    const known = this.further.get(key);
    if (known !== undefined) return known;
    const made = this.counts.length;
    this.further.set(key, made);
    this.parents.push(kind);
    this.lastSets.push(set);
    this.counts.push(0);
    return made;
  }

  private invert(): number[][] {
    const bySet: number[][] = [];
    for (let kind = 1; kind < this.counts.length; kind++)
      if (this.counts[kind]! > 0)
        for (let at = kind; at !== root; at = this.parents[at]!) {
          const set = this.lastSets[at]!;
          bySet[set] ??= [];
          bySet[set].push(kind);
        }
    return bySet;
  }
}

export function union(sets: readonly RowSet[]): RowSet {
  return [...new Set(sets.flat())].sort((a, b) => a - b);
}

export function isWithin(part: RowSet, whole: RowSet): boolean {
  let at = 0;
  for (const kind of part) {
    while (at < whole.length && whole[at]! < kind) at++;
    if (whole[at] !== kind) return false;
  }
  return true;
}

export function without(whole: RowSet, part: RowSet): RowSet {
  const taken = new Set(part);
  return whole.filter(kind => !taken.has(kind));
}
