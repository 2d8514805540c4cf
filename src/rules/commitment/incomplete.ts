import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'commitment/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A promise that does not say what it is, to whom it is made, what it does not cover, whom to turn to and what customers get when it is broken, or who answers for it.',
  why: 'A promise that customers can rely on says where it ends and what happens when it is broken. Without the limits it promises too much, and without a contact and a remedy it is advertising.',
  serves: ['RB24', 'S1-1', 'S1-42', 'S4-13'],
  since: '0.2.0',
  examples: {
    invalid: `commitments:
- id: c-permit
  remedy:
`,
    valid: `commitments:
- {id: c-permit, text: You hear about your permit within five working days., to: [residents], limits: Permits that need a hearing., contact: 'The service officer, 555 0100.', remedy: We call you with the reason and a date., owner: service-officer}
`,
  },
  check: [
    visit('/commitments/*', (commitment, at, context) => {
      if (commitment.status !== 'withdrawn')
        reportUnsaid(
          context,
          at,
          commitment,
          {
            text: 'what is promised',
            to: 'to which customers it is made',
            limits: 'what it does not cover',
            contact: 'whom to turn to when it is broken',
            remedy: 'what customers get when it is broken',
            owner: 'who answers for it',
          },
          `The promise "${commitment.id}"`,
        );
    }),
  ],
};

export default rule;
