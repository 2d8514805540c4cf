import type { Goal, Plan } from '../../plan/generated/types.ts';
import { dayBefore } from '../../plan/period.ts';
import { visitGoals } from '../alive.ts';
import { periodNamed } from '../course.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/due-outside-term',
  depth: 'core',
  severity: 'error',
  reads: ['/term', '/calendar'],
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
          help: helpTooEarly(goal, plan),
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

/** The day that its target's period asks for, where there is one. */
function helpTooEarly(goal: Goal, plan: Plan): string {
  const period = periodNamed(goal.target?.period, plan);
  const day = period && dayBefore(period.end);
  return day && day >= plan.term!.start! && day <= (plan.term!.end ?? day)
    ? `Make it due on ${day}, when its target's period ${goal.target!.period} ends, or later; if the date is right, correct the start of the term.`
    : 'Correct the due date or the start of the term.';
}

export default rule;
