import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'kpi/no-analyst',
  depth: 'service',
  severity: 'warning',
  notFor: ['team'],
  summary: 'A KPI whose definition no performance analyst has agreed to. Not asked of a team.',
  why: 'Who is judged by a number should not define it alone. An analyst who agreed to the definition can defend it in the meeting.',
  serves: ['S0-17'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
  agreed:
`,
    valid: `kpis:
- id: service-level
  agreed: {performance-analyst: 2026-11-03}
`,
  },
  check: [
    visit('/kpis/*', (kpi, at, { report }) => {
      const agreed = Object.entries(kpi.agreed ?? {});
      if (!agreed.length)
        report({ at: `${at}/agreed`, message: `Nobody has agreed to the definition of KPI "${kpi.id}".` });
      else if (agreed.every(([, date]) => !date))
        report({
          at: `${at}/agreed/${agreed[0]![0]}`,
          message: `"${agreed[0]![0]}" has not agreed to the definition of KPI "${kpi.id}" yet.`,
          help: 'On which day did they agree?',
        });
    }),
  ],
};

export default rule;
