/** The versions of a plan that hold it to what it says: those since it became active in its present term. */
import { commitInWords, commitOf, organizationName, type Version, type When } from '../past/past.ts';
import { canonicalJson } from '../plan/canonical-json.ts';
import type { RuleContext } from './rule.ts';

/**
 * Oldest first, up to the plan as it is now: each with which one of these keys changed. What can't be read is passed
 * over.
 *
 * @param keys top-level keys of a plan, or organization.yaml for what it takes from there
 */
export function sinceActive(
  keys: readonly string[],
  { plan, document, facts }: Pick<RuleContext, 'plan' | 'document' | 'facts'>,
): readonly Version[] {
  if (!facts.git) return [];
  const all = ['status', 'term', ...keys];
  const turns = facts.git.past
    .turns(all, document)
    .filter(version => all.every(key => key === organizationName || version.value(key) !== undefined));
  const start = canonicalJson(plan.term?.start);
  const first = turns.findIndex(
    version => version.value('status') === 'active' && startOf(version.value('term')) === start,
  );
  return first < 0 ? [] : turns.slice(first);
}

function startOf(term: unknown): string {
  return canonicalJson((term as { start?: unknown } | null)?.start);
}

/** Things with an id in a version's section; what is written otherwise is passed over. */
export function thingsIn<T extends { id: string }>(version: Version, section: string): T[] {
  const value = version.value(section);
  return Array.isArray(value) ? value.filter(isThing) : [];
}

function isThing(value: unknown): value is never {
  return typeof (value as { id?: unknown } | null)?.id === 'string';
}

/** From where to where something held: `From commit 1a2b3c4 of 2027-01-04 until commit 5d6e7f8 of 2027-02-11`. */
export function spanInWords(from: When, until: When): string {
  const commit = commitOf(until);
  return `From ${whenInWords(from)} ${commit ? `until ${commitInWords(commit)}` : 'on, until a change that is not committed yet'}`;
}

function whenInWords(at: When): string {
  if (at === 'now') return 'now';
  return 'before' in at ? `before ${at.before}` : commitInWords(at);
}
