import { statusOf } from '../alive.ts';
import { gapsOf, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const words = { on: 'on which day', reason: 'why' } as const;

const rule: Rule = {
  id: 'goal/closed-silently',
  depth: 'service',
  severity: 'warning',
  summary: 'A goal that was closed without its day, or that was missed or dropped without a reason.',
  why: 'What was not reached teaches more than what was, as long as somebody writes down why. A goal that just ends leaves the next plan to make the same promise again.',
  serves: ['S0-22', 'S0-18'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-true
  status: {is: missed, on: 2027-01-20, reason: }
`,
    valid: `goals:
- id: g-true
  status: {is: missed, on: 2027-01-20, reason: The guide came in March instead of January.}
`,
  },
  check: [
    visit('/goals/*', (goal, at, { report }) => {
      const is = statusOf(goal);
      if (is === 'open') return;
      const said = typeof goal.status === 'object' ? goal.status : undefined;
      const gaps = gapsOf(said, is === 'met' ? ['on'] : ['on', 'reason']) as (keyof typeof words)[];
      if (!gaps.length) return;
      report({
        at: said && gaps.length === 1 ? `${at}/status/${gaps[0]}` : `${at}/status`,
        message: `Goal "${goal.id}" was ${is}, and the plan doesn't say ${listed(
          gaps.map(gap => words[gap]),
          'or',
        )}.`,
        help: `Write it as \`status: {is: ${is}, on: the day${is === 'met' ? '' : ', reason: why'}}\`.`,
      });
    }),
  ],
};

export default rule;
