/** Needs that say only what everybody needs. */
import { withoutPhrases } from './prose.ts';
import type { RuleContext } from './rule.ts';
import type { Sentence } from './sentences.ts';
import { anybodysNeeds, changes, escapes, hollows } from './word-lists.ts';
import { phrases } from './wording.ts';

const anybodys = new Set(anybodysNeeds);
const saysNothing = phrases([...escapes, ...hollows, ...changes]);

/** `Good service`, `fast help when needed`: to do what, when, where, it does not say. */
export function isAnybodysNeed({ kind, low }: Sentence): boolean {
  // What is quoted, named or dated is somebody's own.
  if (kind !== 'need' || !low.trim() || low.includes('\uFFFC')) return false;
  const words = withoutPhrases(low, saysNothing).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every(word => anybodys.has(word));
}

/**
 * Whether customer/vague-need tells all there is to tell of a text, where the plan's depth asks it: neither a number nor
 * another word would mend such a need.
 */
export function isLeftToVagueNeed(sentence: Sentence, { plan }: RuleContext): boolean {
  return plan.depth !== undefined && plan.depth !== 'core' && isAnybodysNeed(sentence);
}
