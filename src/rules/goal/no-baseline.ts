import { visitGoals } from '../alive.ts';
import { asWritten } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/no-baseline',
  depth: 'core',
  severity: 'warning',
  summary: 'A goal that says neither where its KPI stands today nor how that will be found out.',
  why: 'Without a starting point a target is a guess: it may be reached already, or be out of reach. Where the value is not known yet, a plan to get it is enough.',
  serves: ['RB18', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline:
`,
    valid: `goals:
- id: g-answer
  baseline:
  baseline_plan: The phone system counts waiting times from January; first value on 2027-04-05.
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      const value = goal.baseline?.value;
      if (isGap(value)) {
        if (isGap(goal.baseline_plan))
          report({
            at: `${at}/baseline`,
            message: `Goal "${goal.id}" has no baseline, and no plan for getting one.`,
            help: 'Where does the KPI stand today - value and period? If nobody knows yet, write in `baseline_plan` how and by when it will be known.',
          });
      } else if (isGap(goal.baseline?.period))
        report({
          at: `${at}/baseline/period`,
          message: `The baseline of goal "${goal.id}", ${asWritten(value!)}, doesn't say which period it is from.`,
        });
    }),
  ],
};

export default rule;
