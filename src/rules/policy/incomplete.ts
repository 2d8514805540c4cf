import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'policy/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A policy that does not say what it rules, what it is for, what people are to do, who answers for it, or by when it is looked at again.',
  why: 'A rule without an aim is kept for its own sake, and one that asks nobody to do anything changes nothing. A day on which it is looked at again keeps it from outliving its reason.',
  serves: ['S4-6', 'S1-23', 'S1-42', 'S3-1a'],
  since: '0.2.0',
  examples: {
    invalid: `policies:
- id: po-complaints
  aim:
`,
    valid: `policies:
- {id: po-complaints, about: complaints, statement: Who complains hears from us within two days., aim: Nobody has to complain twice., actions: [Write down every complaint., Call back within two days.], owner: service-officer, review_by: 2027-11-30}
`,
  },
  check: [
    visit('/policies/*', (policy, at, context) => {
      if (policy.status !== 'withdrawn')
        reportUnsaid(
          context,
          at,
          policy,
          {
            statement: 'what the rule is',
            about: 'what it rules',
            aim: 'what it is for',
            actions: 'what it asks people to do',
            owner: 'who answers for it',
            review_by: 'by which day it is looked at again',
          },
          `Policy "${policy.id}"`,
        );
    }),
  ],
};

export default rule;
