import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-resources',
  depth: 'service',
  severity: 'warning',
  summary: 'An initiative that does not say what it costs in money and time.',
  why: 'What is planned without money and hours is done in the evening, or not at all. Leaders can only grant what was asked for.',
  serves: ['S1-3', 'S2-4a'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  resources:
`,
    valid: `initiatives:
- id: i-call-back
  resources: {planned: 12000 dollars and six weeks of one developer}
`,
  },
  check: [
    visitInitiatives((initiative, at, { report }) => {
      if (isGap(initiative.resources?.planned))
        report({
          at: isGap(initiative.resources) ? `${at}/resources` : `${at}/resources/planned`,
          message: `Initiative "${initiative.id}" doesn't say what it needs.`,
        });
    }),
  ],
};

export default rule;
