/** The versions of a plan that hold it to what it says: those since it became active in its present term. */
import { commitInWords, commitOf, organizationName, type Version, type When } from '../past/past.ts';
import { addDays, isIsoDate } from '../plan/period.ts';
import type { RuleContext } from './rule.ts';

/**
 * Oldest first, up to the plan as it is now: each with which one of these keys changed. What can't be read is passed
 * over. The first is the oldest active one whose term was not over when the present one begins: a term that was shifted,
 * cut short or made longer is still the same, and only one that begins after the end of the other is new.
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
  const start = dayIn(plan.term, 'start');
  const first = turns.findIndex(
    version => version.value('status') === 'active' && reaches(version.value('term'), start),
  );
  return first < 0 ? [] : turns.slice(first);
}

/** Days after its start that a term without an end counts. */
const year = 365;

/** Whether a term goes on until this day, or beyond; a term that isn't said holds to nothing where the present one is. */
function reaches(term: unknown, day: string | undefined): boolean {
  if (day === undefined) return true;
  const start = dayIn(term, 'start');
  const end = dayIn(term, 'end') ?? (start && addDays(start, year));
  return end !== undefined && end >= day;
}

function dayIn(term: unknown, name: 'start' | 'end'): string | undefined {
  const day = (term as Record<string, unknown> | null | undefined)?.[name];
  return typeof day === 'string' && isIsoDate(day) ? day : undefined;
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
