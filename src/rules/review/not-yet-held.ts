import { liesAhead } from '../ahead.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/not-yet-held',
  depth: 'service',
  severity: 'warning',
  summary: 'A review with decisions whose day is still to come.',
  why: 'What a review decides is decided when those who have to decide have met. Written down before, it is what somebody wants to be decided, and it holds for nothing.',
  serves: ['S0-22', 'S0-19'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  date: 2027-04-15
`,
    valid: `reviews:
- period: 2026-Q4
  date: 2027-01-20
`,
  },
  check: [
    visit('/reviews/*', (review, at, { facts, report }) => {
      const { period, date, decisions } = review;
      if (liesAhead(date, facts) && !isGap(decisions))
        report({
          at: `${at}/date`,
          message: `The review of ${period} is dated ${date}, which is still to come; decisions are said to come from it.`,
          help: 'Write the day on which it was held. As long as it was not, leave it open and let it decide nothing.',
        });
    }),
  ],
};

export default rule;
