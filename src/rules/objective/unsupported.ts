import type { Goal, Plan } from '../../plan/generated/types.ts';
import { lentFrom } from '../../plan/origins.ts';
import { statusOf } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'objective/unsupported',
  depth: 'service',
  severity: 'info',
  reads: ['/goals'],
  summary:
    'An objective that no goal of the plan supports; one of organization.yaml that no goal of any plan does.',
  why: 'Listing what the house wants is not yet helping with it. An objective stands in a plan because a goal of that plan works toward it.',
  serves: ['S1-5', 'S3-2e'],
  since: '0.2.0',
  examples: {
    invalid: `objectives:
- {id: o-cost, text: A permit costs the city a tenth less., from: Budget 2027, owner: commissioner}
`,
    valid: `objectives:
- {id: o-cost, text: A permit costs the city a tenth less., from: Budget 2027, owner: commissioner}
goals:
- id: g-true
  objective: o-cost
- id: g-answer
  objective: o-access
`,
  },
  check: [
    visit('/objectives/*', ({ id, status }, at, context) => {
      const { plan, document, report } = context;
      const shared = lentFrom(document, at) !== undefined;
      const plans = shared ? plansThatShare(context) : [plan];
      if (status === 'retired' || !plans) return;
      const goals = plans.flatMap(goalsOf);
      // A goal that doesn't say yet what it supports may support this one: goal/no-objective asks.
      if (!goals.length || goals.some(({ objective }) => isGap(objective) || objective === id)) return;
      report({
        at,
        message: `No goal${shared ? ' of any plan' : ''} supports objective "${id}".`,
        help: `Name it as the \`objective\` of a goal that works toward it, or ${shared ? 'say that it is retired' : 'leave it to the plan that does'}.`,
      });
    }),
  ],
};

/** The plans of the same organization; undefined where there may be others that are not checked now. */
function plansThatShare({ document, facts }: RuleContext): Plan[] | undefined {
  if (!facts.plans?.isAll) return undefined;
  return facts.plans.all
    .filter(other => other.document.organization?.path === document.organization?.path)
    .map(({ plan }) => plan);
}

function goalsOf({ goals }: Plan): Goal[] {
  return (goals ?? []).filter(goal => statusOf(goal) !== 'dropped');
}

export default rule;
