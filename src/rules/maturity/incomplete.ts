import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'maturity/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'A self-assessment without its day, its leader, one of its five grades, or a comment on what they rest on.',
  why: 'Grades that nobody can trace are opinions. With the day, a comment and all five of them, next year shows whether anything has moved.',
  serves: ['RB5', 'RB10'],
  since: '0.2.0',
  examples: {
    invalid: `maturity:
- {date: 2026-12-01, by: service-officer, measurement: 3, governance: 2, culture: 2, research: 2, design: , comment: Figures are there.}
`,
    valid: `maturity:
- {date: 2026-12-01, by: service-officer, measurement: 3, governance: 2, culture: 2, research: 2, design: 1, comment: Figures are there.}
`,
  },
  check: [
    visit('/maturity/*', (assessment, at, context) => {
      // An empty one is what plan/no-full-section asks for.
      if (!isGap(assessment))
        reportUnsaid(
          context,
          at,
          assessment,
          {
            date: 'on which day it was made',
            by: 'who led it',
            measurement: 'how far measurement has come',
            governance: 'how far governance has come',
            culture: 'how far culture has come',
            research: 'how far research has come',
            design: 'how far design has come',
            comment: 'what the grades rest on',
          },
          assessment.date ? `The self-assessment of ${assessment.date}` : 'A self-assessment',
        );
    }),
  ],
};

export default rule;
