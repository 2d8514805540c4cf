import { lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  needs: 'what they need',
  volume: 'how many they are',
  channels: 'how they reach the service',
  because: 'which findings show it',
} as const;

const rule: Rule = {
  id: 'customer/thin',
  depth: 'service',
  severity: 'warning',
  summary:
    'A group of customers of which the plan does not say what they need, how many they are, how they come, or how that is known.',
  why: 'A name is not knowledge. Whoever decides for a group without knowing its size, its needs and its ways decides for the customers they happen to remember.',
  serves: ['S0-7', 'RB14'],
  since: '0.2.0',
  examples: {
    invalid: `customers:
- id: inspectors
  volume:
`,
    valid: `customers:
- id: inspectors
  needs: [See what was promised on the phone]
  volume: 14 colleagues
  channels: [phone]
  because: [f-notes]
`,
  },
  check: [
    visit('/customers/*', (segment, at, { report }) => {
      const lack = lackOf(
        segment,
        at,
        called,
        'What do they need, how many are they, how do they reach you, and which findings show that?',
      );
      if (lack)
        report({
          at: lack.at,
          message: `Of "${segment.id}" the plan doesn't say ${lack.or}.`,
          help: lack.help,
        });
    }),
  ],
};

export default rule;
