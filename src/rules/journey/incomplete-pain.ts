import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/incomplete-pain',
  depth: 'full',
  severity: 'warning',
  summary: 'A pain that does not say what hurts, how much, or which findings show it.',
  why: 'Pains compete for the same money and hours. Which one comes first depends on how much it hurts and on who said so.',
  serves: ['S3-4a', 'S3-3a'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    pains: [{text: I hang up before anybody answers., severity: , because: [f-wait]}]
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    pains: [{text: I hang up before anybody answers., severity: high, because: [f-wait]}]
`,
  },
  check: [
    visit('/journeys/*/stages/*/pains/*', (pain, at, context) =>
      reportUnsaid(
        context,
        at,
        pain,
        { text: 'what hurts', severity: 'how much it hurts', because: 'which findings show it' },
        pain.text ? `The pain "${pain.text}"` : 'A pain',
      ),
    ),
  ],
};

export default rule;
