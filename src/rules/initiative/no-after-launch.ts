import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'initiative/no-after-launch',
  depth: 'service',
  severity: 'warning',
  summary:
    'An initiative that does not say who carries it after the launch, at what cost, and when it stops.',
  why: 'Most good ideas die a year after their launch, when the project is over and nobody has the running of it in their job. Say who runs it, what that costs, and when it stops.',
  serves: ['S0-11'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  after_launch:
`,
    valid: `initiatives:
- id: i-call-back
  after_launch:
    owner: contact-centre-manager
    cost: 200 dollars a month
    stop_when: Fewer than twenty callers a week use it.
`,
  },
  check: [
    visitInitiatives((initiative, at, context) => {
      if (isGap(initiative.after_launch))
        context.report({
          at: `${at}/after_launch`,
          message: `Initiative "${initiative.id}" doesn't say what becomes of it after the launch.`,
        });
      else
        reportUnsaid(
          context,
          `${at}/after_launch`,
          initiative.after_launch,
          {
            owner: 'who runs it after the launch',
            cost: 'what it costs to run',
            stop_when: 'when it is given up',
          },
          `Initiative "${initiative.id}"`,
        );
    }),
  ],
};

export default rule;
