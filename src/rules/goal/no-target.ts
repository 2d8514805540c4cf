import { visitGoals } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/no-target',
  depth: 'core',
  severity: 'error',
  summary: 'A goal without a target value, or whose target names no period.',
  why: 'Without a value and a period for it nobody can say that the goal was missed, so nobody has to answer for it.',
  serves: ['S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target:
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      if (isGap(goal.target?.gte) && isGap(goal.target?.lte))
        report({ at: `${at}/target`, message: `Goal "${goal.id}" has no target value.` });
      else if (isGap(goal.target?.period))
        report({
          at: `${at}/target/period`,
          message: `The target of goal "${goal.id}" doesn't say in which period it has to be reached.`,
        });
    }),
  ],
};

export default rule;
