import { isAnybodysNeed } from '../anybodys-need.ts';
import type { Rule } from '../rule.ts';
import { visitSentences } from '../sentences.ts';

const rule: Rule = {
  id: 'customer/vague-need',
  depth: 'service',
  severity: 'info',
  summary: 'A need that says only what everybody needs: "information", "good service", "help with problems".',
  why: 'A need is understood when it says what is needed by these customers and not by all others: to do what, when, where. From "information" nobody can tell what to change on Monday.',
  serves: ['S1-38', 'S0-7'],
  since: '0.2.0',
  examples: {
    invalid: `customers:
- id: inspectors
  needs: [Information and support]
`,
    valid: `customers:
- id: inspectors
  needs: [See what was promised on the phone]
`,
  },
  check: visitSentences(['need'], (sentence, { report }) => {
    if (isAnybodysNeed(sentence))
      report({
        at: sentence.at,
        message: `${sentence.subject} is what everybody needs: "${sentence.text.trim()}".`,
        help: 'What do they want to get done, and what was in the way the last time? Write that down, in their words.',
      });
  }),
};

export default rule;
