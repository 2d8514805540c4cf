import { addDays } from '../../plan/period.ts';
import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days within which the process is audited, and looked at by the leaders, again.',
      type: 'integer',
      default: 366,
      minimum: 1,
      maximum: 1830,
    },
  },
} as const satisfies OptionsSchema;

const looks = {
  audited: ['audited', 'Have it audited by somebody who handles none'],
  management_review: ['looked at by the leaders', 'Bring it to the leaders with the figures of the year'],
} as const;

const rule: Rule = {
  id: 'complaints/unaudited',
  depth: 'service',
  severity: 'warning',
  clock: true,
  options,
  summary:
    'The handling of complaints was not audited, or not looked at by the leaders, for more than a year.',
  why: 'Those who handle complaints cannot see what they overlook. A look from outside, and one of the leaders, once a year keeps the process from serving itself.',
  serves: ['RB29'],
  since: '0.2.0',
  examples: {
    invalid: `complaints:
  audited: 2026-01-12
`,
    valid: `complaints:
  audited: 2026-11-10
  management_review: 2026-12-01
`,
  },
  check: [
    visit('/complaints', (complaints, at, context) => {
      if (isGap(complaints)) return;
      const { facts, report } = context;
      const { days } = optionsOf(options, context);
      for (const key of Object.keys(looks) as (keyof typeof looks)[]) {
        const last = complaints[key];
        const [what, todo] = looks[key];
        if (isGap(last))
          report({
            at: `${at}/${key}`,
            message: `Nothing says when the handling of complaints was last ${what}.`,
          });
        else if (addDays(last!, days) < facts.today)
          report({
            at: `${at}/${key}`,
            message: `The handling of complaints was last ${what} on ${last}, more than ${days === 366 ? 'a year' : `${days} days`} ago.`,
            help: `${todo}, and write the day here.`,
          });
      }
    }),
  ],
};

export default rule;
