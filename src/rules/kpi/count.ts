import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'kpi/count',
  depth: 'core',
  severity: 'error',
  summary: 'More than five KPIs.',
  why: 'Who watches ten numbers steers by none of them. One to five KPIs are scored; choose those that would change a decision. That there is at least one is asked by `plan/empty-section`.',
  serves: ['S2-5b', 'S3-6b'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
- id: answered
- id: abandoned
- id: solved-at-once
- id: repeated
- id: transferred
`,
    valid: `kpis:
- id: service-level
`,
  },
  check: [
    visit('/kpis', (kpis, at, { report }) => {
      if (kpis.length > 5)
        report({
          at,
          message: `The plan has ${kpis.length} KPIs; five is the most that people can steer by.`,
          help: 'Keep the one to five that would change a decision, and take out the others.',
        });
    }),
  ],
};

export default rule;
