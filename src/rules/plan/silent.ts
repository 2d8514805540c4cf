import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';
import { silenceOfPlan, twoQuarters, unheardSince } from '../silence.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days without a commit to the plan and without a review.',
      type: 'integer',
      default: twoQuarters,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'plan/silent',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'git',
  reads: ['/status', '/reviews'],
  options,
  summary: 'An active plan that nobody has changed and no review has looked at for two quarters.',
  why: 'Plans seldom end by a decision. They are just not opened any more, and everybody believes that somebody else works on them.',
  serves: ['S2-0', 'S0-21', 'S4-3'],
  since: '0.2.0',
  examples: {
    past: [{ on: '2026-06-30' }],
    invalid: 'reviews: []\n',
    valid: `reviews:
- {period: 2026-Q4, date: 2027-01-20}
`,
  },
  check: [
    visit('/status', (status, at, context) => {
      const { facts, report } = context;
      const silence = status === 'active' ? silenceOfPlan(context) : undefined;
      if (!silence || silence.days <= optionsOf(options, context).days) return;
      report({
        at,
        message: `The plan is active, and ${unheardSince(silence.last, silence.days, facts.today)}.`,
        help: 'Hold the review that is due and write down what it decided, or say that the plan has ended: status: retired.',
      });
    }),
  ],
};

export default rule;
