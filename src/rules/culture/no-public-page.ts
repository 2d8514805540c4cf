import type { Cadence } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const oftenEnough: ReadonlySet<Cadence> = new Set(['continuous', 'weekly', 'monthly', 'quarterly']);

const rule: Rule = {
  id: 'culture/no-public-page',
  depth: 'full',
  severity: 'info',
  reads: ['/publish'],
  summary: 'Results that may be public, and no page that shows them every quarter.',
  why: 'A plan that lets its results be shown has nothing to hide, and gains nothing by it until somebody shows them. Customers trust figures that come every quarter, good ones and bad ones.',
  serves: ['RB6'],
  since: '0.2.0',
  examples: {
    invalid: `publish: true
culture:
  communications:
  - id: cm-page
    kind: newsletter
`,
    valid: `publish: true
culture:
  communications:
  - id: cm-page
    kind: public-page
`,
  },
  check: [
    visit('/culture/communications', (communications, at, { plan, report }) => {
      // One that doesn't say what it is, or how often, may be the page: culture/incomplete asks.
      if (!plan.publish || communications.some(({ kind, every }) => isGap(kind) || isGap(every))) return;
      const page = communications.findIndex(({ kind }) => kind === 'public-page');
      const every = communications[page]?.every;
      if (page < 0)
        report({
          at,
          message: 'The report may be shown to the public (`publish: true`), and nothing shows it to them.',
          help: 'Add a page to `communications`: {id: our-promises, kind: public-page, every: quarterly, ...}.',
        });
      else if (!oftenEnough.has(every!))
        report({
          at: `${at}/${page}/every`,
          message: `The results are shown to the public ${every}; a quarter is as long as figures are news.`,
          help: 'Bring the page up to date after each review: `every: quarterly`.',
        });
    }),
  ],
};

export default rule;
