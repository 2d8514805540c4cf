import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'customer/no-future-need',
  depth: 'service',
  severity: 'warning',
  summary: 'No group of customers has a need that lies ahead.',
  why: 'Who asks for today only is late by the time an answer stands. One need that is still to come, for one group, is a beginning.',
  serves: ['S1-37'],
  since: '0.2.0',
  examples: {
    invalid: `customers:
- id: residents
  needs: [Reach a person who knows about permits]
`,
    valid: `customers:
- id: residents
  needs:
  - Reach a person who knows about permits
  - {text: To see the state of a permit at night, horizon: future}
`,
  },
  check: [
    visit('/customers', (segments, at, { report }) => {
      const needs = (segments ?? []).flatMap(segment => segment.needs ?? []);
      // While there are none at all, that is what is missing: customer/thin asks for them.
      if (isGap(needs) || needs.some(need => typeof need === 'object' && need.horizon === 'future')) return;
      report({
        at,
        message: 'Every need in the plan is one of today.',
        help: 'What will customers need in two or three years? Write it as {text: ..., horizon: future}.',
      });
    }),
  ],
};

export default rule;
