import type { Plan, Role } from '../../plan/generated/types.ts';
import { isAlive, statusOf } from '../alive.ts';
import { listed } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type OptionsSchema, optionsOf, type Rule, type RuleContext, visit } from '../rule.ts';
import { isSilent, type Silence, silenceOf, silenceSince, sinceInWords, twoQuarters } from '../silence.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days in which nothing that a role owns changes, and no review names the role.',
      type: 'integer',
      default: twoQuarters,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'owner/silent',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'git',
  reads: ['/status', '/roles', '/goals', '/kpis', '/initiatives', '/reviews'],
  options,
  summary: 'An owner of whose part nothing was heard for two quarters.',
  why: 'Most measures lose their owner without anybody saying so: the post changes hands, and the new holder never learns of it. The plan then names somebody who does not know.',
  serves: ['S1-42', 'S2-0', 'S0-18'],
  since: '0.2.0',
  examples: {
    past: [{ on: '2026-06-30', plan: 'title: Permits\n' }, { on: '2026-12-20' }],
    invalid: `reviews:
- {period: 2026-Q3, date: 2026-10-15, presented: service-officer}
`,
    valid: `reviews:
- {period: 2026-Q3, date: 2026-10-15, presented: service-officer, attended: [contact-centre-manager]}
`,
  },
  check: [
    visit('/roles', (roles, at, context) => {
      if (context.plan.status !== 'active' || isSilent(context)) return;
      const { days } = optionsOf(options, context);
      for (const [i, role] of roles.entries()) {
        const owned = ownedBy(role, context.plan);
        if (!owned.length) continue;
        const silence = silenceOfOwner(role, context);
        if (!silence || silence.days <= days) continue;
        context.report({
          at: `${at}/${i}`,
          message: `Nothing was heard of "${role.id}" ${sinceInWords(silence)}: it owns ${listed(owned)}, nothing of that changed, and no review names it.`,
          help: 'Ask whoever holds the role how its part stands, and write it down: as a comment of the next review, as the status of an action. Or give the part to another owner.',
        });
      }
    }),
  ],
};

/** What a role owns that still goes on: `1 goal`, `2 KPIs`. */
function ownedBy({ id }: Role, { goals, kpis, initiatives }: Plan): string[] {
  const count = (things: readonly { owner?: string | null }[], word: string): string[] => {
    const { length } = things.filter(({ owner }) => owner === id);
    return length ? [`${length} ${word}${length === 1 ? '' : 's'}`] : [];
  };
  return [
    ...count(
      (goals ?? []).filter(goal => statusOf(goal) === 'open'),
      'goal',
    ),
    ...count(kpis ?? [], 'KPI'),
    ...count((initiatives ?? []).filter(isAlive), 'initiative'),
  ];
}

/** Since the last change in what it owns, or the last review that it had to do with. */
function silenceOfOwner(role: Role, context: RuleContext): Silence | undefined {
  const { plan, facts } = context;
  const part = (value: unknown) =>
    Array.isArray(value) ? value.filter(thing => thing?.owner === role.id) : [];
  const changes = (['goals', 'kpis', 'initiatives'] as const).flatMap(
    section => silenceOf(section, context, part) ?? [],
  );
  const kpis = (plan.kpis ?? []).filter(({ owner }) => owner === role.id).map(({ id }) => id);
  const reviews = heldReviews(plan)
    .filter(({ review }) => {
      const { chair, presented, attended, comments, follow_ups } = review;
      const named = [chair, presented, ...(attended ?? []), ...(follow_ups ?? []).map(({ owner }) => owner)];
      return named.includes(role.id) || kpis.some(id => comments && Object.hasOwn(comments, id));
    })
    .map(({ date }) => silenceSince({ date }, facts.today));
  return [...changes, ...reviews].sort((a, b) => a.days - b.days)[0];
}

export default rule;
