import type { Plan, SkillNeed, Training } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { hasGap } from '../skill-gap.ts';

const rule: Rule = {
  id: 'training/closes-nothing',
  depth: 'service',
  severity: 'warning',
  reads: ['/team/matrix'],
  summary:
    'A training that closes no gap: it names no skill, or one in which nobody of its audience lacks anything.',
  why: 'Training that does not follow from a gap costs the same hours and changes nothing that customers notice.',
  serves: ['S3-7c'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-11-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 2, on: 2026-11-05}
`,
    valid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-11-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 1, on: 2026-11-05}
`,
  },
  check: [
    visit('/team/training/*', (training, at, { plan, report }) => {
      if (training.about === 'skill' && isGap(training.closes))
        report({
          at: `${at}/closes`,
          message: `Training "${training.id}" is about a skill but doesn't say which one it closes gaps in.`,
        });
      for (const [i, skill] of (training.closes ?? []).entries()) {
        const rows = rowsFor(training, skill, plan);
        // A skill that nobody was assessed in, or not wholly, is another finding: skill/not-assessed.
        if (!rows || rows.some(row => hasGap(row) !== false)) continue;
        report({
          at: `${at}/closes/${i}`,
          message: `Training "${training.id}" closes gaps in "${skill}", but ${rows.length ? 'its audience has none' : 'nobody in its audience needs that skill'}.`,
          help: 'Put those who lack it into the audience, or take the skill out.',
        });
      }
    }),
  ],
};

/** What was found of a skill among those whom a training is for; undefined where nobody was assessed in it. */
function rowsFor({ audience }: Training, skill: string, plan: Plan): SkillNeed[] | undefined {
  const rows = plan.team?.matrix?.filter(row => row.skill === skill);
  if (!rows?.length) return undefined;
  return isGap(audience) ? rows : rows.filter(({ role }) => !role || audience!.includes(role));
}

export default rule;
