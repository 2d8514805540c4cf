import type { Kpi } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** Ways of counting that every service could put into its plan as they are. */
const inEveryCatalogue: ReadonlySet<NonNullable<Kpi['measure']>['kind']> = new Set([
  'csat',
  'nps',
  'ces',
  'response_rate',
  'duration',
  'sla',
  'service_level',
  'answer_speed',
  'abandonment',
  'first_contact',
  'repeat',
  'reopen',
  'backlog',
  'overdue',
  'retention',
  'resolution_rate',
]);

const rule: Rule = {
  id: 'kpi/catalogue-only',
  depth: 'service',
  severity: 'info',
  summary: 'KPIs that every service could have, and not a word on why they fit this one.',
  why: 'Measures out of a catalogue can be compared, and they can be about nothing that matters here. A sentence on each shows that somebody has thought about this service and its customers.',
  serves: ['S0-16'],
  since: '0.2.0',
  examples: {
    invalid: `kpis:
- id: service-level
  why_ours:
- id: told-true
  why_ours:
`,
    valid: `kpis:
- id: service-level
  why_ours: Callers of ours hang up after a minute.
`,
  },
  check: [
    visit('/kpis', (kpis, at, { report }) => {
      const isPlain = ({ measure, why_ours }: Kpi) =>
        isGap(why_ours) && measure && inEveryCatalogue.has(measure.kind);
      if (!kpis.length || !kpis.every(isPlain)) return;
      report({
        at: kpis.length === 1 ? `${at}/0/why_ours` : at,
        message:
          kpis.length === 1
            ? 'The only KPI is of a kind that every service has, and nothing says why it fits this one.'
            : `${kpis.length === 2 ? 'Both KPIs' : `All ${kpis.length} KPIs`} are of kinds that every service has, and nothing says why they fit this one.`,
        ...(kpis.length > 1 && {
          help: 'Why does each of them fit this service? Write it as its `why_ours`.',
        }),
      });
    }),
  ],
};

export default rule;
