import { visitGoals } from '../alive.ts';
import { kpiIdsOf } from '../course.ts';
import { listed } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/not-one-kpi',
  depth: 'core',
  severity: 'error',
  summary: 'A goal that no KPI measures, or that two KPIs measure.',
  why: 'Without a number nobody can say whether the goal is reached. With two numbers everybody picks the one that looks better.',
  serves: ['S3-2b', 'S3-6a'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  kpi:
`,
    valid: `goals:
- id: g-answer
  kpi: service-level
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      const ids = kpiIdsOf(goal);
      if (!ids.length) report({ at: `${at}/kpi`, message: `Goal "${goal.id}" has no KPI that measures it.` });
      else if (ids.length > 1)
        report({
          at: `${at}/kpi`,
          severity: 'warning',
          message: `Goal "${goal.id}" is measured by ${ids.length} KPIs: ${listed(ids)}.`,
          help: 'Keep the one KPI that tells whether the goal is reached, or make a goal for each.',
        });
    }),
  ],
};

export default rule;
