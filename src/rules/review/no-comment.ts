import { isGap, listed } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/no-comment',
  depth: 'service',
  severity: 'warning',
  reads: ['/kpis'],
  summary: 'The latest review has no comment on a KPI.',
  why: 'A number without a word beside it says what happened and not why. The owner of the plan speaks to each of its few KPIs, to good ones as well: next year nobody else will know.',
  serves: ['RB10', 'S0-19'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  comments:
    service-level: The two posts came late.
    told-true:
`,
    valid: `reviews:
- period: 2026-Q4
  comments:
    service-level: The two posts came late.
    told-true: Nothing changed; the guide comes in March.
`,
  },
  check: [
    // Earlier reviews knew other KPIs, and nobody writes their comments any more.
    visit('/reviews', (_reviews, _at, { plan, report }) => {
      const latest = heldReviews(plan).at(-1);
      if (!latest) return;
      const { review, at } = latest;
      const silent = (plan.kpis ?? []).map(({ id }) => id).filter(id => id && isGap(review.comments?.[id]));
      if (!silent.length) return;
      report({
        at:
          silent.length === 1 && review.comments && silent[0]! in review.comments
            ? `${at}/comments/${silent[0]}`
            : `${at}/comments`,
        message: `The review of ${review.period} says nothing about ${listed(silent.map(id => `"${id}"`))}.`,
        help: `Write a sentence for each under \`comments\`, for example \`${silent[0]}: Why it is where it is, and what follows\`.`,
      });
    }),
  ],
};

export default rule;
