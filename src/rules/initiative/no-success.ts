import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-success',
  depth: 'core',
  severity: 'warning',
  summary: 'An initiative that does not say how its success will be recognised.',
  why: 'Success that was not described beforehand is argued about afterwards, and never celebrated.',
  serves: ['S0-14', 'S3-5d'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  done_well_when:
`,
    valid: `initiatives:
- id: i-call-back
  done_well_when: Four in five callers who leave their number are called back within the hour.
`,
  },
  check: [
    visitInitiatives((initiative, at, { report }) => {
      if (isGap(initiative.done_well_when))
        report({
          at: `${at}/done_well_when`,
          message: `Initiative "${initiative.id}" doesn't say how its success will be recognised.`,
        });
    }),
  ],
};

export default rule;
