import { fixedQuestions } from '../fixed-questions.ts';
import { gapsOf, isGap } from '../gap.ts';
import { visitHeld } from '../reviews.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'review/question-open',
  depth: 'service',
  severity: 'warning',
  summary: 'A review in which one of the fixed questions was not answered.',
  why: 'The same questions each time - what works, what does not, what keeps customers, are the basics met, what do others do better, can it go on like this - keep a review from looking at nothing but the KPIs. What nobody asks nobody notices.',
  serves: ['S3-9b', 'S2-7'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  answers: {sustainability: }
`,
    valid: `reviews:
- period: 2026-Q4
  answers: {sustainability: With two more posts.}
`,
  },
  check: [
    visitHeld((review, at, { report }) => {
      if (isGap(review.answers)) {
        report({
          at: `${at}/answers`,
          message: `The review of ${review.period} answers none of the fixed questions.`,
        });
        return;
      }
      for (const name of gapsOf(review.answers, fixedQuestions))
        report({
          at: `${at}/answers/${name}`,
          message: `The review of ${review.period} leaves the question "${name}" open.`,
        });
    }),
  ],
};

export default rule;
