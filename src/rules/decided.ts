/** What changed from version to version without a decision of a review that had been recorded by then. */
import type { Version } from '../past/past.ts';
import type { Decision, Review } from '../plan/generated/types.ts';
import { latestDay } from './ahead.ts';
import { isHeld, whereToDecide } from './reviews.ts';
import type { RuleContext } from './rule.ts';

/** What something was from a version on; without a key it says nothing there. */
export interface Stand<T> {
  version: Version;
  /** The same text for the same value. */
  key: string | undefined;
  thing: T;
}

/** What can be known of when reviews were held. */
export type Reviewed = Pick<RuleContext, 'plan' | 'facts'>;

export interface Judge<T> {
  /** Whether a decision is about what is judged. */
  isAbout(decision: Decision): boolean;
  /** Whether what it decided is how it stands now; undefined where it doesn't say what it decided. */
  agrees(decision: Decision, stand: Stand<T>): boolean | undefined;
}

/** A value that nobody decided on. */
export interface Move<T> {
  /** What held before: the value with which the plan became active, or the last one that was decided on. */
  from: Stand<T>;
  /** The version that brought the present value. */
  to: Stand<T>;
  /** A decision that came after it. */
  late?: { decision: Decision; version: Version };
  /** A decision on it of a review that is still to be held, with its day or its period. */
  ahead?: { decision: Decision; on: string };
}

/**
 * Undefined where the present value is the first one, or the last one that was decided on. A decision that says what it
 * decided stands for that value; any other for the first change that comes with it or after it. A review that is still
 * to be held has decided nothing.
 *
 * @param stands oldest first
 */
export function undecidedMove<T>(
  stands: readonly Stand<T>[],
  judge: Judge<T>,
  context: Reviewed,
): Move<T> | undefined {
  const about = ({ version }: Stand<T>) => takenIn(version).filter(({ decision }) => judge.isAbout(decision));
  const decisionsOf = (stand: Stand<T>) =>
    about(stand).flatMap(({ decision, review }) => (isHeld(review, context) ? [decision] : []));
  const known = stands.filter(({ key }) => key !== undefined);
  let [settled] = known;
  if (!settled) return undefined;
  let spent = idsOf(decisionsOf(settled));
  const isFounded = (decision: Decision, stand: Stand<T>) =>
    judge.agrees(decision, stand) ?? !spent.has(decision.id);
  let last = settled;
  let open: Stand<T> | undefined;
  for (const stand of known.slice(1)) {
    if (stand.key === last.key) continue;
    last = stand;
    const isDecided = decisionsOf(stand).some(decision => isFounded(decision, stand));
    if (isDecided) {
      settled = stand;
      spent = idsOf(decisionsOf(stand));
    }
    open = isDecided || stand.key === settled.key ? undefined : stand;
  }
  if (!open) return undefined;
  const to = open;
  const later = stands.slice(stands.indexOf(to) + 1).flatMap(stand => {
    const decision = decisionsOf(stand).find(decision => isFounded(decision, to));
    return decision ? [{ decision, version: stand.version }] : [];
  });
  const planned = about(stands.at(-1)!).find(
    ({ decision, review }) => !isHeld(review, context) && isFounded(decision, to),
  );
  return {
    from: settled,
    to,
    ...(later[0] && { late: later[0] }),
    ...(planned && {
      ahead: { decision: planned.decision, on: planned.review.date ?? planned.review.period },
    }),
  };
}

function idsOf(decisions: readonly Decision[]): Set<string> {
  return new Set(decisions.map(({ id }) => id));
}

/** A decision, and the review that took it, as a version has them. */
interface Taken {
  decision: Decision;
  review: Review;
}

const known = new WeakMap<Version, readonly Taken[]>();

/** The decisions of all reviews that a version has; what is written otherwise is passed over. */
function takenIn(version: Version): readonly Taken[] {
  const found =
    known.get(version) ??
    listsIn(version.value('reviews')).flatMap(review =>
      decisionsOf(review).map(decision => ({ decision, review: review as Review })),
    );
  known.set(version, found);
  return found;
}

function decisionsOf(review: unknown): Decision[] {
  return listsIn((review as { decisions?: unknown } | null)?.decisions).filter(
    (decision): decision is Decision =>
      typeof decision === 'object' && decision !== null && typeof (decision as Decision).id === 'string',
  );
}

function listsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What is wrong with a move, behind the value: a decision is missing, or came later. */
export function undecidedInWords({ late, ahead }: Move<unknown>): string {
  if (late) return `and the decision on that ("${late.decision.id}") came later`;
  return ahead
    ? `and the review that is to decide that ("${ahead.decision.id}") is of ${ahead.on}, which is still to come`
    : 'and no review decided that';
}

/**
 * What to do about it.
 *
 * @param decision as a review may write the one that is missing
 * @param undo what it is to set it back, where that takes more words, and that a review decides it
 */
export function howToDecide(
  { to, late, ahead }: Move<unknown>,
  ruleId: string,
  decision: string,
  context: Pick<RuleContext, 'plan' | 'document' | 'facts'>,
  undo?: string,
): string {
  if (late)
    return `A decision comes before the change that it is about. If it was taken in time and only written down late, say so on a line above: # csplan-disable-next ${ruleId} -- REASON`;
  if (ahead)
    return 'A review decides when it is held. Set it back until then; if that review was held already, correct its date.';
  const where = whereToDecide(decision, dayOf(to, context), context);
  const back = to.version.at === 'now' ? 'Set it back, or let' : 'Set it back. Then let';
  return `${undo ?? `${back} a review decide, and commit its decision together with the change.`} ${where}`;
}

/**
 * The day on which a change is judged. What is committed is judged by the same day tomorrow; what is being written now,
 * by the day on which that is done.
 */
export function dayOf({ version }: Stand<unknown>, { facts }: Pick<RuleContext, 'facts'>): string {
  return version.at === 'now' ? latestDay(facts) : facts.today;
}

/** The name of what a decision changes: `target` of `target`, `target.gte` or `/target/gte`. */
export function fieldsOf({ field }: Decision): string[] {
  return typeof field === 'string'
    ? field
        .trim()
        .toLowerCase()
        .split(/[^a-z_]+/)
        .filter(Boolean)
    : [];
}
