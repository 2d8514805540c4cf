import { visitInitiatives } from '../alive.ts';
import { gapsOf, isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-benefit',
  depth: 'service',
  severity: 'warning',
  summary:
    'An initiative that does not say what customers or the team gain, or how its success will be recognised.',
  why: "If nobody can say in customers' words what they gain, they gain nothing they would notice; if the team gains nothing, it will not carry on. Success that was not described beforehand is argued about afterwards, and never celebrated.",
  serves: ['S3-5a', 'S0-12', 'S0-14', 'S3-5d'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  benefit: {customer: I need not hold the line., team: }
`,
    valid: `initiatives:
- id: i-call-back
  benefit: {customer: I need not hold the line., team: Fewer angry calls at noon.}
  done_well_when: Four in five callers who leave their number are called back within the hour.
`,
  },
  check: [
    visitInitiatives((initiative, at, { report }) => {
      const gaps = gapsOf(initiative.benefit, ['customer', 'team']);
      const who =
        gaps.length === 2
          ? 'customers and the team gain'
          : gaps[0] === 'team'
            ? 'the team gains'
            : 'customers gain';
      if (gaps.length)
        report({
          at: gaps.length === 2 ? `${at}/benefit` : `${at}/benefit/${gaps[0]}`,
          message: `Initiative "${initiative.id}" doesn't say what ${who} from it.`,
        });
      if (isGap(initiative.done_well_when))
        report({
          at: `${at}/done_well_when`,
          message: `Initiative "${initiative.id}" doesn't say how its success will be recognised.`,
        });
    }),
  ],
};

export default rule;
