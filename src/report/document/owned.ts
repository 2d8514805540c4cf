/** Everything in a plan that one role answers for, and what nobody does. */
import type { Plan } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';
import type { Text } from './model.ts';
import type { Kind, Names } from './names.ts';
import { all } from './told.ts';

export interface Owned {
  /** What it is: `goal`, `action`. */
  kind: string;
  what: Text;
  /** Null where nobody answers for it. */
  role: string | null;
  /** ISO date. */
  due: string | null;
  /** Nothing is left to be done about it. */
  isOver: boolean;
}

/** In the plan's order, by kind. Of things that are over only those that are done stay, as such. */
export function ownedIn(plan: Plan, names: Names): Owned[] {
  return [
    ...numbers(plan),
    ...goalsAndMeasures(plan, names),
    ...work(plan, names),
    ...promisesAndRules(plan, names),
    ...people(plan),
    ...reviewsAndTriggers(plan),
  ];
}

type Ownable = { kind: string; what: Text; role?: string | null; due?: string | null; isOver?: boolean };

function owned({ kind, what, role, due, isOver }: Ownable): Owned {
  return { kind, what, role: role || null, due: due || null, isOver: isOver ?? false };
}

function numbers({ accountable, sponsor }: Plan): Owned[] {
  const answer: [string, string | null][] =
    typeof accountable === 'string'
      ? [['its numbers', accountable]]
      : Object.entries(accountable ?? {}).map(([unit, role]) => [`the numbers of ${unit}`, role]);
  return [
    ...answer.map(([what, role]) => owned({ kind: 'plan', what, role })),
    ...(sponsor ? [owned({ kind: 'plan', what: 'standing behind it', role: sponsor })] : []),
  ];
}

function goalsAndMeasures(plan: Plan, names: Names): Owned[] {
  const link = (kind: Kind, id: string): Text => names.link(kind, id);
  return [
    ...all(plan.objectives).map(({ id, owner, status }) =>
      owned({ kind: 'objective', what: link('objective', id), role: owner, isOver: status === 'retired' }),
    ),
    ...all(plan.goals).map(({ id, owner, due, status }) =>
      owned({
        kind: 'goal',
        what: link('goal', id),
        role: owner,
        due,
        isOver: (typeof status === 'object' ? status.is : (status ?? 'open')) !== 'open',
      }),
    ),
    ...measuredIn(plan).map(({ id, owner }) =>
      owned({ kind: 'measure', what: link('kpi', id), role: owner }),
    ),
    ...measuredIn(plan).flatMap(({ quality_issues }) =>
      all(quality_issues).map(({ text, owner, due, fixed }) =>
        owned({ kind: 'data problem', what: text ?? '', role: owner, due, isOver: Boolean(fixed) }),
      ),
    ),
  ];
}

function work(plan: Plan, names: Names): Owned[] {
  return all(plan.initiatives).flatMap(({ id, owner, status, actions, after_launch }) => {
    const isOver = status === 'dropped' || status === 'stopped';
    return [
      owned({ kind: 'initiative', what: names.link('initiative', id), role: owner, isOver }),
      ...all(actions).map(action =>
        owned({
          kind: 'action',
          what: names.link('action', action.id),
          role: action.owner ?? owner,
          due: action.due,
          isOver: isOver || action.status === 'done' || action.status === 'dropped',
        }),
      ),
      ...(after_launch?.owner
        ? [
            owned({
              kind: 'after launch',
              what: names.link('initiative', id),
              role: after_launch.owner,
              isOver,
            }),
          ]
        : []),
    ];
  });
}

function promisesAndRules(plan: Plan, names: Names): Owned[] {
  const { complaints } = plan;
  return [
    ...all(plan.buy_in).flatMap(({ by, grants }) =>
      all(grants).map(({ id, due, received }) =>
        owned({
          kind: 'has promised',
          what: names.link('grant', id),
          role: by,
          due,
          isOver: Boolean(received),
        }),
      ),
    ),
    ...all(plan.commitments).map(({ id, owner, status }) =>
      owned({
        kind: 'promise',
        what: names.link('commitment', id),
        role: owner,
        isOver: status === 'withdrawn',
      }),
    ),
    ...(complaints
      ? [owned({ kind: 'complaints', what: 'how complaints are handled', role: complaints.owner })]
      : []),
    ...all(complaints?.stages).map(({ stage, owner }) =>
      owned({ kind: 'complaints', what: `stage “${stage}”`, role: owner }),
    ),
    ...all(plan.policies).map(({ id, owner, review_by, status }) =>
      owned({
        kind: 'policy',
        what: names.link('policy', id),
        role: owner,
        due: review_by,
        isOver: status === 'withdrawn',
      }),
    ),
    ...all(plan.channels).map(({ id, owner, state }) =>
      owned({ kind: 'channel', what: names.link('channel', id), role: owner, isOver: state === 'declined' }),
    ),
    ...all(plan.services).map(({ id, name, owner }) =>
      owned({ kind: 'service', what: name || id, role: owner }),
    ),
    ...all(plan.guides).map(({ id, owner }) =>
      owned({ kind: 'guide', what: names.link('guide', id), role: owner }),
    ),
  ];
}

function people({ voc, team, culture, recognition }: Plan): Owned[] {
  return [
    ...all(voc?.methods).map(({ id, owner, purpose }) =>
      owned({ kind: 'listening', what: purpose || id, role: owner }),
    ),
    ...all(team?.training).map(({ id, title, owner, next }) =>
      owned({ kind: 'training', what: title || id, role: owner, due: next }),
    ),
    ...(culture?.feedback_to_staff
      ? [
          owned({
            kind: 'feedback',
            what: 'what customers say reaches the staff',
            role: culture.feedback_to_staff.owner,
          }),
        ]
      : []),
    ...all(culture?.communications).map(({ id, title, owner }) =>
      owned({ kind: 'communication', what: title || id, role: owner }),
    ),
    ...all(culture?.embedding).map(({ what, owner, done }) =>
      owned({ kind: 'embedding', what: what ?? '', role: owner, isOver: Boolean(done) }),
    ),
    ...all(recognition).map(({ id, title, decided_by }) =>
      owned({ kind: 'recognition', what: title || id, role: decided_by }),
    ),
  ];
}

function reviewsAndTriggers({ innovation, reviews }: Plan): Owned[] {
  return [
    ...all(innovation?.triggers).map(({ when, id, owner }) =>
      owned({ kind: 'trigger', what: when || id, role: owner }),
    ),
    ...all(reviews).flatMap(({ follow_ups }) =>
      all(follow_ups).map(({ id, do: what, owner, due, done }) =>
        owned({ kind: 'follow-up', what: what || id, role: owner, due, isOver: Boolean(done) }),
      ),
    ),
  ];
}
