import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/ask-without-grant',
  depth: 'service',
  severity: 'warning',
  summary: 'Something that was granted at a review and is not among the grants of buy-in.',
  why: 'A yes in a meeting is quickly forgotten. As a grant it has a day on which it is due, and lint asks for it until it has arrived.',
  serves: ['S2-2b'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, answer: granted, grant: }]
`,
    valid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, answer: granted, grant: two-posts}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { report }) => {
      for (const [i, ask] of (review.asks ?? []).entries())
        if (ask.answer === 'granted' && isGap(ask.grant))
          report({
            at: `${at}/asks/${i}/grant`,
            message: `Ask "${ask.id}" was granted, and no grant of buy_in is named for it.`,
            help: 'Write it as a grant of the leader in `buy_in`, with the day it is due, and its id here.',
          });
    }),
  ],
};

export default rule;
