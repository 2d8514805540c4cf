import type { Role } from '../../plan/generated/types.ts';
import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'training/not-for-all',
  depth: 'service',
  severity: 'warning',
  reads: ['/roles'],
  summary:
    'Training for the people who serve alone while there are other teams, or none for those who serve.',
  why: 'Customers feel what the whole house does: a clerk, an engineer or a bookkeeper keeps a promise or breaks it. A trained front line before untrained teams can only apologise.',
  serves: ['S1-20', 'S1-19'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-permits, audience: [agent]}
  - {id: tr-plan, audience: [agent, contact-centre-manager]}
`,
    valid: `team:
  training:
  - {id: tr-permits, audience: [agent, permit-clerk]}
`,
  },
  check: [
    visit('/team/training', (training, at, { plan, report }) => {
      const roles = plan.roles ?? [];
      const audience = new Set(training.flatMap(({ audience }) => audience ?? []));
      // While the audience of one is not known, it might be anybody.
      if (!training.length || training.some(training => isGap(training.audience))) return;
      const missed = roles.filter(role => role.frontline && !audience.has(role.id));
      for (const { id } of missed)
        report({
          at,
          message: `"${id}" deals with customers, and no training is for this role.`,
          help: `Add "${id}" to the \`audience\` of a training.`,
        });
      const others = teamsLeftOut(roles, audience);
      if (others.length)
        report({
          at,
          message: `All training is for those who serve customers; there is none for the ${others.length === 1 ? 'team' : 'teams'} ${listed(others)}.`,
          help: `Which part of it do they need? Add a role of theirs, such as ${quoted(
            roles.filter(({ team }) => team === others[0]).map(({ id }) => id),
            'or',
          )}, to an \`audience\`.`,
        });
    }),
  ],
};

/** Teams besides those of the front line, where training reaches the front line's teams alone. */
function teamsLeftOut(roles: readonly Role[], audience: ReadonlySet<string>): string[] {
  const serving = new Set(roles.filter(role => role.frontline && role.team).map(({ team }) => team!));
  const trained = roles.filter(({ id }) => audience.has(id));
  if (!serving.size || !trained.every(({ frontline, team }) => frontline || (team && serving.has(team))))
    return [];
  const teams = roles.map(({ team }) => team ?? '').filter(team => team && !serving.has(team));
  return [...new Set(teams)];
}

export default rule;
