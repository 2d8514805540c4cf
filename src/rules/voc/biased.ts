import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/biased',
  depth: 'core',
  severity: 'warning',
  summary: 'A study that does not say what kept it unbiased.',
  why: 'People answer differently when the boss asks, when only friends are invited, or when the question already praises. A sentence on it lets others trust what was found.',
  serves: ['S2-1c'],
  since: '0.1.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-callers
    unbiased_by:
`,
    valid: `voc:
  studies:
  - id: s-callers
    unbiased_by: Every fiftieth caller, asked by the library's staff, questions tried out on ten people.
`,
  },
  check: [
    visit('/voc/studies/*', (study, at, { report }) => {
      if (isGap(study.unbiased_by))
        report({
          at: `${at}/unbiased_by`,
          message: `Study "${study.id}" doesn't say what kept it unbiased.`,
        });
    }),
  ],
};

export default rule;
