import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'vision/no-leader-input',
  depth: 'core',
  severity: 'warning',
  summary: 'A vision that no leader and no team had a say in.',
  why: "Who has had a say in a vision stands up for it. One written in a single office stays that office's.",
  serves: ['S2-3a', 'S3-1c', 'S0-6'],
  since: '0.1.0',
  examples: {
    invalid: `vision:
  input_from:
`,
    valid: `vision:
  input_from: [commissioner, contact-centre-manager]
`,
  },
  check: [
    visit('/vision', (vision, at, { report }) => {
      if (!isGap(vision) && isGap(vision.input_from))
        report({
          at: `${at}/input_from`,
          message: "The vision doesn't say which leaders and teams had a say in it.",
        });
    }),
  ],
};

export default rule;
