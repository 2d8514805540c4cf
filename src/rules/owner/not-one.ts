import { listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/not-one',
  depth: 'core',
  severity: 'error',
  summary:
    'A plan that nobody answers for, or several roles at once; in an organization: a unit without its accountable role.',
  why: 'Where two answer for the numbers, nobody does. One role speaks to the results in every review; an organization has one for each of its units.',
  serves: ['S0-18', 'S2-6a'],
  since: '0.1.0',
  examples: {
    invalid: `accountable:
`,
    valid: `accountable: service-officer
`,
  },
  check: [
    visit('', (plan, _at, { report }) => {
      const { accountable } = plan;
      const organization = plan.unit?.size === 'organization';
      if (accountable === null || accountable === undefined) {
        report({ at: '/accountable', message: 'Nobody answers for this plan.' });
      } else if (typeof accountable === 'string') {
        if (organization)
          report({
            at: '/accountable',
            severity: 'warning',
            message: `"${accountable}" alone answers for a whole organization.`,
            help: 'Name one accountable role for each unit: `accountable: {permits: permits-manager, inspections: inspections-manager}`.',
          });
      } else {
        const roles = Object.entries(accountable);
        for (const [unit, role] of roles)
          if (role === null)
            report({ at: `/accountable/${unit}`, message: `Nobody answers for the unit "${unit}".` });
        if (!organization && roles.length > 1)
          report({
            at: '/accountable',
            message: `${roles.length} roles answer for this plan: ${listed(roles.map(([, role]) => role ?? 'nobody'))}.`,
            help: 'Keep one. Where each answers for a unit of its own, write `size: organization` under `unit`.',
          });
      }
    }),
  ],
};

export default rule;
