import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/no-aim',
  depth: 'service',
  severity: 'warning',
  summary: "A review that doesn't say what the meeting is for.",
  why: 'Whoever comes to a meeting should know what has to be settled when it ends. Without an aim it goes through the numbers and is over.',
  serves: ['RB43'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  aim:
`,
    valid: `reviews:
- period: 2026-Q4
  aim: To decide whether the call back stays.
`,
  },
  check: [
    visit('/reviews/*', (review, at, { report }) => {
      if (isGap(review.aim))
        report({ at: `${at}/aim`, message: `The review of ${review.period} has no aim.` });
    }),
  ],
};

export default rule;
