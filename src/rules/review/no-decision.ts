import { isGap } from '../gap.ts';
import { visitHeld } from '../reviews.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'review/no-decision',
  depth: 'service',
  severity: 'warning',
  summary: 'A review that decided nothing and left nobody anything to do.',
  why: 'A review in which figures are read out and nothing follows is reporting, not steering. The first city that held such meetings stopped them for that reason.',
  serves: ['S0-19', 'RB41'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  decisions:
  follow_ups:
`,
    valid: `reviews:
- period: 2026-Q4
  decisions: [{id: d-noon, text: Noon gets a second line., because: [f-wait]}]
  follow_ups:
`,
  },
  check: [
    visitHeld((review, at, { report }) => {
      if (!isGap(review.decisions) || !isGap(review.follow_ups)) return;
      report({
        at: `${at}/decisions`,
        message: `The review of ${review.period} decided nothing and gave nobody anything to do.`,
      });
    }),
  ],
};

export default rule;
