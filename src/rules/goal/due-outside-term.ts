import { visitGoals } from '../alive.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/due-outside-term',
  depth: 'core',
  severity: 'error',
  reads: ['/term'],
  summary: 'A goal that is due before the plan starts, or after it ends.',
  why: 'A goal due before the first day is over before anybody works for it. One due after the last day is judged when nobody answers for this plan any more.',
  serves: ['S3-2b', 'S3-2a'],
  since: '0.1.0',
  examples: {
    invalid: `term: {start: 2027-01-01, end: 2027-12-31}
goals:
- id: g-answer
  due: 2028-03-31
`,
    valid: `term: {start: 2027-01-01, end: 2027-12-31}
goals:
- id: g-answer
  due: 2027-09-30
`,
  },
  check: [
    visitGoals((goal, at, { plan, report }) => {
      const { due } = goal;
      const { start, end } = plan.term ?? {};
      if (due && start && due < start)
        report({
          at: `${at}/due`,
          message: `Goal "${goal.id}" is due on ${due}, before the plan starts on ${start}.`,
          help: 'Correct the due date or the start of the term.',
          related: [{ at: '/term/start', message: "the plan's first day" }],
        });
      else if (due && end && due > end)
        report({
          at: `${at}/due`,
          severity: 'warning',
          message: `Goal "${goal.id}" is due on ${due}, after the plan ends on ${end}.`,
          help: 'Take an earlier date with a nearer target, or lengthen the term.',
          related: [{ at: '/term/end', message: "the plan's last day" }],
        });
    }),
  ],
};

export default rule;
