import { gapsOf, isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  text: 'what is asked for',
  of: 'of whom',
  by: 'by when it is needed',
  because: 'which findings show that it is needed',
};

const rule: Rule = {
  id: 'review/ask-incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'Something is asked for without saying what, of whom, by when or because of which findings; or it was refused without a reason.',
  why: 'Leaders can answer an ask that has a name on it, a day, and a reason. What is put to "management" in general is heard by nobody, what customers said makes the case, and a no without a reason is asked again.',
  serves: ['S2-2b', 'S2-2c'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, of: }]
`,
    valid: `reviews:
- period: 2026-Q4
  asks: [{id: ask-posts, of: commissioner}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { report }) => {
      for (const [i, ask] of (review.asks ?? []).entries()) {
        const pointer = `${at}/asks/${i}`;
        const gaps = gapsOf(ask, Object.keys(called) as (keyof typeof called)[]) as (keyof typeof called)[];
        if (gaps.length)
          report({
            at: gaps.length === 1 ? `${pointer}/${gaps[0]}` : pointer,
            message: `Ask "${ask.id}" does not say ${listed(
              gaps.map(gap => called[gap]),
              'or',
            )}.`,
            ...(gaps.length > 1 && {
              help: 'What is asked of which role, by which day, and because of which findings?',
            }),
          });
        if ((ask.answer === 'refused' || ask.answer === 'later') && isGap(ask.reason))
          report({
            at: `${pointer}/reason`,
            message: `Ask "${ask.id}" was ${ask.answer === 'refused' ? 'refused' : 'put off'} without a reason.`,
          });
      }
    }),
  ],
};

export default rule;
