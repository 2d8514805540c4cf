import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'journey/no-contact-reason',
  depth: 'full',
  severity: 'info',
  summary: 'A stage that does not say why customers get in touch there.',
  why: 'Many contacts need not be: somebody asks what a page should have said. Which ones these are is seen only where the reason of each is known.',
  serves: ['S3-4b'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    contact_reasons:
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    contact_reasons: [{id: cr-need, text: Do I need a permit?, answered_by: gd-state}]
`,
  },
  check: [
    visit('/journeys/*/stages/*', (stage, at, { report }) => {
      if (isGap(stage.contact_reasons))
        report({
          at: `${at}/contact_reasons`,
          message: `Stage "${stage.id}" doesn't say why customers get in touch.`,
        });
      for (const [i, reason] of (stage.contact_reasons ?? []).entries())
        if (isGap(reason.text))
          report({
            at: `${at}/contact_reasons/${i}/text`,
            message: `Contact reason "${reason.id}" doesn't say why customers get in touch.`,
          });
    }),
  ],
};

export default rule;
