import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'handoff/to-itself',
  depth: 'service',
  severity: 'warning',
  summary: 'A handoff from a role to itself.',
  why: 'A handoff is where work leaves one team for another. Within a role there is nobody to agree with.',
  serves: ['S3-8'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  to: agent
`,
    valid: `handoffs:
- id: h-clerk
  to: permit-clerk
`,
  },
  check: [
    visit('/handoffs/*', ({ id, from, to }, at, { report }) => {
      if (from && from === to)
        report({
          at: `${at}/to`,
          message: `Handoff "${id}" goes from "${from}" to "${to}".`,
          help: 'Name the role that takes over, or take the handoff out.',
        });
    }),
  ],
};

export default rule;
