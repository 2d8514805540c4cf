import { statusOf } from '../alive.ts';
import type { Rule } from '../rule.ts';
import { visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/past-due',
  depth: 'core',
  severity: 'warning',
  clock: true,
  summary: 'A goal whose due date has passed and that nobody has closed.',
  why: 'When a goal is due its owner says whether it was met, missed or dropped. A goal that just stays open is how plans die without a decision.',
  serves: ['S0-18', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `term: {start: 2026-07-01, end: 2027-12-31}
goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2025-Q4}
  milestones:
  target: {gte: 75 %, period: 2026-Q3}
  due: 2026-09-30
`,
    valid: `term: {start: 2026-07-01, end: 2027-12-31}
goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds in July to September 2026.
  baseline: {value: 62.9 %, period: 2025-Q4}
  milestones:
  target: {gte: 75 %, period: 2026-Q3}
  due: 2026-09-30
  status: {is: met, on: 2026-10-08}
`,
  },
  check: [
    visit('/goals/*', (goal, at, { plan, facts, report }) => {
      // A day before the plan starts is mistyped, which goal/due-outside-term says.
      if (goal.due && goal.due < (plan.term?.start ?? '')) return;
      if (goal.due && goal.due < facts.today && statusOf(goal) === 'open')
        report({
          at: `${at}/due`,
          message: `Goal "${goal.id}" was due on ${goal.due} and is still open on ${facts.today}.`,
          help: `Close it at the next review, for example \`status: {is: met, on: ${facts.today}}\`; also: missed, dropped.`,
        });
    }),
  ],
};

export default rule;
