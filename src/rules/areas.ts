/** Which area of service a sentence speaks of. */
import type { Plan } from '../plan/generated/types.ts';
import { builtInAreas } from '../plan/references.ts';
import { areaWords } from './area-words.ts';
import type { Prose } from './prose.ts';
import { anyOf, either, type Found, findAll, type Phrases, phrases, placesOf } from './wording.ts';

interface Pattern {
  /** Finds what speaks of this area and hardly of another. */
  own: Phrases;
  /** Finds what may be about it. */
  any: Phrases;
}

/** Most goals speak of their own area, so that the patterns of the others are seldom made. */
const made = new Map<string, Pattern>();
const ofPlan = new WeakMap<Plan, Map<string, Pattern | undefined>>();

function patternOf(area: string, plan: Plan): Pattern | undefined {
  const known = ofPlan.get(plan) ?? new Map<string, Pattern | undefined>();
  ofPlan.set(plan, known);
  if (!known.has(area)) known.set(area, joined(builtIn(area), plan.areas?.[area] ?? []));
  return known.get(area);
}

function builtIn(area: string): Pattern | undefined {
  const words = Object.hasOwn(areaWords, area) ? areaWords[area as keyof typeof areaWords] : undefined;
  if (!words) return undefined;
  const pattern = made.get(area) ?? { own: phrases(words.own), any: phrases([...words.own, ...words.near]) };
  made.set(area, pattern);
  return pattern;
}

/** A plan's words are those of an area of its own, or more words of a built-in one. */
function joined(pattern: Pattern | undefined, words: readonly string[]): Pattern | undefined {
  const listed = words.filter(word => word.trim());
  if (!listed.length) return pattern;
  const own = anyOf(listed);
  return pattern ? { own: either(pattern.own, own), any: either(pattern.any, own) } : { own, any: own };
}

/**
 * The first words that speak of another area than a goal's, where none speaks of its own; undefined for an area of which
 * nobody has said which words speak of it.
 *
 * @param area the goal's
 * @param beside more text about the goal, in which its own area may be spoken of
 */
export function otherArea(
  prose: Prose,
  area: string,
  beside: string,
  plan: Plan,
): (Found & { area: string }) | undefined {
  const mine = patternOf(area, plan);
  if (!mine || has(prose.low, mine.any) || has(beside.toLowerCase(), mine.own)) return undefined;
  return [...new Set([...builtInAreas, ...Object.keys(plan.areas ?? {})])]
    .filter(other => other !== area)
    .flatMap(other => {
      const pattern = patternOf(other, plan);
      return pattern
        ? findAll(prose.low, pattern.own, prose.text).map(found => ({ ...found, area: other }))
        : [];
    })
    .sort((a, b) => a.start - b.start)[0];
}

function has(low: string, list: Phrases): boolean {
  return placesOf(low, list).length > 0;
}
