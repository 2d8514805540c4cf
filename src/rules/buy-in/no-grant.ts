import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'buy-in/no-grant',
  depth: 'service',
  severity: 'warning',
  summary: 'Leaders stand behind the plan but give it nothing.',
  why: 'Buy-in shows in what is given: money, people, time, or cover when somebody pushes back. Without it the plan is done on top of everything else, or not at all.',
  serves: ['S2-2b'],
  since: '0.1.0',
  examples: {
    invalid: `buy_in:
- by: commissioner
  date: 2026-11-20
  because: [f-wait]
  grants:
`,
    valid: `buy_in:
- by: commissioner
  date: 2026-11-20
  because: [f-wait]
  grants: [{id: two-posts, what: Two posts on the phones for a year, due: 2027-03-01}]
`,
  },
  check: [
    visit('/buy_in', (leaders, at, { report }) => {
      if (isGap(leaders) || leaders.some(leader => leader.grants?.some(grant => !isGap(grant.what)))) return;
      report({
        at: `${at}/0/grants`,
        message:
          leaders.length === 1
            ? `"${leaders[0]!.by ?? 'The leader'}" gives the plan nothing.`
            : `None of the ${leaders.length} leaders gives the plan anything.`,
      });
    }),
  ],
};

export default rule;
