import { inWords, isBeyondUsual, visitAims } from '../achievable.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/within-noise',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis'],
  summary: 'A target that the KPI reaches now and then by itself, asked for only once.',
  why: 'Every number goes up and down while nothing changes. A target inside that range is met by luck in one period and missed in the next; held for two in a row it is worth something.',
  serves: ['S3-2d', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3, hold: 2}
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [
            { period: '2026-Q3', value: 70, exceptional: false },
            { period: '2026-Q4', value: 62.9, exceptional: false },
          ],
          usual: { low: 54.1, high: 77.3 },
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visitAims((aim, goal, at, { report }) => {
      const { met, hold, measure, side, written } = aim;
      const { usual } = aim.facts;
      if (met || hold > 1 || !usual || isBeyondUsual(aim)) return;
      report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" asks for ${written} once, and "${measure.kpi.id}" moves between ${inWords(usual.low, measure)} and ${inWords(usual.high, measure)} while nothing changes.`,
        help: 'Ask for it in at least two periods in a row (`hold: 2`), or aim beyond that range.',
      });
    }),
  ],
};

export default rule;
