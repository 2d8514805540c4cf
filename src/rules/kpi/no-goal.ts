import { kpiIdsOf } from '../course.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'kpi/no-goal',
  depth: 'service',
  severity: 'warning',
  reads: ['/goals'],
  summary: 'A KPI that no goal uses.',
  why: 'KPIs follow goals. A number that nobody wants to move is looked at, and nothing comes of it.',
  serves: ['S3-6a'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
- {id: answered, name: Calls answered, source: calls, measure: {kind: count}, method: Counted by the phone system., frequency: quarterly, owner: contact-centre-manager, agreed: {performance-analyst: 2026-11-03}}
`,
    valid: `goals:
- id: g-answer
  kpi: service-level
`,
  },
  check: [
    visit('/kpis/*', (kpi, at, { plan, report }) => {
      // While a goal still lacks its KPI this may be the one: the goal is reported, not both.
      if (isGap(plan.goals) || plan.goals!.some(goal => kpiIdsOf(goal).length === 0)) return;
      if (!plan.goals!.some(goal => kpiIdsOf(goal).includes(kpi.id)))
        report({
          at,
          message: `No goal uses KPI "${kpi.id}".`,
          help: 'Set a goal for it, or take it out of the plan.',
        });
    }),
  ],
};

export default rule;
