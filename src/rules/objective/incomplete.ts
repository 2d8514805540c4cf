import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'objective/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'An objective that does not say what it is, in which strategy, budget or law it stands, or who answers for it.',
  why: 'An objective that stands nowhere else is one of the plan itself. Goals that support what the whole house has decided on get money and people when both are short.',
  serves: ['S1-5', 'S1-42'],
  since: '0.2.0',
  examples: {
    invalid: `objectives:
- id: o-access
  from:
`,
    valid: `objectives:
- {id: o-access, text: Every resident reaches the city in the way they choose., from: Strategic plan 2025 to 2029, owner: commissioner}
`,
  },
  check: [
    visit('/objectives/*', (objective, at, context) => {
      if (objective.status !== 'retired')
        reportUnsaid(
          context,
          at,
          objective,
          {
            text: 'what it is',
            from: 'in which strategy, budget or law it stands',
            owner: 'who answers for it',
          },
          `Objective "${objective.id}"`,
        );
    }),
  ],
};

export default rule;
