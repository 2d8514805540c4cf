import type { Goal, Initiative, Plan } from '../../plan/generated/types.ts';
import { inWords } from '../achievable.ts';
import { isAlive, statusOf } from '../alive.ts';
import { kpiIdsOf, measureOf } from '../course.ts';
import { isGap } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type BehindFacts, type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/behind-unanswered',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'data',
  reads: ['/kpis', '/initiatives', '/reviews'],
  summary: 'A goal that is behind its course, and no action that is open and no decision that answers it.',
  why: 'A red number is no failure as long as something follows from it. Where nothing does, the next quarter has the same number and one less reason to look at it.',
  serves: ['RB17', 'S0-18'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    status: done
    done: 2027-01-20
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    status: doing
`,
    data: {
      kpis: {},
      goals: {},
      behind: {
        'g-answer': {
          period: '2027-01',
          until: '2027-01-31',
          value: 61.8,
          asked: { gte: 63.9, lte: null },
          missed: false,
        },
      },
    },
  },
  check: [
    visit('/goals/*', (goal, at, context) => {
      const { plan, facts, report } = context;
      const behind = facts.data?.behind?.[goal.id];
      const measure = measureOf(goal, context);
      if (!behind || !measure || statusOf(goal) !== 'open') return;
      const serving = (plan.initiatives ?? []).filter(
        initiative => isAlive(initiative) && initiative.serves?.includes(goal.id),
      );
      // That nothing works for the goal at all is said by goal/no-initiative.
      if (!serving.length || serving.some(hasOpenAction) || isDecided(goal, serving, behind, plan)) return;
      const { gte, lte } = behind.asked;
      const asked = inWords((gte ?? lte)!, measure);
      report({
        at,
        message: `Goal "${goal.id}" ${behind.missed ? 'missed its target' : 'is behind its course'}: "${measure.kpi.id}" stood at ${inWords(behind.value, measure)} in ${behind.period}, where it asks for ${gte === null ? 'at most' : 'at least'} ${asked}, and no action is open that could change it.`,
        help: `Plan an action in an initiative that serves it, or decide at the next review what changes: \`about: {goal: ${goal.id}}\`.`,
      });
    }),
  ],
};

function hasOpenAction({ actions }: Initiative): boolean {
  return (actions ?? []).some(({ status, done }) => status !== 'done' && status !== 'dropped' && isGap(done));
}

/** A review that knew the figure has decided about the goal, its KPI, or what works for it. */
function isDecided(goal: Goal, serving: readonly Initiative[], { until }: BehindFacts, plan: Plan): boolean {
  const kpis = kpiIdsOf(goal);
  return heldReviews(plan).some(
    ({ date, review }) =>
      date > until &&
      review.decisions?.some(
        ({ about }) =>
          about?.goal === goal.id ||
          kpis.includes(about?.kpi ?? '') ||
          serving.some(({ id }) => id === about?.initiative),
      ),
  );
}

export default rule;
