/** Lists of words as patterns, and where a text in small letters has one of them. */
import type { Range } from '../diagnostic/diagnostic.ts';
import { headsOf } from './phrase-heads.ts';
import { quoted } from './unsaid.ts';

/** Letters of Latin script: patterns are made for small letters and without `\p`, which would make them slow. */
export const letter = 'a-z\\u00df-\\u00ff\\u0100-\\u024f';

export interface Found {
  start: number;
  end: number;
  /** As it is written there. */
  words: string;
}

/** Phrases to look for. Each pattern is made when a text first has a word that it may begin with. */
export interface Phrases {
  byHead: ReadonlyMap<string, Pattern[]>;
  /** They may begin with any word. */
  others: readonly Pattern[];
}

interface Pattern {
  source: string;
  sticky?: RegExp;
}

/**
 * Finds any of some phrases, the longest first. In a phrase `(a|b)` stands for either, a space for spaces, a hyphen or a
 * line break, ` ?` for one or none of them, and `~` for any word.
 */
export function phrases(list: readonly string[]): Phrases {
  const byHead = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const phrase of list) {
    const pattern = { source: spaced(phrase) };
    const heads = headsOf(phrase);
    if (!heads) others.push(pattern);
    else for (const head of heads) byHead.set(head, [...(byHead.get(head) ?? []), pattern]);
  }
  return { byHead, others };
}

/** Finds any of some terms, to the letter but for capitals and spaces. */
export function anyOf(terms: readonly string[]): Phrases {
  return { byHead: new Map(), others: terms.map(term => ({ source: literally(term) })) };
}

/** What either finds. */
export function either(a: Phrases, b: Phrases): Phrases {
  const byHead = new Map(a.byHead);
  for (const [head, patterns] of b.byHead) byHead.set(head, [...(byHead.get(head) ?? []), ...patterns]);
  return { byHead, others: [...a.others, ...b.others] };
}

function literally(term: string): string {
  return term
    .trim()
    .toLowerCase()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '[\\s-]+');
}

const word = new RegExp(`[${letter}0-9]+`, 'g');

/** The places of phrases in a text in small letters, in order; of several at one place the longest. */
export function placesOf(low: string, { byHead, others }: Phrases): Range[] {
  const places: Range[] = [];
  for (const { 0: head, index: start } of low.matchAll(word)) {
    if (start < (places.at(-1)?.end ?? 0)) continue;
    const ends = [...(byHead.get(head) ?? []), ...others].map(pattern => endOf(pattern, low, start));
    const end = Math.max(...ends, start);
    if (end > start) places.push({ start, end });
  }
  return places;
}

/** Where a phrase that begins at a place ends; -1 where it does not begin there. */
function endOf(pattern: Pattern, low: string, start: number): number {
  pattern.sticky ??= new RegExp(`(?:${pattern.source})(?![${letter}0-9])`, 'y');
  pattern.sticky.lastIndex = start;
  return pattern.sticky.test(low) ? pattern.sticky.lastIndex : -1;
}

/** Finds any of some phrases at the head of a text, behind what matches `lead`; for `findHead`. */
export function atHead(list: readonly string[], lead: string): RegExp {
  const head = longestFirst(list).map(spaced).join('|');
  return new RegExp(`^(?<lead>${spaced(lead)})(?<head>${head})(?![${letter}0-9])`);
}

/** A list of phrases from one text, in which they stand apart at commas. */
export function listed(text: string): string[] {
  return text.split(/,\s+/);
}

function longestFirst(list: readonly string[]): string[] {
  return [...list].sort((a, b) => b.length - a.length);
}

function spaced(phrase: string): string {
  return phrase
    .replace(/'/g, "['’]")
    .replace(/~/g, `[${letter}]+`)
    .replace(/ \?/g, '[\\s-]?')
    .replace(/ /g, '[\\s-]+');
}

/** All places with their words, in order. `low` is the text in small letters, of the same length. */
export function findAll(low: string, list: Phrases, text: string): Found[] {
  return placesOf(low, list).map(({ start, end }) => foundIn(text, start, end));
}

/** What a pattern of `atHead` finds. */
export function findHead(low: string, pattern: RegExp, text: string): Found | undefined {
  const { lead, head } = pattern.exec(low)?.groups ?? {};
  if (lead === undefined || head === undefined) return undefined;
  return foundIn(text, lead.length, lead.length + head.length);
}

export function foundIn(text: string, start: number, end: number): Found {
  return { start, end, words: text.slice(start, end).replace(/\s+/g, ' ') };
}

/** The forms of regular verbs: `improve`, `improves`, `improved`, `improving`; `-ise` is spelt with a z as well. */
export function verbForms(verbs: readonly string[]): string[] {
  return verbs
    .flatMap(verb => (/[^i]ise$/.test(verb) ? [verb, verb.replace(/ise$/, 'ize')] : [verb]))
    .flatMap(formsOf);
}

function formsOf(verb: string): string[] {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) {
    const stem = verb.slice(0, -1);
    return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  const s = /(?:s|sh|ch|x|z)$/.test(verb) ? 'es' : 's';
  return [verb, `${verb}${s}`, `${verb}ed`, `${verb}ing`];
}

/** In quotes, each once: `"etc."`, `"etc." and "ASAP"`. */
export function quotedWords(found: readonly Found[]): string {
  return quoted([...new Map(found.map(({ words }) => [words.toLowerCase(), words])).values()]);
}

/** In a Title Like This One capitals say nothing. */
export function isTitle(text: string): boolean {
  const all = text.match(/\p{L}{4,}/gu) ?? [];
  return all.filter(word => /^\p{Lu}/u.test(word)).length * 2 > all.length;
}
