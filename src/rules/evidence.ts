/** What customers and staff said, where it comes from, and what is done because of it. */
import type { Finding, FindingIds, Plan, Study } from '../plan/generated/types.ts';
import { isAlive, statusOf } from './alive.ts';

/** The study of a finding, by its id; undefined where it names none that there is. */
export function studyOf(finding: Finding, plan: Plan): Study | undefined {
  return plan.voc?.studies?.find(study => study.id === finding.study);
}

/** Whose voice a finding is: as it says itself, else those whom its study heard. */
export function voicesIn(finding: Finding, plan: Plan): readonly string[] {
  return finding.segments?.length ? finding.segments : (studyOf(finding, plan)?.of ?? []);
}

interface Answer {
  because?: FindingIds;
}

/**
 * Findings that something is done about: goals, initiatives, strategies, policies, promises, authority, guides,
 * ideas, and what reviews decided or asked for. A vision, a leader's buy-in, a journey or a competitor shows that
 * a finding is known, and does nothing about it; nor does what was given up.
 */
export function answeredFindings(plan: Plan): Set<string> {
  const answers: Answer[] = [
    ...(plan.goals ?? []).filter(goal => statusOf(goal) !== 'dropped'),
    ...(plan.initiatives ?? []).filter(isAlive),
    ...(plan.strategies ?? []).filter(({ state }) => state !== 'parked'),
    ...(plan.policies ?? []).filter(({ status }) => status !== 'failing' && status !== 'withdrawn'),
    ...(plan.commitments ?? []).filter(({ status }) => status !== 'withdrawn'),
    ...(plan.authority ?? []),
    ...(plan.guides ?? []),
    ...(plan.innovation?.ideas ?? []).filter(({ status }) => status !== 'dropped'),
    ...(plan.reviews ?? []).flatMap(({ asks, decisions }) => [...(asks ?? []), ...(decisions ?? [])]),
  ];
  const decided = (plan.reviews ?? []).flatMap(({ decisions }) =>
    (decisions ?? []).flatMap(({ about }) => about?.finding ?? []),
  );
  return new Set([...answers.flatMap(({ because }) => because ?? []), ...decided]);
}

/** Findings that a goal or an initiative works on. */
export function workedOnFindings({ goals, initiatives }: Plan): Set<string> {
  const citing: Answer[] = [
    ...(goals ?? []).filter(goal => statusOf(goal) !== 'dropped'),
    ...(initiatives ?? []).filter(isAlive),
  ];
  return new Set(citing.flatMap(({ because }) => because ?? []));
}

/**
 * Nothing is done about a finding that waits for an answer: one that was accepted, or a pain of high impact about
 * which nothing was decided.
 *
 * @param answered what `answeredFindings` gives
 */
export function isForgotten({ id, status, kind, impact }: Finding, answered: ReadonlySet<string>): boolean {
  if (answered.has(id)) return false;
  return status === 'accepted' || ((status ?? 'new') === 'new' && kind === 'pain' && impact === 'high');
}

/** Of some findings, whether one is forgotten: voc/forgotten reports it, wherever else it is missed. */
export function hasForgotten(ids: readonly string[], plan: Plan): boolean {
  const answered = answeredFindings(plan);
  return (plan.voc?.findings ?? []).some(
    finding => ids.includes(finding.id) && isForgotten(finding, answered),
  );
}
