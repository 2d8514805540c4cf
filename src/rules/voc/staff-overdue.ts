import { dueAfter } from '../cadence.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/staff-overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'Staff who were not asked for as long as the plan says that they are.',
  why: 'A plan stays true by being visited often, with what the people at the counter and on the phone say. When asking them slips, the plan is that of the last time.',
  serves: ['S4-10', 'S1-30'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  staff_input:
    every: monthly
    last: 2026-12-03
`,
    valid: `voc:
  staff_input:
    every: quarterly
    last: 2026-12-03
`,
  },
  check: [
    visit('/voc/staff_input', (input, at, { facts, report }) => {
      const due = dueAfter(input?.last, input?.every);
      if (due && due < facts.today)
        report({
          at: `${at}/last`,
          message: `The staff were last asked on ${input!.last}, and should have been asked again by ${due}.`,
          help: 'Ask them, and write down the day and what they said.',
        });
    }),
  ],
};

export default rule;
