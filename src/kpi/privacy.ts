/**
 * Withholding small cells of sources about persons, so that nothing withheld can be worked out from the rest.
 *
 * 1. A cell of fewer than ten rows is withheld whole: value, numerator, outcomes, what was left out, n. A cell
 *    without any row, counted or left out, says nothing about anybody and stays.
 * 2. Cells that add up to one that is shown (groups to their total, months to their quarter, quarters to their
 *    year, a goal's slice and the rest to the total, the periods of the series to the rows of the files) are
 *    withheld until at least two of them, of at least ten rows together, are hidden: the smallest shown one
 *    goes first, and the total where there is none left. A part that the report doesn't show (the rest beside a
 *    slice, the months before the series) counts as hidden, and as one to protect where it is small.
 *    Where not even that is enough, the number of rows of the files is not told either.
 * 3. The parts of a withheld cell are withheld, else they would add up to it.
 * 4. A cell of other rows that are the same, in another place of the report or in another KPI, is withheld too.
 * 5. What one cell leaves of another is a cell too, if nobody's: of all answers less those by phone, the rest came in
 *    otherwise. Where it is small, the part that leaves it is withheld. `cell-differences.ts` finds such rests, and
 *    whatever else follows from several cells, by the rows themselves.
 * 6. Rules 2 to 5 are applied until nothing changes, since a cell takes part in several sums.
 *
 * What is withheld for its size and what is withheld to protect it look the same: telling them apart would
 * narrow both down.
 */
import type { Cell } from './evaluation.ts';
import type { RowSet } from './row-kinds.ts';

/** Fewer rows than this are not shown. */
export const smallest = 10;

/** A cell as the rules see it. Parts that the report doesn't show have no cell. */
export interface Node {
  n: number;
  /** Rows counted or left out. */
  rows: number;
  withheld: boolean;
  /** Its rows, where they are told apart. */
  members?: Members;
  /** Stands in the result as a cell of its own. */
  shown: boolean;
  /** Not shown, and nothing to protect for its own sake: rows of the files that are in no period. */
  indifferent?: true;
  /** Hidden for the sake of its parts alone, and without hiding them: the number of rows of the files. */
  yields?: true;
}

/** The rows of a cell: those that it counts, with those that it leaves out, and each set whose number it tells. */
export interface Members {
  counted: RowSet;
  all: RowSet;
  told: readonly RowSet[];
}

/** `parts` add up to `total`; the remainder stands among the parts as a node that isn't shown. */
export interface Sum {
  total: Node;
  parts: readonly Node[];
}

export function nodeOf(n: number, rows: number): Node {
  return { n, rows, withheld: rows > 0 && n < smallest, shown: true };
}

/** A sum with what its parts lack to the total as a part that isn't shown. */
export function sumWithRest(total: Node, parts: readonly Node[], indifferent?: true): Sum {
  const rest = total.n - parts.reduce((sum, part) => sum + part.n, 0);
  if (rest <= 0) return { total, parts };
  return { total, parts: [...parts, { n: rest, rows: rest, withheld: false, shown: false, indifferent }] };
}

/** `told` tells what `hidden` hides: it is withheld with it. */
export interface Telling {
  hidden: Node;
  told: Node;
}

/** Withholds further nodes until nothing gives a withheld one away. */
export function protect(sums: readonly Sum[], tellings: readonly Telling[] = []): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const { hidden, told } of tellings) {
      if (!hidden.withheld || told.withheld || !told.shown || told.rows === 0) continue;
      told.withheld = true;
      changed = true;
    }
    for (const sum of sums) {
      const { withheld, yields } = sum.total;
      if (withheld && yields) continue;
      changed = (withheld ? withholdParts(sum) : closeSum(sum)) || changed;
    }
  }
}

function withholdParts({ parts }: Sum): boolean {
  let changed = false;
  for (const part of parts) {
    if (!part.shown || part.withheld || part.rows === 0) continue;
    part.withheld = true;
    changed = true;
  }
  return changed;
}

function closeSum({ total, parts }: Sum): boolean {
  let changed = false;
  for (;;) {
    const hidden = parts.filter(part => (part.withheld || !part.shown) && part.rows > 0);
    const delicate = hidden.some(part => part.withheld || (part.n < smallest && !part.indifferent));
    const together = hidden.reduce((sum, part) => sum + part.n, 0);
    if (!delicate || (hidden.length > 1 && together >= smallest)) return changed;
    const next = parts
      .filter(part => part.shown && !part.withheld && part.n > 0)
      .reduce<Node | undefined>((least, part) => (least && least.n <= part.n ? least : part), undefined);
    const last = next ?? total;
    if (!last.shown || last.withheld) return changed;
    last.withheld = true;
    changed = true;
    if (!next) return changed;
  }
}

/** The cell without anything that says how many there were. */
export function withhold<C extends Cell>(cell: C): C {
  return {
    ...cell,
    value: null,
    numerator: null,
    n: null,
    outcomes: [],
    leftOut: [],
    small: 'withheld',
    ...('also' in cell
      ? { also: Object.fromEntries(Object.keys(cell.also as object).map(stat => [stat, null])) }
      : {}),
  };
}
