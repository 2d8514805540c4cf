import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/no-start',
  depth: 'full',
  severity: 'error',
  summary: 'A guide without steps, or that does not say at which step it starts.',
  why: 'Somebody who opens a guide has a customer waiting and needs the first question at once.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  start:
`,
    valid: `guides:
- id: gd-state
  start: known
`,
  },
  check: [
    visit('/guides/*', ({ id, start, nodes }, at, { report }) => {
      if (isGap(Object.keys(nodes ?? {})))
        report({ at: `${at}/nodes`, message: `Guide "${id}" has no steps.` });
      else if (isGap(start))
        report({ at: `${at}/start`, message: `Guide "${id}" doesn't say where it starts.` });
    }),
  ],
};

export default rule;
