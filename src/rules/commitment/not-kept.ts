import { measuredIn } from '../../plan/measured.ts';
import { inWords } from '../achievable.ts';
import { type Rule, visit } from '../rule.ts';

/** Periods in a row that are more than bad luck. */
const periods = 2;

const rule: Rule = {
  id: 'commitment/not-kept',
  depth: 'service',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis', '/watch'],
  summary: 'A promise to customers that was not kept in the last two periods.',
  why: 'A promise that is broken again and again is worse than none: customers plan by it. There are three honest ways out: give it what it needs, change it by a decision, or take it back.',
  serves: ['S1-1', 'S4-13'],
  since: '0.2.0',
  examples: {
    invalid: `commitments:
- id: c-answer
  target: {gte: 75 %}
`,
    valid: `commitments:
- id: c-answer
  status: withdrawn
`,
    data: {
      kpis: {},
      goals: {},
      commitments: {
        'c-answer': {
          figures: [
            { period: '2026-Q2', value: 76.2, kept: true },
            { period: '2026-Q3', value: 70.4, kept: false },
            { period: '2026-Q4', value: 62.9, kept: false },
          ],
        },
        'c-permit': { figures: [{ period: '2026-Q4', value: 259200, kept: true }] },
      },
    },
  },
  check: [
    visit('/commitments/*', (commitment, at, { plan, facts, report }) => {
      const known = facts.data?.commitments?.[commitment.id];
      if (!known || (commitment.status ?? 'in-force') !== 'in-force') return;
      const last = known.figures.slice(-periods);
      if (last.length < periods || last.some(({ kept }) => kept)) return;
      const kpi = measuredIn(plan).find(({ id }) => id === commitment.kpi);
      const traits = kpi && facts.traits(kpi);
      if (!traits) return;
      const figures = last.map(({ period, value }) => `${inWords(value, { kpi, traits })} in ${period}`);
      report({
        at: `${at}/target`,
        onKey: true,
        message: `The promise "${commitment.id}" was not kept: ${figures.join(' and ')}.`,
        help: 'Give it what it needs (an initiative, a grant), change its target by a decision of a review, or withdraw it: status: withdrawn.',
      });
    }),
  ],
};

export default rule;
