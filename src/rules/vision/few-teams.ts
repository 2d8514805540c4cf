import type { Plan } from '../../plan/generated/types.ts';
import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** As many teams as see a service from different sides. */
const enough = 3;

const rule: Rule = {
  id: 'vision/few-teams',
  depth: 'service',
  severity: 'warning',
  notFor: ['team'],
  reads: ['/roles'],
  summary: 'A vision in which fewer than three teams had a say. Not asked of a team.',
  why: 'A service passes through several teams before customers have it. A vision that two of them wrote is kept by two of them.',
  serves: ['S3-1c', 'S2-3a'],
  since: '0.2.0',
  examples: {
    invalid: `vision:
  input_from: [commissioner, contact-centre-manager, agent]
`,
    valid: `vision:
  input_from: [commissioner, contact-centre-manager, permit-clerk]
`,
  },
  check: [
    visit('/vision/input_from', (input, at, { plan, report }) => {
      const teams = teamsOf(input, plan);
      const all = teamsOf(
        (plan.roles ?? []).map(({ id }) => id),
        plan,
      );
      // A unit with fewer teams can't ask more than it has.
      if (isGap(input) || !teams || !all || teams.length >= Math.min(enough, all.length)) return;
      report({
        at,
        message: `Only ${teams.length === 1 ? 'one team' : `${teams.length} teams`} had a say in the vision: ${listed(teams)}.`,
        help: 'Ask another team that has to live by it, and add its role here.',
      });
    }),
  ],
};

/** Each team once; undefined while a role doesn't say its team, or is not known. */
function teamsOf(ids: readonly string[], { roles }: Plan): string[] | undefined {
  const teams = ids.map(id => roles?.find(role => role.id === id)?.team);
  return teams.some(isGap) ? undefined : [...new Set(teams as string[])];
}

export default rule;
