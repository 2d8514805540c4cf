import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/no-access-needs',
  depth: 'service',
  severity: 'warning',
  summary: 'A study that does not say how people with access needs were heard.',
  why: "Who can't see, hear, read or get about well is left out of most studies without anybody meaning to, and then of the service. A sentence on how they were heard is enough, even that they were not.",
  serves: ['RB22'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-callers
    access_needs:
`,
    valid: `voc:
  studies:
  - id: s-callers
    access_needs: Asked by text as well, for those who do not hear.
`,
  },
  check: [
    visit('/voc/studies/*', (study, at, { report }) => {
      if (isGap(study.access_needs))
        report({
          at: `${at}/access_needs`,
          message: `Study "${study.id}" doesn't say how people with access needs were heard.`,
        });
    }),
  ],
};

export default rule;
