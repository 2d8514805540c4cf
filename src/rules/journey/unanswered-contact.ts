import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'journey/unanswered-contact',
  depth: 'full',
  severity: 'info',
  summary: 'A reason to get in touch that no guide answers and no type of issue says who may settle.',
  why: 'Customers who come with it are told something else by everybody they ask, or are passed on until somebody decides.',
  serves: ['S4-7', 'S3-4b'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    contact_reasons: [{id: cr-need, text: Do I need a permit?, answered_by: }]
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    contact_reasons: [{id: cr-need, text: Do I need a permit?, answered_by: gd-state}]
`,
  },
  check: [
    visit('/journeys/*/stages/*/contact_reasons/*', (reason, at, { report }) => {
      if (isGap(reason.answered_by))
        report({
          at: `${at}/answered_by`,
          message: `Nothing says who answers customers who come with "${reason.id}".`,
        });
    }),
  ],
};

export default rule;
