import { reportUnmeasured } from '../measurement.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'kpi/no-measurement',
  depth: 'core',
  severity: 'error',
  summary:
    "A KPI that doesn't say where its number comes from: source, measure, method or frequency is missing.",
  why: 'Two people who compute a KPI from the same export have to get the same number. Otherwise the meeting is about the number and not about the service.',
  serves: ['S3-2f', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
  method:
`,
    valid: `kpis:
- id: service-level
  method: Waiting time as the phone system logs it, from the end of the greeting.
`,
  },
  check: [visit('/kpis/*', (kpi, at, context) => reportUnmeasured(context, at, kpi, `KPI "${kpi.id}"`))],
};

export default rule;
