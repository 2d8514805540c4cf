import type { Goal } from '../../plan/generated/types.ts';
import { figureInWords } from '../achievable.ts';
import { statusOf } from '../alive.ts';
import { amountIn, asWritten, kpiIdsOf, measureOf } from '../course.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/conflict',
  depth: 'core',
  severity: 'error',
  needs: 'data',
  reads: ['/kpis'],
  summary: 'Two open goals that push one KPI in opposite directions from where it stands.',
  why: 'Whoever works for the one works against the other, and at least one of them is missed whatever happens.',
  serves: ['S3-2b', 'S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: contacts
  name: Calls about permits
  source: calls
  measure: {kind: count}
  method: Calls as the phone system logs them.
  frequency: quarterly
  owner: contact-centre-manager
  agreed: {performance-analyst: 2026-11-03}
goals:
- id: g-fewer
  statement: Have at most 4000 calls about permits in July to September 2027.
  area: access
  kpi: contacts
  baseline: {value: 5200, period: 2026-Q4}
  target: {lte: 4000, period: 2027-Q3}
  due: 2027-09-30
  owner: contact-centre-manager
  because: [f-wait]
- id: g-more
  statement: Have at least 6000 calls about permits in July to September 2027.
  area: access
  kpi: contacts
  baseline: {value: 5200, period: 2026-Q4}
  target: {gte: 6000, period: 2027-Q3}
  due: 2027-09-30
  owner: contact-centre-manager
  because: [f-wait]
initiatives:
- id: i-call-back
  serves: [g-answer, g-fewer, g-more]
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
    data: {
      kpis: {},
      goals: Object.fromEntries(
        ['g-fewer', 'g-more'].map(id => [
          id,
          {
            figures: [{ period: '2026-Q4', value: 5200, exceptional: false }],
            usual: null,
            detectable: null,
            latest: { period: '2026-Q4', value: 5200 },
          },
        ]),
      ),
    },
  },
  check: [
    visit('/goals/*', (goal, at, context) => {
      const push = pushOf(goal, context);
      if (!push) return;
      const goals = context.plan.goals!;
      const place = goals.findIndex(({ id }) => id === goal.id);
      for (const [i, other] of goals.slice(0, place).entries()) {
        const against = sameSubject(goal, other) ? pushOf(other, context) : undefined;
        if (!against || against.side === push.side) continue;
        context.report({
          at: `${at}/target/${push.side}`,
          message: `Goal "${goal.id}" wants ${words(push)} and "${other.id}" wants ${words(against)} of "${push.measure.kpi.id}", which stands at ${figureInWords(push.latest, push.measure)}.`,
          help: 'Keep one of them, or make them agree: a range has both `gte` and `lte`.',
          related: [{ at: `/goals/${i}/target/${against.side}`, message: 'the other goal' }],
        });
      }
    }),
  ],
};

/** In which direction an open goal pushes its KPI from where it stands now. */
function pushOf(goal: Goal, context: RuleContext) {
  const latest = context.facts.data?.goals[goal.id]?.latest;
  const measure = measureOf(goal, context);
  if (!latest || !measure || statusOf(goal) !== 'open') return undefined;
  for (const side of ['gte', 'lte'] as const) {
    const bound = amountIn(goal.target?.[side], measure);
    if (bound === undefined || (side === 'gte' ? latest.value >= bound : latest.value <= bound)) continue;
    return { side, written: asWritten(goal.target![side]!), measure, latest };
  }
  return undefined;
}

function words({ side, written }: { side: 'gte' | 'lte'; written: string }): string {
  return `${side === 'gte' ? 'at least' : 'at most'} ${written}`;
}

/** The same KPI, statistic and rows. */
function sameSubject(a: Goal, b: Goal): boolean {
  const part = ({ kpi }: Goal) => (typeof kpi === 'object' && kpi && !Array.isArray(kpi) ? kpi : undefined);
  return (
    kpiIdsOf(a).join() === kpiIdsOf(b).join() &&
    part(a)?.stat === part(b)?.stat &&
    JSON.stringify(part(a)?.slice ?? {}) === JSON.stringify(part(b)?.slice ?? {})
  );
}

export default rule;
