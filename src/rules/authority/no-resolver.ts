import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'authority/no-resolver',
  depth: 'service',
  severity: 'warning',
  summary: 'A type of issue that nobody may settle.',
  why: 'An issue that nobody may settle is passed on until somebody gives in or the customer gives up.',
  serves: ['S4-7'],
  since: '0.2.0',
  examples: {
    invalid: `authority:
- id: late-date
  levels: []
`,
    valid: `authority:
- id: late-date
  levels:
  - {who: agent, may: Give a new date., limit: 7}
  - {who: contact-centre-manager, may: Give a new date and send somebody else., limit: 30}
`,
  },
  check: [
    visit('/authority/*', ({ id, levels }, at, { report }) => {
      if (isGap(levels)) {
        report({ at: `${at}/levels`, message: `Nobody may settle issue "${id}".` });
        return;
      }
      for (const [i, { who }] of levels!.entries())
        if (isGap(who))
          report({
            at: `${at}/levels/${i}/who`,
            message: `A level of issue "${id}" doesn't say who may settle it.`,
          });
    }),
  ],
};

export default rule;
