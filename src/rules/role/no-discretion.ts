import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'role/no-discretion',
  depth: 'service',
  severity: 'warning',
  reads: ['/authority', '/roles'],
  summary: 'People who deal with customers and may decide nothing, or a plan that does not say who they are.',
  why: 'Who may decide nothing can only read out answers and pass the customer on. Somebody at the front line settles the ordinary case there and then.',
  serves: ['S3-7d', 'S4-7'],
  since: '0.2.0',
  examples: {
    invalid: `roles:
- id: agent
  frontline: true
  may_change:
authority:
- id: late-date
  levels:
  - {who: contact-centre-manager, may: Give a new date., limit: 30}
`,
    valid: `roles:
- id: agent
  frontline: true
  may_change: A date within the same week.
`,
  },
  check: [
    visit('/roles', (roles, at, { plan, report }) => {
      if (isGap(roles)) return;
      const decide = new Set(
        plan.authority?.flatMap(issue => issue.levels?.map(level => level.who) ?? []) ?? [],
      );
      for (const [i, role] of roles.entries())
        if (role.frontline && isGap(role.may_change) && !decide.has(role.id))
          report({
            at: `${at}/${i}/may_change`,
            message: `"${role.id}" deals with customers but may decide nothing by itself.`,
            help: 'What may it settle without asking? Write that here, or make it a level of an issue in `authority`.',
          });
      if (roles.every(role => !role.frontline))
        report({
          at,
          message: 'No role is marked as one that deals with customers.',
          help: 'Write `frontline: true` at each role that does.',
        });
    }),
  ],
};

export default rule;
