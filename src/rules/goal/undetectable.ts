import { figureInWords, sizeInWords, visitAims } from '../achievable.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/undetectable',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis'],
  summary: 'A target so near to the baseline that a survey of this size cannot show it.',
  why: 'Who answers a survey is chance to a degree, and so is its result. A change smaller than that can neither be shown nor missed: whichever number comes out proves nothing.',
  serves: ['S3-2d', 'S3-6c'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 64 %, period: 2027-Q3}
  milestones:
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [{ period: '2026-Q4', value: 62.9, exceptional: false }],
          usual: null,
          detectable: 6.6,
          latest: null,
        },
      },
    },
  },
  check: [
    visitAims(({ met, last, bound, side, written, measure, facts }, goal, at, { report }) => {
      const asked = Math.abs(bound - last.value);
      if (met || facts.detectable === null || asked >= facts.detectable) return;
      report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" asks "${measure.kpi.id}" to go from ${figureInWords(last, measure)} to ${written}; with as many answers as then, only a change of ${sizeInWords(facts.detectable, measure)} or more can be told from chance.`,
        help: 'Aim further, ask more people, or judge longer periods.',
      });
    }),
  ],
};

export default rule;
