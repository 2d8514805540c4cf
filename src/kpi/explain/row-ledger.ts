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
  private readonly words: FateWords;
  private readonly kinds = new Map<FateInWords, { kind: RowKind; examples: Reservoir<RowExample> }>();

  constructor(job: Job) {
    this.job = job;
    this.values = new RowValues(job);
    this.words = new FateWords(job);
  }

  add(at: RowPlace, fate: RowFate): void {
    const words = this.words.of(fate);
    let found = this.kinds.get(words);
    if (!found) {
      const examples = new Reservoir<RowExample>(examplesOfAKind, seed);
      found = { kind: { ...words, count: 0, examples: examples.kept }, examples };
      this.kinds.set(words, found);
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

export interface FateInWords {
  standing: Standing;
  label: string;
}

/** Fates in words; the same object for the same fate, however many rows meet it. */
export class FateWords {
  private readonly outcomes: FateInWords[];
  private readonly reasons: FateInWords[];
  private readonly filtered: FateInWords = {
    standing: 'filtered',
    label: 'not among the rows that `where` names',
  };
  private readonly held: FateInWords = {
    standing: 'counted',
    label: 'counted together with the rows before it',
  };
  private readonly missing: FateInWords;
  private readonly unreadable: FateInWords;
  private readonly outside: FateInWords;

  constructor({ measure, spoken, anchor, undated }: Job) {
    const outcomes = measure.outcomes(spoken);
    const weights = outcomes.map(({ weight }) => weight);
    this.outcomes = outcomes.map(({ label, weight }) => ({ standing: standingOf(weight, weights), label }));
    this.reasons = measure.reasons(spoken).map(label => ({ standing: 'left-out', label }));
    this.missing = { standing: 'undated', label: `nothing under ${named(anchor ?? '')}` };
    this.unreadable = { standing: 'undated', label: `can't read ${named(anchor ?? '')}` };
    const isStock = anchor === null && !undated;
    this.outside = {
      standing: 'outside',
      label: isStock ? "not there at the period's end" : 'of another period',
    };
  }

  of(fate: RowFate): FateInWords {
    switch (fate.is) {
      case 'counted':
        return this.outcomes[fate.outcome]!;
      case 'left-out':
        return this.reasons[fate.reason]!;
      case 'undated':
        return fate.unreadable ? this.unreadable : this.missing;
      default:
        return this[fate.is];
    }
  }
}

function standingOf(weight: number, weights: readonly number[]): Standing {
  if (weights.length === 1 || weight === 1 || !weights.includes(1)) return 'hit';
  // Where some rows are taken off the good ones, those in between count for neither side.
  return weight === 0 && weights.includes(-1) ? 'counted' : 'miss';
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
