import { gapsOf, isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** What holds of a fair process, and what is so where it doesn't. */
const demands = {
  free: ['free', 'Complaining costs customers something.'],
  visible: ['easy to find', 'Customers are not told how to complain.'],
  confidential: ['confidential', 'Complaints are not confidential.'],
  objective: ['objective', 'Those whom a complaint is about may judge it.'],
} as const;

const rule: Rule = {
  id: 'complaints/unfair',
  depth: 'service',
  severity: 'warning',
  summary:
    'Complaining that is not free, not easy to find, not confidential or not objective, or of which the plan does not say whether it is.',
  why: 'Only a few of those who are disappointed complain. Each hurdle keeps more of them away, and the unit learns of its mistakes from the press.',
  serves: ['RB27'],
  since: '0.2.0',
  examples: {
    invalid: `complaints:
  objective: false
`,
    valid: `complaints:
  free: true
  visible: true
  confidential: true
  objective: true
`,
  },
  check: [
    visit('/complaints', (complaints, at, { report }) => {
      // An empty section is what plan/no-section asks for.
      if (isGap(complaints)) return;
      const keys = Object.keys(demands) as (keyof typeof demands)[];
      const gaps = gapsOf(complaints, keys) as (keyof typeof demands)[];
      if (gaps.length)
        report({
          at: gaps.length === 1 ? `${at}/${gaps[0]}` : at,
          message: `The plan doesn't say whether the way to complain is ${listed(
            gaps.map(key => demands[key][0]),
            'or',
          )}.`,
          ...(gaps.length > 1 && {
            help: `Is it so? Write true or false for each: ${listed(gaps.map(key => `\`${key}\``))}.`,
          }),
        });
      for (const key of keys)
        if (complaints[key] === false)
          report({
            at: `${at}/${key}`,
            message: demands[key][1],
            help: `Change that (an initiative, a decision of a review), then write \`${key}: true\`.`,
          });
    }),
  ],
};

export default rule;
