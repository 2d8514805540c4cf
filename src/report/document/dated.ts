/** What a plan has to do by a day: for the calendar of the document and the one that people subscribe to. */
import type { Plan } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';
import { isIsoDate } from '../../plan/period.ts';
import { all } from './told.ts';

export type DatedKind =
  | 'action'
  | 'follow-up'
  | 'training'
  | 'policy'
  | 'grant'
  | 'goal'
  | 'channel'
  | 'data';

export interface Dated {
  kind: DatedKind;
  /** Of the plan; together with the kind it says which thing it is. */
  id: string;
  what: string;
  /** The role that does it; null for nobody. */
  role: string | null;
  /** ISO dates. */
  start: string | null;
  due: string;
  state: 'open' | 'doing' | 'done' | 'dropped';
  /** On which day it was done, where that is known. */
  doneOn: string | null;
  /** When it counts as done, or another thing to know. */
  note: string | null;
}

const before: Record<DatedKind, string> = {
  action: '',
  'follow-up': 'Follow-up: ',
  training: 'Training: ',
  policy: 'Look at the policy: ',
  grant: 'Give: ',
  goal: 'Reach: ',
  channel: 'Open the channel: ',
  data: 'Mend the data: ',
};

/** What is to be done, where no column says of which kind it is: `Training: A week on the board`. */
export function whatIsDue({ kind, what }: Pick<Dated, 'kind' | 'what'>): string {
  return `${before[kind]}${what}`;
}

type Written = Omit<Dated, 'due' | 'start' | 'state' | 'doneOn' | 'note'> &
  Partial<Pick<Dated, 'state' | 'doneOn' | 'note' | 'start'>> & { due: string | null | undefined };

/** By date, then in the plan's order. What has no date, or one that the calendar doesn't have, is left out. */
export function datedIn(plan: Plan): Dated[] {
  return [
    ...actions(plan),
    ...followUps(plan),
    ...trainings(plan),
    ...policies(plan),
    ...grants(plan),
    ...others(plan),
  ]
    .flatMap(({ due, start = null, state = 'open', doneOn = null, note = null, ...rest }): Dated[] =>
      due && isIsoDate(due)
        ? [{ ...rest, due, start: start && isIsoDate(start) ? start : null, state, doneOn, note }]
        : [],
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function actions(plan: Plan): Written[] {
  return all(plan.initiatives).flatMap(initiative =>
    all(initiative.actions).map((action): Written => {
      const isOver = initiative.status === 'dropped' || initiative.status === 'stopped';
      const { status = 'open' } = action;
      return {
        kind: 'action',
        id: action.id,
        what: action.do || action.id,
        role: action.owner ?? initiative.owner ?? null,
        start: action.start,
        due: action.due,
        state: isOver && status !== 'done' ? 'dropped' : status,
        doneOn: action.done,
        note: action.done_when,
      };
    }),
  );
}

function followUps(plan: Plan): Written[] {
  return all(plan.reviews).flatMap(({ follow_ups }) =>
    all(follow_ups).map((one): Written => {
      const state = one.done ? 'done' : 'open';
      return {
        kind: 'follow-up',
        id: one.id,
        what: one.do || one.id,
        role: one.owner ?? null,
        due: one.due,
        state,
        doneOn: one.done,
      };
    }),
  );
}

function trainings({ team }: Plan): Written[] {
  return all(team?.training).map(one => ({
    kind: 'training',
    id: one.id,
    what: one.title || one.id,
    role: one.owner ?? null,
    due: one.next,
  }));
}

function policies(plan: Plan): Written[] {
  return all(plan.policies).map(one => ({
    kind: 'policy',
    id: one.id,
    what: one.title || one.id,
    role: one.owner ?? null,
    due: one.review_by,
    state: one.status === 'withdrawn' ? 'dropped' : 'open',
  }));
}

function grants(plan: Plan): Written[] {
  return all(plan.buy_in).flatMap(({ by, grants: given }) =>
    all(given).map((one): Written => {
      const state = one.received ? 'done' : 'open';
      return {
        kind: 'grant',
        id: one.id,
        what: one.what || one.id,
        role: by,
        due: one.due,
        state,
        doneOn: one.received,
      };
    }),
  );
}

function others(plan: Plan): Written[] {
  return [
    ...all(plan.goals).map((goal): Written => {
      const is = typeof goal.status === 'object' ? goal.status.is : (goal.status ?? 'open');
      const what = goal.statement || goal.id;
      const state = is === 'open' ? 'open' : is === 'dropped' ? 'dropped' : 'done';
      return { kind: 'goal', id: goal.id, what, role: goal.owner ?? null, due: goal.due, state };
    }),
    ...all(plan.channels)
      .filter(({ state }) => state === 'planned')
      .map(
        (one): Written => ({
          kind: 'channel',
          id: one.id,
          what: one.name || one.id,
          role: one.owner ?? null,
          due: one.opens,
        }),
      ),
    ...measuredIn(plan).flatMap(({ id, quality_issues }) =>
      all(quality_issues).map(
        (one, i): Written => ({
          kind: 'data',
          id: `${id}-${i + 1}`,
          what: one.text ?? '',
          role: one.owner ?? null,
          due: one.due,
          state: one.fixed ? 'done' : 'open',
          doneOn: one.fixed,
        }),
      ),
    ),
  ];
}
