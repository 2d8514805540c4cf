import { isMeasuringKnown, isShown, type ResultShown } from '../measured-kinds.ts';
import { type Rule, visit } from '../rule.ts';

const speed: ResultShown = {
  kinds: ['duration', 'sla', 'service_level', 'answer_speed', 'overdue'],
  families: ['timeliness'],
};

const rule: Rule = {
  id: 'kpi/no-timeliness',
  depth: 'service',
  severity: 'info',
  reads: ['/watch'],
  summary: 'No KPI and no watched measure tells how fast customers are served.',
  why: 'Customers leave those who do not answer, and forgive much of those who answer soon. Nobody complains about a wait that made them give up, so only a number shows it.',
  serves: ['S1-7'],
  since: '0.2.0',
  examples: {
    invalid: `kpis:
- id: service-level
  family: quality
  measure: {kind: share, good: {Answered: 'yes'}}
watch:
`,
    valid: `kpis:
- id: service-level
  measure: {kind: service_level, wait: Wait, within: 45s, answered: Answered}
`,
  },
  check: [
    visit('/kpis', (_kpis, at, { plan, report }) => {
      if (isMeasuringKnown(plan) && !isShown(speed, plan))
        report({
          at,
          message: 'No KPI and no watched measure tells how fast customers are served.',
          help: 'Add one to `kpis` or `watch`, for example the time until the first answer. If one of yours shows it, write `family: timeliness` there.',
        });
    }),
  ],
};

export default rule;
