/**
 * A text as the text rules read it: what others said (quotes), code, addresses, terms of the plan's glossary, dates and
 * names that have digits are taken out, and what stays keeps its place.
 */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { Plan } from '../plan/generated/types.ts';
import { fiscalCalendar } from '../plan/period.ts';
import { type Amount, amountsIn } from './prose-amounts.ts';
import { type DateMention, datesIn } from './prose-dates.ts';
import { anyOf, isTitle, letter, type Phrases, placesOf } from './wording.ts';

export interface Prose {
  /** As it is written. */
  text: string;
  /** What rules look for words in: in small letters, and of the same length. */
  low: string;
  dates: readonly DateMention[];
  amounts: readonly Amount[];
}

/** A longer text is no sentence; the rest is not read. */
const longest = 2000;

const filler = '\uFFFC';

/** Somebody else's words, code and addresses. */
const foreign =
  /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<![a-z0-9\u00df-\u024f])['‘][^'‘’]{1,200}['’](?![a-z0-9\u00df-\u024f])|`[^`]*`|\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+\.\S+/g;

/** What has a number for a name, behind it (`floor 3`, `tiers 1 and 2`) or before it (`the 42 bus`). */
const numbered =
  'version|release|level|phase|tier|step|stage|grade|band|line|route|bus|tram|flight|terminal|gate|platform|bay|room|floor|building|unit|counter|desk|window|channel|option|article|section|regulation|rule|chapter|clause|title|form|box|part|act|directive|paragraph|number|zone|ward|district|region|class|type|category|priority|severity|page|highway|appendix|annex|standard';
const numberedBefore = 'bus|tram|train|line|route|form|number|area|helpline|hotline|service|road|district';
const measured = '[\\d.,]*\\d|\\s*(?:%|per|seconds?|minutes?|hours?|days?|weeks?)';

/** Digits that count nothing: `24/7`, `ISO 9001`, `Sev-1`, `5G`, `311`, `0161`, `1-800-555-0100`, `8:30`, `over 65s`. */
const names = [
  '24\\s?[/x×]\\s?7(?:\\s?[/x×]\\s?36[56])?',
  '\\+?\\d{1,4}(?:[-. ]\\d{2,4}){2,5}(?![%\\d])',
  '\\d{2,5}/\\d{1,5}',
  `(?:iso|iec|en|din|bs|ansi|wcag|no\\.|${numbered})\\s?#?\\d[\\w./-]*(?![\\d\\s]*%)`,
  `(?:${numbered})s\\s\\d+(?:\\s?(?:,|and|or|to|&|[-–])\\s?\\d+)+(?!${measured})`,
  `\\d{2,}\\s(?:${numberedBefore})`,
  `(?<!\\d\\s)0\\d+(?!${measured})`,
  '\\d{1,2}:\\d{2}|\\d{1,2}(?:[.:]\\d{2})?\\s?[ap]\\.?m',
  '(?:(?:over|under)[\\s-]\\d{2}s|aged\\s\\d+(?:\\s?(?:to|and|[-–])\\s?\\d+)?|\\d{2}\\s(?:and|or)\\s(?:over|older))',
  '[§#]\\s?\\d[\\w.-]*',
  '[a-z]+-\\d[\\w-]*',
  '[a-z]{1,6}\\d[\\w.-]*',
  '\\d+(?:st|nd|rd|th)',
  '[2-6]g(?![\\w%])',
  '(?:on\\s+a\\s+|on\\s+the\\s+)?scale\\s+(?:of\\s+|from\\s+)?\\d+\\s*(?:to|-|–|—)\\s*\\d+',
  '(?:311|911|211|411|511|711|811|988|112|999|111|101|115)(?!\\d|[.,]\\d|\\s*(?:%|per\\s?cent|seconds?|minutes?|hours?|days?|weeks?))',
]
  .map(form => `(?:${form})`)
  .join('|');
const named = new RegExp(`(?<![${letter}0-9]|[0-9][.,])(?:${names})(?![${letter}])`, 'g');
/** The number of a name within a sentence: `by Office 365`. */
const namesake = new RegExp(`(?<=[\\p{Ll},]\\s\\p{Lu}\\p{Ll}+\\s)\\d+(?!${measured})`, 'gu');

const read = new WeakMap<Plan, Map<string, Prose>>();

/** Reads a text once for all rules and places. */
export function proseOf(text: string, plan: Plan): Prose {
  const known = read.get(plan) ?? new Map<string, Prose>();
  read.set(plan, known);
  const found = known.get(text) ?? readProse(text, plan);
  known.set(text, found);
  return found;
}

function readProse(whole: string, plan: Plan): Prose {
  const text = whole.slice(0, longest);
  const own = without(inSmallLetters(text), foreign);
  const terms = glossaryOf(plan);
  const spoken = terms ? withoutPhrases(own, terms) : own;
  const dates = datesIn(spoken, fiscalCalendar(plan.calendar));
  const undated = dates.reduce(blanked, spoken);
  const low = namesakesIn(text).reduce(blanked, without(undated, named));
  return { text, low, dates, amounts: amountsIn(low) };
}

/** In a title every word has a capital. */
function namesakesIn(text: string): Range[] {
  if (isTitle(text)) return [];
  return [...text.matchAll(namesake)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Without changing any place: of a few letters the small one is longer. */
function inSmallLetters(text: string): string {
  const low = text.toLowerCase();
  return low.length === text.length ? low : text.replace(/[A-Z]/g, capital => capital.toLowerCase());
}

/** The text with other signs in place of what a pattern finds, so that all else keeps its place. */
function without(text: string, pattern: RegExp): string {
  return text.replace(pattern, found => filler.repeat(found.length));
}

/** The same for phrases. */
export function withoutPhrases(low: string, list: Phrases): string {
  return placesOf(low, list).reduce(blanked, low);
}

function blanked(text: string, { start, end }: Range): string {
  return text.slice(0, start) + filler.repeat(end - start) + text.slice(end);
}

const glossaries = new WeakMap<Plan, Phrases | null>();

function glossaryOf(plan: Plan): Phrases | null {
  const known = glossaries.get(plan);
  if (known !== undefined) return known;
  const terms = Object.keys(plan.glossary ?? {}).filter(term => term.trim());
  const pattern = terms.length ? anyOf(terms) : null;
  glossaries.set(plan, pattern);
  return pattern;
}

/** The sentences of a text, by their places. A dot ends one where a capital, a number or something foreign follows. */
export function sentencesOf({ text, low }: Prose): { start: number; end: number }[] {
  const ends = [...low.matchAll(/[.!?][)\]]?\s+/g)]
    .map(match => match.index + match[0].length)
    .filter(end => /[\p{Lu}\p{N}"'“‘«„`]/u.test(text[end] ?? ''));
  return [...ends, text.length].map((end, i) => ({ start: i ? ends[i - 1]! : 0, end }));
}
