import { accountableRoles } from '../accountable.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/no-authority',
  depth: 'core',
  severity: 'error',
  reads: ['/accountable', '/roles'],
  summary: 'An accountable role that may change nothing.',
  why: 'Who answers for a number and may change nothing about the work behind it can only explain why it got worse.',
  serves: ['S2-6c'],
  since: '0.1.0',
  examples: {
    invalid: `roles:
- id: service-officer
  may_change:
`,
    valid: `roles:
- id: service-officer
  may_change: Counter hours, scripts, and who is on which shift.
`,
  },
  check: [
    visit('', (plan, _at, { report }) => {
      for (const { role, at } of accountableRoles(plan))
        if (isGap(role.may_change))
          report({
            at: `${at}/may_change`,
            message: `"${role.id}" answers for the plan but may change nothing.`,
          });
    }),
  ],
};

export default rule;
