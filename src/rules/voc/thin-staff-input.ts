import { isGap, lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  every: 'how often they are asked',
  last: 'when they were last asked',
  advice: 'what they advise or need',
} as const;

const rule: Rule = {
  id: 'voc/thin-staff-input',
  depth: 'service',
  severity: 'warning',
  summary: 'Staff of whom the plan does not say what they advise or need, how often they are asked, or when.',
  why: 'The people who serve hear every day what no study hears. Who asks them once, or writes down nothing of what they say, plans without them.',
  serves: ['S1-17', 'S1-25', 'S4-10'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  staff_input:
    every:
`,
    valid: `voc:
  staff_input:
    every: quarterly
    last: 2026-12-03
`,
  },
  check: [
    visit('/voc/staff_input', (input, at, { report }) => {
      // An empty section is what plan/no-section asks for.
      if (isGap(input)) return;
      const lack = lackOf(
        { ...input, advice: isGap(input!.advice) ? input!.needs : input!.advice },
        at,
        called,
        'Ask them at least every quarter, and write down what they advise and what they need.',
      );
      if (lack)
        report({
          at: lack.at,
          message: `Of the staff the plan doesn't say ${lack.or}.`,
          help: lack.help,
        });
    }),
  ],
};

export default rule;
