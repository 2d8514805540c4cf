import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'role/no-criterion',
  depth: 'service',
  severity: 'warning',
  summary: 'A role that does not say what it is judged by in this plan.',
  why: "People do what they are judged by. A plan that stands in nobody's performance criteria is read once and then loses against the work that does.",
  serves: ['S1-34'],
  since: '0.2.0',
  examples: {
    invalid: `roles:
- id: agent
  criterion:
`,
    valid: `roles:
- id: agent
  criterion: What callers say of the call.
`,
  },
  check: [
    visit('/roles', (roles, at, { report }) => {
      const without = roles.flatMap((role, i) => (isGap(role.criterion) ? [{ role, i }] : []));
      if (without.length > 1 && without.length === roles.length)
        report({
          at,
          message: `None of the ${roles.length} roles says what it is judged by.`,
          help: "What is each role's performance judged by? Write it as its `criterion`.",
        });
      else
        for (const { role, i } of without)
          report({ at: `${at}/${i}/criterion`, message: `Nothing says what "${role.id}" is judged by.` });
    }),
  ],
};

export default rule;
