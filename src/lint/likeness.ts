/**
 * Which plans are nearly the same text as an older one. Each plan's sentences become sequences of four words; two plans
 * are alike by the share of sequences that they have in common (Jaccard index).
 */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { PlanDocument } from '../plan/document.ts';
import { fieldAt } from '../plan/fields.ts';
import { toPointer, walkTree } from '../plan/tree.ts';

/** What a plan's sentences are made of. */
export interface Wording {
  path: string;
  /** Plans are compared with those that are older; by what is known of their age, as text that sorts. */
  since: string;
  /** Whose plan it is, as text: plans of one unit follow one another and are not compared. Undefined where it isn't known. */
  unit?: string;
  /** Distinct hashes of its sequences of words. */
  sequences: readonly number[];
}

export interface Likeness {
  /** The older plan. */
  path: string;
  /** Share of the sequences of both that they have in common, 0 to 1. */
  share: number;
}

/** Words in a sequence: three in a row are often chance, four seldom. */
const length = 4;
/** A plan with fewer sequences says too little to be compared. */
const fewest = 40;
/** 0.55 of 100 is a little more than 55 in binary, and it must not count as 56. */
const rounding = 1e-9;

/** The sequences of words in a plan's own sentences; numbers count as one word, so that other figures hide no copy. */
export function wordingOf(document: PlanDocument): number[] {
  const root = document.node('')?.tree;
  if (!root) return [];
  const lent = document.organization?.path;
  const found = new Set<number>();
  walkTree(root, (node, steps) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !fieldAt(steps)?.prose) return;
    if (lent !== undefined && document.locate(toPointer(steps)).source.path === lent) return;
    for (const sequence of sequencesOf(node.value)) found.add(sequence);
  });
  return [...found];
}

/** Hashes of each run of words, one after the other. */
export function* sequencesOf(text: string): Generator<number> {
  const words =
    text
      .toLowerCase()
      .replace(/\p{N}+/gu, '0')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let i = 0; i + length <= words.length; i++) yield hashOf(words.slice(i, i + length).join(' '));
}

/** FNV-1a, 32 bits: two of a few thousand sequences seldom meet, and one that does changes a share by a thousandth. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * The older plan that each is most alike, where they have at least `least` of their sequences in common. A plan that
 * is a copy is not compared with later ones: they are copies of what it was copied from.
 *
 * Two sets with that much in common share one of each other's rarest members (prefix filter: Chaudhuri, Ganti and
 * Kaushik, "A primitive operator for similarity joins in data cleaning", 2006), so only plans that do are compared.
 */
export function likenesses(plans: readonly Wording[], least: number): Map<string, Likeness> {
  const frequency = new Map<number, number>();
  for (const { sequences } of plans)
    for (const sequence of sequences) frequency.set(sequence, (frequency.get(sequence) ?? 0) + 1);
  const byRarity = (a: number, b: number) => frequency.get(a)! - frequency.get(b)! || a - b;
  const oldestFirst = [...plans]
    .filter(({ sequences }) => sequences.length >= fewest)
    .sort((a, b) => compareCodePoints(a.since, b.since) || compareCodePoints(a.path, b.path));
  const holders = new Map<number, Holder[]>();
  const found = new Map<string, Likeness>();
  for (const { path, unit, sequences } of oldestFirst) {
    const own: Holder = { path, unit, members: new Set(sequences) };
    const rare = [...sequences]
      .sort(byRarity)
      .slice(0, sequences.length - Math.ceil(least * sequences.length - rounding) + 1);
    const candidates = new Set(rare.flatMap(sequence => holders.get(sequence) ?? []));
    const alike = [...candidates]
      .filter(other => unit === undefined || other.unit !== unit)
      .map(other => ({ path: other.path, share: shareOf(own.members, other.members) }));
    const best = alike.filter(({ share }) => share >= least).sort((a, b) => b.share - a.share)[0];
    if (best) found.set(path, best);
    else for (const sequence of rare) held(holders, sequence).push(own);
  }
  return found;
}

/** A plan that others are compared with. */
interface Holder {
  path: string;
  unit: string | undefined;
  members: ReadonlySet<number>;
}

function held(holders: Map<number, Holder[]>, sequence: number): Holder[] {
  const known = holders.get(sequence);
  if (known) return known;
  const fresh: Holder[] = [];
  holders.set(sequence, fresh);
  return fresh;
}

/** Jaccard index. */
function shareOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0;
  for (const member of a) if (b.has(member)) common++;
  return common / (a.size + b.size - common);
}
