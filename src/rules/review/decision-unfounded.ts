import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/decision-unfounded',
  depth: 'service',
  severity: 'warning',
  summary: 'A decision of a review with neither a reason nor a finding behind it.',
  why: 'Plans are changed because customers want it or because the numbers say so. A decision without either can be one that suits whoever made it, and a year later nobody can tell.',
  serves: ['S0-22', 'S2-4c'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  decisions: [{id: d-noon, because: , reason: }]
`,
    valid: `reviews:
- period: 2026-Q4
  decisions: [{id: d-noon, because: , reason: Most calls come then.}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { report }) => {
      for (const [i, decision] of (review.decisions ?? []).entries())
        if (isGap(decision.reason) && isGap(decision.because))
          report({
            at: `${at}/decisions/${i}/reason`,
            message: `Decision "${decision.id}" names neither a reason nor a finding.`,
          });
    }),
  ],
};

export default rule;
