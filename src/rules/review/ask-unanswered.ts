import { addDays } from '../../plan/period.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** Days after the review by which an ask is answered that names no day. */
const patience = 30;

const rule: Rule = {
  id: 'review/ask-unanswered',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary:
    'Something was asked for at a review, and the day by which it was needed has passed without an answer.',
  why: 'A leader who stands behind a plan says yes, no or later. No answer is a no that nobody has to stand for, and the plan goes on as if it were a yes.',
  serves: ['S2-2b', 'S1-32'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, by: 2027-01-25, answer: }]
`,
    valid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, by: 2027-01-25, answer: refused, reason: The budget of this year is spent.}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { facts, report }) => {
      for (const [i, ask] of (review.asks ?? []).entries()) {
        if (!isGap(ask.answer)) continue;
        const until = ask.by ?? (review.date ? addDays(review.date, patience) : undefined);
        if (until === undefined || until >= facts.today) continue;
        const of = ask.of ? ` of "${ask.of}"` : '';
        report({
          at: `${at}/asks/${i}/answer`,
          message: ask.by
            ? `Ask "${ask.id}"${of} was needed by ${ask.by} and has no answer on ${facts.today}.`
            : `Ask "${ask.id}"${of} stands since ${review.date} and has no answer on ${facts.today}.`,
        });
      }
    }),
  ],
};

export default rule;
