import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'commitment/unproven',
  depth: 'service',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis', '/watch'],
  summary: 'A promise whose measure has no figure for any period that is over.',
  why: 'Nobody knows whether it is kept. Until there is a figure, customers are promised something that the unit itself can only hope for.',
  serves: ['S1-1', 'RB25'],
  since: '0.2.0',
  examples: {
    invalid: `commitments:
- id: c-answer
  target: {gte: 75 %}
`,
    valid: `commitments:
- id: c-answer
  status: draft
`,
    data: {
      kpis: {},
      goals: {},
      commitments: {
        'c-answer': { figures: [] },
        'c-permit': { figures: [{ period: '2026-Q4', value: 259200, kept: true }] },
      },
    },
  },
  check: [
    visit('/commitments/*', (commitment, at, { facts, report }) => {
      const known = facts.data?.commitments?.[commitment.id];
      if (!known || known.figures.length || (commitment.status ?? 'in-force') !== 'in-force') return;
      report({
        at: `${at}/kpi`,
        message: `The promise "${commitment.id}" is measured by "${commitment.kpi}", and there is no figure of it for any period that is over.`,
        help: 'Add the export that its measure needs, or call the promise a draft until there is one: status: draft.',
      });
    }),
  ],
};

export default rule;
