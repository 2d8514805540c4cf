/** What csplan proposes to ask of a meeting, from facts, where the plan asks for nothing itself. */
import type { ExitRule } from '../../kpi/exit-rules.ts';
import type { Decision, Plan, Review } from '../../plan/generated/types.ts';
import { boundsWords, cellText, courseNow } from '../cells.ts';
import { goalSubject, leadingGoal } from '../goals.ts';
import type { KpiPart } from '../model.ts';
import { formatDate } from '../numbers.ts';
import type { TitleOf } from '../owners.ts';
import type { GrantRow } from '../promises.ts';
import { daysLate } from '../sentences.ts';
import { type AskRow, askRows } from './asks.ts';
import { kpisOf } from './decisions.ts';
import { exitWords } from './exit-words.ts';
import type { ReviewBook } from './review-book.ts';
import type { Names } from './subjects.ts';

export interface ProposalInput {
  plan: Plan;
  book: ReviewBook;
  kpis: readonly KpiPart[];
  grants: readonly GrantRow[];
  exits: readonly ExitRule[];
  names: Names;
  titleOf: TitleOf;
  asOf: string;
}

/** In the order of a meeting: what earlier ones left open, what is late, what has to end, what is behind. */
export function proposedAsks(input: ProposalInput): AskRow[] {
  const settled = settledBy(input.book.own?.review, input.plan);
  return [
    ...earlierAsks(input),
    ...input.grants.filter(({ id, state }) => state === 'late' && !settled.grants.has(id)).map(lateGrant),
    ...input.exits
      .filter(({ state, initiative }) => state === 'reached' && !settled.initiatives.has(initiative))
      .map(exit => exitReached(exit, input)),
    ...input.kpis
      .filter(({ id, status }) => (status === 'behind' || status === 'missed') && !settled.kpis.has(id))
      .map(behind),
  ];
}

/** What the period's review has an ask or a decision about, or an ask that rests on the same finding. */
function settledBy(review: Review | undefined, plan: Plan) {
  const asks = review?.asks ?? [];
  const about: NonNullable<Decision['about']>[] = [...asks, ...(review?.decisions ?? [])].flatMap(
    one => one.about ?? [],
  );
  const named = (kind: 'goal' | 'kpi' | 'initiative') => new Set(about.flatMap(one => one[kind] ?? []));
  const [goals, initiatives, kpis] = [named('goal'), named('initiative'), named('kpi')];
  const findings = new Set(asks.flatMap(({ because }) => because ?? []));
  for (const { id, serves } of plan.initiatives ?? [])
    if (initiatives.has(id)) for (const goal of serves ?? []) goals.add(goal);
  for (const { id, kpi, because } of plan.goals ?? [])
    if (goals.has(id) || because?.some(finding => findings.has(finding)))
      for (const measured of kpisOf(kpi)) kpis.add(measured);
  return { kpis, initiatives, grants: new Set(asks.flatMap(({ grant }) => grant ?? [])) };
}

const nothing: Omit<AskRow, 'id' | 'proposed' | 'text' | 'facts'> = {
  from: 'csplan',
  review: null,
  of: null,
  about: null,
  because: [],
  cost: null,
  amount: null,
  by: null,
  answer: null,
  reason: null,
};

/** Put off or unanswered, and the day has passed; refused ones of the last review, so that a no is looked at once more. */
function earlierAsks({ book, names, titleOf, asOf }: ProposalInput): AskRow[] {
  const again = new Set(askRows(book.own ? [book.own] : [], names, titleOf).map(({ text }) => text.trim()));
  return book.earlier.flatMap((review, i) =>
    askRows([review], names, titleOf)
      .filter(({ answer }) => answer !== 'granted' && (answer !== 'refused' || i === 0))
      .filter(({ by, text }) => by !== null && by < asOf && !again.has(text.trim()))
      .map((ask): AskRow => ({ ...ask, from: 'csplan', proposed: 'earlier-ask' })),
  );
}

function lateGrant({ id, what, by, due, daysLate: days }: GrantRow): AskRow {
  return {
    ...nothing,
    id,
    proposed: 'late-grant',
    of: by,
    text: `Give what was granted, name a new day, or take it back: ${what}`,
    facts: `due ${formatDate(due!)}, ${daysLate(days)}`,
  };
}

function exitReached(exit: ExitRule, { names }: ProposalInput): AskRow {
  const about = names.subject({ initiative: exit.initiative });
  return {
    ...nothing,
    id: exit.initiative,
    proposed: 'exit-rule',
    about,
    text: `Stop it, or decide why it goes on: ${about?.title ?? exit.initiative}`,
    facts: `its exit rule is reached: ${exitWords(exit)}`,
  };
}

function behind(kpi: KpiPart): AskRow {
  const goal = leadingGoal(kpi.goals);
  const subject = goal && goalSubject(kpi, goal);
  const isMissed = kpi.status === 'missed';
  const wanted = goal && ((isMissed && goal.target) || courseNow(goal));
  const bounds = wanted && subject && boundsWords(wanted, subject.scale);
  const figure = subject ? cellText(subject.cell, subject.scale) : cellText(kpi.current, kpi);
  const facts = [
    `${isMissed ? 'missed' : 'behind'}${subject?.part ? ` for ${subject.part}` : ''}: ${figure}`,
    bounds && `${isMissed ? 'target' : 'course'} ${bounds}`,
    goal?.ownerTitle && `${goal.ownerTitle} answers for it`,
  ];
  return {
    ...nothing,
    id: kpi.id,
    proposed: 'behind',
    about: { kind: 'kpi', id: kpi.id, title: kpi.name },
    text: `Decide what changes, or what becomes of the goal: ${kpi.name}`,
    facts: facts.filter(Boolean).join(', '),
  };
}
