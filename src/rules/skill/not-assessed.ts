import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'skill/not-assessed',
  depth: 'service',
  severity: 'warning',
  reads: ['/roles', '/team/skills', '/team/matrix'],
  summary:
    'A skill that no role was assessed in, an assessment that is not complete, or people who deal with customers and were assessed in nothing.',
  why: 'A gap in skills is the difference between what is needed, today and by the end of the plan, and what was found. Without one of the three there is nothing to plan training by.',
  serves: ['S3-7b'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-11-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 1, on: }
`,
    valid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-11-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 1, on: 2026-11-05}
`,
  },
  check: [
    visit('/team', (team, at, { plan, report }) => {
      if (isGap(team.skills)) return;
      if (isGap(team.matrix)) {
        report({ at: `${at}/matrix`, message: 'Nobody was assessed in any of the skills.' });
        return;
      }
      const skills = new Set(team.matrix?.map(({ skill }) => skill));
      const roles = new Set(team.matrix?.map(({ role }) => role));
      for (const [i, { id }] of (team.skills ?? []).entries())
        if (!skills.has(id))
          report({
            at: `${at}/skills/${i}`,
            message: `No role was assessed in skill "${id}".`,
            help: 'Write in `matrix` which role needs it how much, and what was found; or take the skill out.',
          });
      for (const [i, role] of (plan.roles ?? []).entries())
        if (role.frontline && !roles.has(role.id))
          report({
            at: `/roles/${i}`,
            message: `"${role.id}" deals with customers and was assessed in no skill.`,
            help: 'Write in `team.matrix` which skills it needs how much, and what was found.',
          });
    }),
    visit('/team/matrix/*', (row, at, context) =>
      reportUnsaid(
        context,
        at,
        row,
        {
          role: 'which role was assessed',
          skill: 'in which skill',
          now: 'what is needed now',
          later: 'what is needed by the end of the plan',
          assessed: 'what was found',
          on: 'on which day',
        },
        `The assessment of "${row.role ?? 'a role'}" in "${row.skill ?? 'a skill'}"`,
      ),
    ),
  ],
};

export default rule;
