import { lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  text: 'what it is',
  importance: 'how much it matters to customers',
  performance: 'how well they say it is done',
  self_rating: 'how well the team thinks it is done',
  study: 'which study asked',
} as const;

const rule: Rule = {
  id: 'voc/unrated-attribute',
  depth: 'service',
  severity: 'warning',
  summary:
    'Something that customers judge the service by, without its importance, its performance, the own rating, or the study that asked.',
  why: 'What matters much and is done badly comes first; only both numbers together show it. And where the team rates itself far above its customers it does not see what they see.',
  serves: ['S1-12', 'S1-13', 'S1-14'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  attributes:
  - id: at-true
    self_rating:
`,
    valid: `voc:
  attributes:
  - {id: at-true, text: What I am told is true., importance: 4.4, performance: 4.1, self_rating: 4.0, study: s-callers}
`,
  },
  check: [
    visit('/voc/attributes/*', (attribute, at, { report }) => {
      const lack = lackOf(
        attribute,
        at,
        called,
        'Ask customers how much it matters and how well it is done, and the team how well it thinks it does, each from 1 to 5.',
      );
      if (lack)
        report({
          at: lack.at,
          message: `Of "${attribute.id}" the plan doesn't say ${lack.or}.`,
          help: lack.help,
        });
    }),
  ],
};

export default rule;
