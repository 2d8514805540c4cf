import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'guide/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'A guide that does not say what it is for, which findings it answers, or which measures show whether it helps.',
  why: 'A guide is worth its keep when fewer customers have to call again. Without a measure it grows by a step each time something went wrong, and nobody ever takes one out.',
  serves: ['S1-48', 'S2-4c'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  kpis:
`,
    valid: `guides:
- id: gd-state
  kpis: [service-level]
`,
  },
  check: [
    visit('/guides/*', (guide, at, context) =>
      reportUnsaid(
        context,
        at,
        guide,
        {
          title: 'what it is called',
          purpose: 'what it is for',
          because: 'which findings it answers',
          kpis: 'which measures show whether it helps',
        },
        `Guide "${guide.id}"`,
      ),
    ),
  ],
};

export default rule;
