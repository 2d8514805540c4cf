import { gapsOf, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = { do: 'what is to be done', owner: 'its owner', due: 'its due date' };

const rule: Rule = {
  id: 'review/follow-up-incomplete',
  depth: 'service',
  severity: 'warning',
  summary: "A follow-up of a review that names nobody, no day, or doesn't say what to do.",
  why: 'What everybody is to do nobody does. The next review begins with the follow-ups of the last one, and can only ask for those that have a name and a day.',
  serves: ['RB42'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  follow_ups: [{id: fu-rota, do: Change the rota at noon., owner: , due: 2027-02-15}]
`,
    valid: `reviews:
- period: 2026-Q4
  follow_ups: [{id: fu-rota, do: Change the rota at noon., owner: contact-centre-manager, due: 2027-02-15}]
`,
  },
  check: [
    visit('/reviews/*', (review, at, { report }) => {
      for (const [i, followUp] of (review.follow_ups ?? []).entries()) {
        const gaps = gapsOf(followUp, ['do', 'owner', 'due']) as (keyof typeof called)[];
        if (!gaps.length) continue;
        const pointer = `${at}/follow_ups/${i}`;
        report({
          at: gaps.length === 1 ? `${pointer}/${gaps[0]}` : pointer,
          message: `Follow-up "${followUp.id}" lacks ${listed(gaps.map(gap => called[gap]))}.`,
          ...(gaps.length > 1 && { help: 'Who does what, and by which day?' }),
        });
      }
    }),
  ],
};

export default rule;
