import { visitGoals } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/no-due',
  depth: 'core',
  severity: 'error',
  summary: 'A goal without a due date.',
  why: 'A goal without a date is never late, so it can always wait for another quarter.',
  serves: ['S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  due:
`,
    valid: `goals:
- id: g-answer
  due: 2027-09-30
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      if (isGap(goal.due)) report({ at: `${at}/due`, message: `Goal "${goal.id}" has no due date.` });
    }),
  ],
};

export default rule;
