import { daysBetween } from '../../plan/period.ts';
import { statusOf } from '../alive.ts';
import { closedGoals, isOfSameNumber } from '../closed-goals.ts';
import { kpiIdsOf } from '../course.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after a goal was closed within which the next target is set.',
      type: 'integer',
      default: 92,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'goal/no-next-target',
  depth: 'service',
  severity: 'warning',
  clock: true,
  reads: ['/kpis', '/term', '/status'],
  options,
  summary: 'A goal that was met or missed, and no new target for its KPI a quarter later.',
  why: 'A result is there to set the next target by. Where none follows, the number is still counted, and nobody has to do anything about it any more.',
  serves: ['RB39', 'S3-6a'],
  since: '0.2.0',
  examples: {
    invalid: `term: {start: 2026-09-15, end: 2027-12-31}
review_dates: [2027-01-12, 2027-04-15, 2027-07-15, 2027-10-14]
goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds in July to September 2026.
  baseline: {value: 62.9 %, period: 2025-Q4}
  milestones:
  target: {gte: 75 %, period: 2026-Q3}
  due: 2026-09-30
  status: {is: met, on: 2026-10-08}
`,
    valid: `term: {start: 2026-09-15, end: 2027-12-31}
review_dates: [2027-01-12, 2027-04-15, 2027-07-15, 2027-10-14]
goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds in October to December 2026.
  baseline: {value: 62.9 %, period: 2025-Q4}
  milestones:
  target: {gte: 75 %, period: 2026-Q4}
  due: 2026-12-31
  status: {is: met, on: 2027-01-14}
`,
  },
  check: [
    visit('/goals', (goals, at, context) => {
      const { plan, facts, report } = context;
      const { days } = optionsOf(options, context);
      if (plan.status !== 'active' || (plan.term?.end ?? facts.today) < facts.today) return;
      const open = (goals ?? []).filter(goal => statusOf(goal) === 'open');
      const closed = closedGoals(plan);
      for (const { goal, result, on, index } of closed) {
        const [kpi] = kpiIdsOf(goal);
        const isLast = !closed.some(other => other.index > index && isOfSameNumber(other.goal, goal));
        const isKept = plan.kpis?.some(({ id }) => id === kpi);
        if (!on || !isLast || !isKept || open.some(other => kpiIdsOf(other).includes(kpi!))) continue;
        if (daysBetween(on, facts.today) <= days) continue;
        report({
          at: `${at}/${index}/status`,
          onKey: true,
          message: `Goal "${goal.id}" was ${result} on ${on}, and on ${facts.today} "${kpi}" has no new target.`,
          help: 'Set a goal that starts from what came out: its figure is the new baseline. If the number needs no target any more, let it move from kpis to watch.',
        });
      }
    }),
  ],
};

export default rule;
