import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-actions',
  depth: 'core',
  severity: 'warning',
  summary: 'An initiative without a single action.',
  why: 'An initiative is a wish until somebody knows what to do on Monday.',
  serves: ['S3-5c', 'S1-47'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions: []
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    do: Try the call-back on one line for a month
    due: 2027-03-31
    done_when: A hundred callers have been called back.
`,
  },
  check: [
    visitInitiatives((initiative, at, { report }) => {
      if (isGap(initiative.actions))
        report({ at: `${at}/actions`, message: `Initiative "${initiative.id}" has no actions.` });
    }),
  ],
};

export default rule;
