import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/staff-unanswered',
  depth: 'service',
  severity: 'warning',
  summary: 'Advice of the staff, or a need of theirs, that nobody has answered.',
  why: 'Who says what they need and hears nothing stops saying it. The answer may be no; that there is one is what counts.',
  serves: ['S1-26', 'S1-25'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  staff_input:
    needs:
    - id: sn-notes
      response:
`,
    valid: `voc:
  staff_input:
    needs:
    - id: sn-notes
      response: The screen comes in March.
`,
  },
  check: [
    visit('/voc/staff_input/advice/*', (advice, at, { report }) => {
      if (isGap(advice.response))
        report({
          at: `${at}/response`,
          message: `Nobody has answered the advice "${advice.id}" of the staff.`,
        });
    }),
    visit('/voc/staff_input/needs/*', (need, at, { report }) => {
      if (isGap(need.response))
        report({ at: `${at}/response`, message: `Nobody has answered the need "${need.id}" of the staff.` });
    }),
  ],
};

export default rule;
