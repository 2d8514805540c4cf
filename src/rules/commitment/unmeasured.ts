import { lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  kpi: 'which measure shows how far it is kept',
  target: 'how far it is to be kept',
} as const;

const rule: Rule = {
  id: 'commitment/unmeasured',
  depth: 'service',
  severity: 'warning',
  summary:
    'A promise of which no measure shows how far it is kept, or that does not say how far it is to be.',
  why: 'Promise only what will be kept, and know whether it is. A promise that nobody counts is broken without anybody in the house noticing, and customers are the ones who know.',
  serves: ['S1-1', 'RB25'],
  since: '0.2.0',
  examples: {
    invalid: `commitments:
- id: c-permit
  kpi:
`,
    valid: `commitments:
- id: c-permit
  kpi: permit-days
  target: {lte: 5d}
`,
  },
  check: [
    visit('/commitments/*', (commitment, at, { report }) => {
      if ((commitment.status ?? 'in-force') !== 'in-force') return;
      const lack = lackOf(
        commitment,
        at,
        called,
        'Name a KPI or a watched measure that shows it (`kpi`), and the least or the most that counts as kept (`target`).',
      );
      if (lack)
        report({
          at: lack.at,
          message: `The promise "${commitment.id}" doesn't say ${lack.or}.`,
          help: lack.help,
        });
    }),
  ],
};

export default rule;
