import { gapsOf } from '../gap.ts';
import { visitHeld } from '../reviews.ts';
import type { Rule } from '../rule.ts';

const called = {
  chair: 'who led it',
  presented: 'who spoke to the results',
  attended: 'who was there',
};

const rule: Rule = {
  id: 'review/incomplete',
  depth: 'service',
  severity: 'warning',
  summary: "A review that doesn't say who led it, who spoke to the results, or who was there.",
  why: 'Being accountable is standing up with the numbers, in front of those who can decide. A review that does not say who did so might have been a mail.',
  serves: ['S0-19', 'S0-18', 'S1-32'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  presented:
`,
    valid: `reviews:
- period: 2026-Q4
  presented: service-officer
`,
  },
  check: [
    visitHeld((review, at, { report }) => {
      for (const name of gapsOf(review, ['chair', 'presented', 'attended']) as (keyof typeof called)[])
        report({
          at: `${at}/${name}`,
          message: `The review of ${review.period} does not say ${called[name]}.`,
        });
    }),
  ],
};

export default rule;
