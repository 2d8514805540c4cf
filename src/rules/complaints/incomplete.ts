import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'complaints/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'Complaints of which the plan does not say how customers make them, who answers for them, or which measure shows how content people are with the process.',
  why: 'Whoever complains still hopes for something. Complaints that nobody answers for, or that customers do not know how to make, turn into customers who are gone.',
  serves: ['RB26', 'RB27', 'RB28'],
  since: '0.2.0',
  examples: {
    invalid: `complaints:
  satisfaction:
`,
    valid: `complaints:
  owner: service-officer
  how: By phone, on the web form, or by letter.
  satisfaction: complaint-satisfaction
`,
  },
  check: [
    visit('/complaints', (complaints, at, context) => {
      if (!isGap(complaints))
        reportUnsaid(
          context,
          at,
          complaints,
          {
            how: 'how and where customers complain',
            owner: 'who answers for it',
            satisfaction: 'which measure shows how content people are with it',
          },
          'Of the handling of complaints the plan',
        );
    }),
  ],
};

export default rule;
