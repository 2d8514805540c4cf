import { statusOf } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'objective/unsupported',
  depth: 'service',
  severity: 'info',
  reads: ['/goals'],
  summary: 'An objective that no goal of the plan supports.',
  why: 'Listing what the house wants is not yet helping with it. An objective stands in this plan because a goal of this plan works toward it.',
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
    visit('/objectives/*', ({ id, status }, at, { plan, report }) => {
      if (status === 'retired') return;
      const goals = (plan.goals ?? []).filter(goal => statusOf(goal) !== 'dropped');
      // A goal that doesn't say yet what it supports may support this one: goal/no-objective asks.
      if (!goals.length || goals.some(({ objective }) => isGap(objective) || objective === id)) return;
      report({
        at,
        message: `No goal supports objective "${id}".`,
        help: `Name it as the \`objective\` of a goal that works toward it, or leave it to the plan that does.`,
      });
    }),
  ],
};

export default rule;
