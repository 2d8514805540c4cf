import { endIndex } from '../../plan/period.ts';
import { visitGoals } from '../alive.ts';
import { kpiIdsOf, periodNamed } from '../course.ts';
import type { Rule } from '../rule.ts';

const months = { monthly: 1, quarterly: 3, yearly: 12 } as const;
const spans = { monthly: 'months', quarterly: 'quarters', yearly: 'years' } as const;

const rule: Rule = {
  id: 'goal/too-few-periods',
  depth: 'core',
  severity: 'warning',
  reads: ['/kpis', '/calendar'],
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
    visitGoals((goal, at, { plan, report }) => {
      const frequency = plan.kpis?.find(kpi => kpi.id === kpiIdsOf(goal)[0])?.frequency;
      const from = periodNamed(goal.baseline?.period, plan);
      const to = periodNamed(goal.target?.period, plan);
      if (!frequency || !from || !to) return;
      const periods = Math.floor((endIndex(to) - endIndex(from)) / months[frequency]);
      // A target that comes first is another rule's matter: goal/course-order.
      if (endIndex(to) <= endIndex(from) || periods >= 3) return;
      report({
        at: `${at}/target/period`,
        message: `Goal "${goal.id}" has ${periods} reported ${periods === 1 ? spans[frequency].slice(0, -1) : spans[frequency]} from its baseline (${goal.baseline!.period}) to its target (${goal.target!.period}): too few to steer by.`,
        help: `Give it at least three ${spans[frequency]}, or measure the KPI more often.`,
        related: [{ at: `${at}/baseline/period`, message: 'the baseline' }],
      });
    }),
  ],
};

export default rule;
