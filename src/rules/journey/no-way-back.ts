import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'journey/no-way-back',
  depth: 'full',
  severity: 'info',
  summary: 'A touchpoint that does not say where customers give up and how they come back in.',
  why: 'Those who give up are in no survey and in no export. A way back costs little, and they are the ones who needed help most.',
  serves: ['RB23'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-form, leaves: }
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-form, leaves: Stops at the question for the plot; a mail reminds them.}
`,
  },
  check: [
    visit('/journeys/*/stages/*/touchpoints/*', (touchpoint, at, { report }) => {
      if (isGap(touchpoint.leaves))
        report({
          at: `${at}/leaves`,
          message: `Touchpoint "${touchpoint.id}" doesn't say where customers give up there.`,
        });
    }),
  ],
};

export default rule;
