import { endIndex } from '../../plan/period.ts';
import { visitGoals } from '../alive.ts';
import { kpiIdsOf, periodNamed } from '../course.ts';
import { type OptionsSchema, optionsOf, type Rule } from '../rule.ts';

const months = { monthly: 1, quarterly: 3, yearly: 12 } as const;
const spans = { monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;

const options = {
  type: 'object',
  properties: {
    periods: {
      description: 'How many reporting periods there have to be from baseline to target.',
      type: 'integer',
      default: 3,
      minimum: 1,
      maximum: 24,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'goal/too-few-periods',
  depth: 'core',
  severity: 'warning',
  reads: ['/kpis', '/calendar'],
  options,
  summary: 'A goal with fewer than three reporting periods from its baseline to its target.',
  why: 'With one or two figures on the way nobody can tell a trend from chance, and when the first report comes it is too late to steer.',
  serves: ['S3-2b', 'S0-20'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
  target: {gte: 75 %, period: 2027-Q1}
  milestones:
`,
    valid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
  target: {gte: 75 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      const { plan, report } = context;
      const wanted = optionsOf(options, context).periods;
      const frequency = plan.kpis?.find(kpi => kpi.id === kpiIdsOf(goal)[0])?.frequency;
      const from = periodNamed(goal.baseline?.period, plan);
      const to = periodNamed(goal.target?.period, plan);
      if (!frequency || !from || !to) return;
      const periods = Math.floor((endIndex(to) - endIndex(from)) / months[frequency]);
      // A target that comes first is another rule's matter: goal/course-order.
      if (endIndex(to) <= endIndex(from) || periods >= wanted) return;
      report({
        at: `${at}/target/period`,
        message: `Goal "${goal.id}" has ${periods} reported ${inPlural(periods, frequency)} from its baseline (${goal.baseline!.period}) to its target (${goal.target!.period}): too few to steer by.`,
        help: `Give it at least ${wanted} ${inPlural(wanted, frequency)}, or measure the KPI more often.`,
        related: [{ at: `${at}/baseline/period`, message: 'the baseline' }],
      });
    }),
  ],
};

function inPlural(count: number, frequency: keyof typeof spans): string {
  return `${spans[frequency]}${count === 1 ? '' : 's'}`;
}

export default rule;
