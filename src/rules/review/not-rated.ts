import { isGap } from '../gap.ts';
import { visitHeld } from '../reviews.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'review/not-rated',
  depth: 'service',
  severity: 'info',
  summary: 'A review at whose end nobody asked whether it was worth the time.',
  why: 'Meetings get worse slowly, and those who come stop coming without a word. One number at the end, from everybody, tells early.',
  serves: ['RB44'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  worth_the_time:
`,
    valid: `reviews:
- period: 2026-Q4
  worth_the_time: 3
`,
  },
  check: [
    visitHeld((review, at, { report }) => {
      if (isGap(review.worth_the_time))
        report({
          at: `${at}/worth_the_time`,
          message: `Nobody says whether the review of ${review.period} was worth the time.`,
        });
    }),
  ],
};

export default rule;
