import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/follow-up-overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'A follow-up of a review that is past its due date and not done.',
  why: 'Whether reviews change anything shows in how many of their follow-ups get done. Those that stay open teach everybody that decisions need not be carried out.',
  serves: ['RB42', 'RB41'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  follow_ups: [{id: fu-rota, do: Change the rota at noon., owner: contact-centre-manager, due: 2027-01-29}]
`,
    valid: `reviews:
- period: 2026-Q4
  follow_ups: [{id: fu-rota, do: Change the rota at noon., owner: contact-centre-manager, due: 2027-01-29, done: 2027-01-28}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { facts, report }) => {
      for (const [i, { id, owner, due, done }] of (review.follow_ups ?? []).entries())
        if (due && due < facts.today && !done)
          report({
            at: `${at}/follow_ups/${i}/due`,
            message: `Follow-up "${id}"${owner ? ` of "${owner}"` : ''} was due on ${due} and is not done on ${facts.today}.`,
            help: 'Write the day it was done under `done`, or agree on a new date at the next review.',
          });
    }),
  ],
};

export default rule;
