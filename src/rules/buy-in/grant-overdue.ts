import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'buy-in/grant-overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'Something that a leader granted, that is past its day and has not arrived.',
  why: 'What was promised to the plan is part of what it promises to others. A grant that never comes turns each of its dates into a wish, and those who wait for it stop asking.',
  serves: ['S2-2b', 'S1-3'],
  since: '0.2.0',
  examples: {
    invalid: `buy_in:
- by: commissioner
  date: 2026-11-20
  because: [f-wait]
  grants: [{id: two-posts, what: Two posts on the phones for a year, due: 2027-01-15}]
`,
    valid: `buy_in:
- by: commissioner
  date: 2026-11-20
  because: [f-wait]
  grants: [{id: two-posts, what: Two posts on the phones for a year, due: 2027-01-15, received: 2027-01-12}]
`,
  },
  check: [
    visit('/buy_in/*', ({ by, grants }, at, { plan, facts, report }) => {
      if (plan.status === 'retired') return;
      for (const [i, { id, due, received }] of (grants ?? []).entries())
        if (due && due < facts.today && isGap(received))
          report({
            at: `${at}/grants/${i}/due`,
            message: `Grant "${id}"${by ? ` of "${by}"` : ''} was due on ${due}, and on ${facts.today} it has not arrived.`,
            help: 'Write the day it arrived under `received`. If it did not, ask for it at the next review, and say what will not happen without it.',
          });
    }),
  ],
};

export default rule;
