import { addDays, fiscalCalendar, lastComplete } from '../../plan/period.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after the end of a period in which its export may be made.',
      type: 'integer',
      default: 30,
      minimum: 0,
      maximum: 366,
    },
  },
} as const satisfies OptionsSchema;

const kinds = { monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;

const rule: Rule = {
  id: 'kpi/stale-data',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'data',
  reads: ['/sources'],
  options,
  summary: 'A KPI whose newest row is older than its last period.',
  why: 'Most measures of most plans end like that: nobody decides to stop, the export is just not made any more. A number of last year does not steer this one.',
  serves: ['S3-6a', 'S0-18'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
  frequency: monthly
`,
    valid: `kpis:
- id: service-level
  frequency: quarterly
`,
    data: { kpis: { 'service-level': { dataUntil: '2026-11-12' } }, goals: {} },
  },
  check: [
    visit('/kpis/*', (kpi, at, context) => {
      const { plan, facts, report } = context;
      const { days } = optionsOf(options, context);
      const known = facts.data?.kpis[kpi.id];
      if (!known || !kpi.measure) return;
      const kind = kinds[kpi.frequency ?? 'quarterly'];
      const wanted = lastComplete(addDays(facts.today, -days), kind, fiscalCalendar(plan.calendar));
      if (known.dataUntil !== null && known.dataUntil >= wanted.start) return;
      report({
        at: `${at}/source`,
        message:
          known.dataUntil === null
            ? `"${kpi.id}" has no row with a date at all.`
            : `The newest row of "${kpi.id}" is of ${known.dataUntil}; by ${facts.today} its data should reach into ${wanted.label}.`,
        help: 'Add the export of the time since, or say with a decision that the KPI is no longer measured.',
      });
    }),
  ],
};

export default rule;
