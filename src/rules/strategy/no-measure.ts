import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'strategy/no-measure',
  depth: 'service',
  severity: 'warning',
  summary: 'A chosen strategy, and no measure that shows whether it works.',
  why: 'A strategy is a guess about what helps. Without a number that would show that it does not, it is followed until somebody new comes.',
  serves: ['S1-28'],
  since: '0.2.0',
  examples: {
    invalid: `strategies:
- id: st-shorten
  kpis:
`,
    valid: `strategies:
- id: st-shorten
  kpis: [service-level]
`,
  },
  check: [
    visit('/strategies/*', (strategy, at, { report }) => {
      if (strategy.state === 'chosen' && isGap(strategy.kpis))
        report({
          at: `${at}/kpis`,
          message: `No measure shows whether strategy "${strategy.id}" works.`,
        });
    }),
  ],
};

export default rule;
