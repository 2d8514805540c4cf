import { addDays } from '../../plan/period.ts';
import { statusOf } from '../alive.ts';
import { periodNamed } from '../course.ts';
import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days from the start of the plan in which a baseline can be had.',
      type: 'integer',
      default: 184,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'goal/baseline-overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  reads: ['/term', '/calendar', '/status'],
  options,
  summary:
    'A baseline that was still to be measured two quarters after the start, or when the target already counts.',
  why: 'A plan to measure the baseline is an answer for the first months. Later it hides that nobody knows where the unit stands, and no change can be shown any more.',
  serves: ['RB18', 'RB19', 'S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `term: {start: 2026-07-01, end: 2027-12-31}
goals:
- id: g-answer
  baseline:
  baseline_plan: Counted by hand for two weeks in September 2026.
  milestones:
`,
    valid: `term: {start: 2027-01-01, end: 2027-12-31}
goals:
- id: g-answer
  baseline:
  baseline_plan: Counted by hand for two weeks in March 2027.
  milestones:
`,
  },
  check: [
    visit('/goals/*', (goal, at, context) => {
      const { plan, facts, report } = context;
      const isAwaited = isGap(goal.baseline?.value) && !isGap(goal.baseline_plan);
      if (plan.status !== 'active' || statusOf(goal) !== 'open' || !isAwaited) return;
      const { days } = optionsOf(options, context);
      const counts = periodNamed(goal.target?.period, plan)?.start;
      const late = [plan.term?.start && addDays(plan.term.start, days), counts].filter(day => day).sort()[0];
      if (!late || late >= facts.today) return;
      report({
        at: `${at}/baseline_plan`,
        message: `Goal "${goal.id}" has no baseline on ${facts.today}; ${late === counts ? `its target counts from ${counts} on` : `the plan began on ${plan.term!.start}`}.`,
        help: 'Write the figure of the first period that there is: baseline: {value: ..., period: ...}. If none can be had, set a goal for something that can be measured.',
      });
    }),
  ],
};

export default rule;
