import type { Plan } from '../../plan/generated/types.ts';
import { accountableRoles } from '../accountable.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/vacant',
  depth: 'service',
  severity: 'warning',
  reads: ['/accountable', '/roles'],
  summary: 'A role that answers for something and that nobody holds.',
  why: 'A post that is not filled cannot answer for anything. Until it is, somebody else has to be named.',
  serves: ['S2-6a', 'S1-42'],
  since: '0.2.0',
  examples: {
    invalid: `roles:
- id: contact-centre-manager
  people: 0
`,
    valid: `roles:
- id: contact-centre-manager
  people: 1
`,
  },
  check: [
    visit('/roles', (roles, at, { plan, report }) => {
      const vacant = new Set(roles.filter(role => role.people === 0).map(role => role.id));
      if (!vacant.size) return;
      const accountable = new Set(accountableRoles(plan).map(({ role }) => role.id));
      const owned = ownedBy(plan);
      for (const [i, role] of roles.entries()) {
        if (!vacant.has(role.id)) continue;
        const count = owned.get(role.id) ?? 0;
        if (!accountable.has(role.id) && !count) continue;
        const what = accountable.has(role.id)
          ? 'answers for the plan'
          : `owns ${count === 1 ? 'a part' : `${count} parts`} of the plan`;
        report({
          at: `${at}/${i}/people`,
          message: `Nobody holds the role "${role.id}", which ${what}.`,
          help: 'Name a role that somebody holds, at least until this one is filled.',
        });
      }
    }),
  ],
};

/** How many parts of the plan name each role as their `owner`. */
function ownedBy(plan: Plan): Map<string, number> {
  const counts = new Map<string, number>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'owner' && typeof inner === 'string') counts.set(inner, (counts.get(inner) ?? 0) + 1);
      else look(inner);
    }
  };
  look(plan);
  return counts;
}

export default rule;
