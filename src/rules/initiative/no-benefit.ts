import { visitInitiatives } from '../alive.ts';
import { gapsOf } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-benefit',
  depth: 'core',
  severity: 'warning',
  summary: 'An initiative that does not say what customers gain, or what the team gains.',
  why: "If nobody can say in customers' words what they gain, they gain nothing they would notice. If the team gains nothing, it will not carry on.",
  serves: ['S3-5a', 'S0-12'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  benefit: {customer: I need not hold the line., team: }
`,
    valid: `initiatives:
- id: i-call-back
  benefit: {customer: I need not hold the line., team: Fewer angry calls at noon.}
`,
  },
  check: [
    visitInitiatives((initiative, at, { report }) => {
      const gaps = gapsOf(initiative.benefit, ['customer', 'team']);
      if (gaps.length)
        report({
          at: gaps.length === 2 ? `${at}/benefit` : `${at}/benefit/${gaps[0]}`,
          message: `Initiative "${initiative.id}" doesn't say what ${gaps.length === 2 ? 'customers and the team gain' : gaps[0] === 'team' ? 'the team gains' : 'customers gain'} from it.`,
        });
    }),
  ],
};

export default rule;
