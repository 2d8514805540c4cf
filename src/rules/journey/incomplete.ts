import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/incomplete',
  depth: 'full',
  severity: 'warning',
  summary: 'A journey that does not say whose it is, which stages it has, or which findings show it.',
  why: 'A journey that was drawn in an office shows how the office works. What customers go through is known from them.',
  serves: ['S3-3a', 'S2-4c'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  because:
`,
    valid: `journeys:
- id: j-permit
  because: [f-wait]
`,
  },
  check: [
    visit('/journeys/*', (journey, at, context) =>
      reportUnsaid(
        context,
        at,
        journey,
        { segment: 'whose it is', stages: 'which stages it has', because: 'which findings show it' },
        `Journey "${journey.id}"`,
      ),
    ),
  ],
};

export default rule;
