import { figureInWords, visitAims } from '../achievable.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/already-met',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis'],
  summary: 'A target that the KPI had reached before the goal was set.',
  why: 'Such a goal is met without anybody doing anything. If the level is to be kept, that is a goal too, but then it says for how long.',
  serves: ['S3-2d', 'S0-8'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3, hold: 4}
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [
            { period: '2026-Q3', value: 74, exceptional: false },
            { period: '2027-Q1', value: 76.2, exceptional: false },
          ],
          usual: null,
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visitAims(({ met, hold, last, measure, side, written }, goal, at, { report }) => {
      if (!met || hold > 1) return;
      report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" asks for ${side === 'gte' ? 'at least' : 'at most'} ${written}, and "${measure.kpi.id}" had that before: ${figureInWords(last, measure)}.`,
        help: 'Aim further. If the level is to be kept, say for how many periods in a row, for example `hold: 4`.',
      });
    }),
  ],
};

export default rule;
