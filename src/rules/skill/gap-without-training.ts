import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { hasGap, neededOf } from '../skill-gap.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'skill/gap-without-training',
  depth: 'service',
  severity: 'warning',
  reads: ['/team/training'],
  summary: 'A role that lacks a skill, and no training for that role closes the gap.',
  why: 'An assessment that leads to no training tells people what they cannot do and leaves them with it.',
  serves: ['S3-7c', 'S3-7b'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-permits, closes: [sk-permits]}
`,
    valid: `team:
  training:
  - {id: tr-permits, closes: [sk-permits, sk-calm]}
`,
  },
  check: [
    visit('/team/matrix/*', (row, at, { plan, report }) => {
      const training = plan.team?.training;
      // Where there is no training at all, that is what is missing: training/not-scheduled.
      if (isGap(training) || !row.role || !row.skill || !hasGap(row)) return;
      const closing = (training ?? []).filter(({ closes }) => closes?.includes(row.skill!));
      if (closing.some(({ audience }) => isGap(audience) || audience!.includes(row.role!))) return;
      const needed = neededOf(row)!;
      const when = needed > (row.now ?? 0) ? 'needed by the end of the plan' : 'needed now';
      const why = closing.length
        ? `${quoted(closing.map(({ id }) => id))} ${closing.length === 1 ? 'closes' : 'close'} such a gap, but not for "${row.role}"`
        : 'no training closes that gap';
      report({
        at: `${at}/skill`,
        message: `"${row.role}" has ${row.assessed} in skill "${row.skill}" where ${needed} is ${when}, and ${why}.`,
        help: closing.length
          ? `Add "${row.role}" to the \`audience\` of ${quoted(
              closing.map(({ id }) => id),
              'or',
            )}.`
          : `Add "${row.skill}" to the \`closes\` of a training for "${row.role}".`,
      });
    }),
  ],
};

export default rule;
