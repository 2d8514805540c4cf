import { liesAhead } from '../ahead.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'buy-in/unsigned',
  depth: 'core',
  severity: 'error',
  summary: "Buy-in that names no leader's role, no day, or a day that is still to come.",
  why: 'A yes from nobody, or from some day nobody remembers, is not a yes that the plan can be held up with when it gets hard.',
  serves: ['S2-2a', 'S0-1'],
  since: '0.1.0',
  examples: {
    invalid: `buy_in:
- by: commissioner
  date:
  because: [f-wait]
  grants: [{id: two-posts, what: Two posts on the phones for a year}]
`,
    valid: `buy_in:
- by: commissioner
  date: 2026-11-20
  because: [f-wait]
  grants: [{id: two-posts, what: Two posts on the phones for a year}]
`,
  },
  check: [
    visit('/buy_in/*', (leader, at, { facts, report }) => {
      if (isGap(leader.by)) report({ at: `${at}/by`, message: "This buy-in names no leader's role." });
      else if (isGap(leader.date))
        report({ at: `${at}/date`, message: `The buy-in of "${leader.by}" has no date.` });
      else if (liesAhead(leader.date, facts))
        report({
          at: `${at}/date`,
          message: `The buy-in of "${leader.by}" is dated ${leader.date}, which is still to come.`,
          help: 'Write the day on which they agreed. As long as they have not, leave it open.',
        });
    }),
  ],
};

export default rule;
