/** What became of the rows of one job, counted, with a few of each kind as examples. */
import type { LeftOutReason } from '../../data/batch.ts';
import { Reservoir } from '../../data/reservoir.ts';
import type { Job } from '../job.ts';
import { named } from '../measure.ts';
import type { RowFate, RowPlace } from '../row-fate.ts';
import { type RowValue, RowValues } from './row-values.ts';

/** How a kind of row stands to the number. */
export type Standing =
  /** On the good side of a share, or simply counted. */
  | 'hit'
  /** Counted, and not on the good side. */
  | 'miss'
  /** Counted for neither side, or together with other rows. */
  | 'counted'
  /** In the period, and not counted. */
  | 'left-out'
  | 'filtered'
  | 'undated'
  | 'outside';

export interface RowKind {
  standing: Standing;
  /** In words: `kept`, `no promise: nothing under "due_at"`. */
  label: string;
  count: number;
  examples: RowExample[];
}

export interface RowExample {
  path: string;
  line: number;
  values: RowValue[];
}

const examplesOfAKind = 3;
const seed = 1;

export class RowLedger {
  readonly job: Job;
  private readonly values: RowValues;
  private readonly kinds = new Map<string, { kind: RowKind; examples: Reservoir<RowExample> }>();

  constructor(job: Job) {
    this.job = job;
    this.values = new RowValues(job);
  }

  add(at: RowPlace, fate: RowFate): void {
    const { standing, label } = kindOf(this.job, fate);
    const key = `${standing} ${label}`;
    let found = this.kinds.get(key);
    if (!found) {
      const examples = new Reservoir<RowExample>(examplesOfAKind, seed);
      found = { kind: { standing, label, count: 0, examples: examples.kept }, examples };
      this.kinds.set(key, found);
    }
    found.kind.count++;
    const { batch, row } = at;
    found.examples.add(() => ({ path: batch.path, line: batch.lines[row]!, values: this.values.of(at) }));
  }

  /** Every kind that has rows, outcomes in the measure's order. */
  list(): RowKind[] {
    const { measure, spoken } = this.job;
    const order = [...measure.outcomes(spoken).map(({ label }) => label), ...measure.reasons(spoken)];
    const place = ({ label }: RowKind) => (order.indexOf(label) + order.length + 1) % (order.length + 1);
    const kinds = [...this.kinds.values()].map(({ kind }) => kind);
    for (const { examples } of kinds)
      examples.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
    return kinds.sort(
      (a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing) || place(a) - place(b),
    );
  }
}

const standings: readonly Standing[] = [
  'filtered',
  'undated',
  'outside',
  'left-out',
  'hit',
  'miss',
  'counted',
];

/** A fate in words. */
export function kindOf(job: Job, fate: RowFate): { standing: Standing; label: string } {
  const { measure, spoken, anchor } = job;
  switch (fate.is) {
    case 'filtered':
      return { standing: 'filtered', label: 'not among the rows that `where` names' };
    case 'undated':
      return {
        standing: 'undated',
        label: fate.unreadable ? `can't read ${named(anchor!)}` : `nothing under ${named(anchor!)}`,
      };
    case 'outside':
      return {
        standing: 'outside',
        label: anchor === null && !job.undated ? "not there at the period's end" : 'of another period',
      };
    case 'held':
      return { standing: 'counted', label: 'counted together with the rows before it' };
    case 'left-out':
      return { standing: 'left-out', label: measure.reasons(spoken)[fate.reason]! };
    case 'counted': {
      const outcomes = measure.outcomes(spoken);
      const { label, weight } = outcomes[fate.outcome]!;
      const weights = outcomes.map(outcome => outcome.weight);
      if (outcomes.length === 1 || weight === 1 || !weights.includes(1)) return { standing: 'hit', label };
      // Where some rows are taken off the good ones, those in between count for neither side.
      return { standing: weight === 0 && weights.includes(-1) ? 'counted' : 'miss', label };
    }
  }
}

/** Why a row of a file is no row of its source, in words. */
export const leftOutWords: Record<LeftOutReason, string> = {
  'blank-row': 'blank',
  'before-header': 'above the header',
  'below-header': 'below the header',
  footer: 'footer',
  'duplicate-key': 'same key as another row',
  'missing-key': 'no key',
  'not-only': 'not among those the source takes',
  excluded: 'excluded by the source',
  'malformed-row': 'malformed',
};
