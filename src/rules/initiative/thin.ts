import { visitInitiatives } from '../alive.ts';
import type { Rule } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'initiative/thin',
  depth: 'service',
  severity: 'warning',
  reads: ['/strategies'],
  summary:
    'An initiative that does not say which strategy it carries out, what customers do in it, what changes in the work, or how its success is marked.',
  why: 'A plan that changes nothing in how the work is done lies on the shelf. Customers who take part see that they were heard, and a success that nobody marks is forgotten by those who made it.',
  serves: ['S0-13', 'S0-14', 'S1-28', 'S2-0'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  process_changes:
`,
    valid: `initiatives:
- id: i-call-back
  strategy: st-shorten
  customer_role: Twelve callers try it and say what they think.
  process_changes: [Calls are returned from one list by the hour.]
  celebrate: Lunch for the agents after the first hundred.
`,
  },
  check: [
    visitInitiatives((initiative, at, context) =>
      reportUnsaid(
        context,
        at,
        initiative,
        {
          ...(context.plan.strategies?.some(({ state }) => state === 'chosen') && {
            strategy: 'which strategy it carries out',
          }),
          customer_role: 'what customers do in it',
          process_changes: 'what changes in how work is done',
          celebrate: 'how success will be marked',
        },
        `Initiative "${initiative.id}"`,
      ),
    ),
  ],
};

export default rule;
