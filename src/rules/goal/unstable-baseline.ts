import { figureInWords, inWords, visitAims } from '../achievable.ts';
import { periodNamed } from '../course.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/unstable-baseline',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis'],
  summary: 'A goal that starts from a period that stands out in the history of its KPI.',
  why: 'A very bad period is mostly followed by an ordinary one, whatever anybody does, and a very good one too. A goal that starts there is met by that alone, or asks for more than it seems to.',
  serves: ['RB18', 'S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
`,
    valid: `goals:
- id: g-answer
  baseline:
  baseline_plan: The mean of the four quarters of 2026, known on 2027-01-20.
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [
            { period: '2026-Q3', value: 70, exceptional: false },
            { period: '2026-Q4', value: 62.9, exceptional: true },
          ],
          usual: { low: 66.8, high: 73.2 },
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visitAims(({ last, measure, facts: { usual } }, goal, at, { plan, report }) => {
      const from = periodNamed(goal.baseline?.period, plan);
      if (!last.exceptional || !usual || !from || from.id !== periodNamed(last.period, plan)?.id) return;
      report({
        at: `${at}/baseline/period`,
        message: `Goal "${goal.id}" starts from ${figureInWords(last, measure)}, which stands out: "${measure.kpi.id}" usually lies between ${inWords(usual.low, measure)} and ${inWords(usual.high, measure)}.`,
        help: 'Start from a period that is like the others, or from the mean of the last four, and set the target from there.',
      });
    }),
  ],
};

export default rule;
