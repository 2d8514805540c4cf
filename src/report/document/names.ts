/** What readers know things by: names instead of ids, findings by a number. */
import type { Plan } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';
import { type Inline, joined, type Lines, lines, type Text } from './model.ts';

/** Kinds of things that other things of a plan name. */
export type Kind =
  | 'role'
  | 'segment'
  | 'channel'
  | 'study'
  | 'finding'
  | 'goal'
  | 'kpi'
  | 'source'
  | 'initiative'
  | 'action'
  | 'objective'
  | 'strategy'
  | 'commitment'
  | 'policy'
  | 'authority'
  | 'handoff'
  | 'skill'
  | 'journey'
  | 'touchpoint'
  | 'guide'
  | 'grant';

type Id = string | null | undefined;

export interface Names {
  /** The name; the id where there is no such thing, or it has no name; '' for nobody. */
  of(kind: Kind, id: Id): string;
  /** The same, leading to the place where it is told. */
  link(kind: Kind, id: Id): Inline;
  /** Names with semicolons between them: titles of roles hold commas. */
  all(kind: Kind, ids: readonly Id[] | null | undefined): string;
  /** A line for each. */
  links(kind: Kind, ids: readonly Id[] | null | undefined): Lines;
  /** `F3`; the id of a finding that there is not. */
  code(finding: string): string;
  /** The findings that justify something, by their numbers: `F1, F3`. */
  evidence(findings: readonly Id[] | null | undefined): Text;
  /** Roles or segments, whichever the ids are of. */
  who(ids: readonly Id[] | null | undefined): string;
}

/** Where in a document a thing stands. */
export function anchorOf(kind: Kind, id: string): string {
  return `${kind}-${id}`;
}

export function namesIn(plan: Plan): Names {
  const known = catalogue(plan);
  const codes = new Map((plan.voc?.findings ?? []).map(({ id }, i) => [id, `F${i + 1}`]));
  const of = (kind: Kind, id: Id): string => (id ? known.get(`${kind}/${id}`) || id : '');
  const link = (kind: Kind, id: Id): Inline =>
    id ? { is: 'link', to: anchorOf(kind, id), text: of(kind, id) } : '';
  const code = (id: string): string => codes.get(id) ?? id;
  return {
    of,
    link,
    all: (kind, ids) =>
      present(ids)
        .map(id => of(kind, id))
        .join('; '),
    links: (kind, ids) => lines(present(ids).map(id => link(kind, id))),
    code,
    evidence: ids =>
      joined(
        present(ids).map((id): Inline => ({ is: 'link', to: anchorOf('finding', id), text: code(id) })),
        ', ',
      ),
    who: ids =>
      present(ids)
        .map(id => known.get(`segment/${id}`) || known.get(`role/${id}`) || id)
        .join('; '),
  };
}

function present(ids: readonly Id[] | null | undefined): string[] {
  return (ids ?? []).filter(id => typeof id === 'string');
}

/** `kind/id` → name. The first of several things with one id gives the name. */
function catalogue(plan: Plan): Map<string, string> {
  const names = new Map<string, string>();
  const add = (kind: Kind, all: readonly { id: string }[] | null | undefined, key: string): void => {
    for (const thing of all ?? []) {
      const name = (thing as unknown as Record<string, unknown>)[key];
      const at = `${kind}/${thing.id}`;
      if (typeof name === 'string' && name.trim() !== '' && !names.has(at)) names.set(at, name.trim());
    }
  };
  add('role', plan.roles, 'title');
  add('segment', plan.customers, 'name');
  add('channel', plan.channels, 'name');
  add('study', plan.voc?.studies, 'title');
  add('finding', plan.voc?.findings, 'text');
  add('goal', plan.goals, 'statement');
  add('kpi', measuredIn(plan), 'name');
  add('initiative', plan.initiatives, 'title');
  add(
    'action',
    (plan.initiatives ?? []).flatMap(({ actions }) => actions ?? []),
    'do',
  );
  add('objective', plan.objectives, 'text');
  add('strategy', plan.strategies, 'text');
  add('commitment', plan.commitments, 'text');
  add('policy', plan.policies, 'title');
  add('authority', plan.authority, 'issue');
  add('handoff', plan.handoffs, 'when');
  add('skill', plan.team?.skills, 'name');
  add('journey', plan.journeys, 'title');
  add('touchpoint', touchpointsOf(plan), 'what');
  add('guide', plan.guides, 'title');
  add(
    'grant',
    (plan.buy_in ?? []).flatMap(({ grants }) => grants ?? []),
    'what',
  );
  return names;
}

function touchpointsOf({ journeys }: Plan): { id: string }[] {
  return (journeys ?? []).flatMap(({ stages }) =>
    (stages ?? []).flatMap(({ touchpoints }) => touchpoints ?? []),
  );
}
