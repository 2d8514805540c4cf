import { listed } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    reviews: {
      description: 'How many reviews have to be fixed ahead.',
      type: 'integer',
      default: 2,
      minimum: 1,
      maximum: 12,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'review/too-few-ahead',
  depth: 'core',
  severity: 'warning',
  clock: true,
  options,
  summary: 'Fewer than two reviews ahead.',
  why: 'Reviews that are fixed ahead take place; those that are called when there is time do not. The date of the next but one tells everybody that this goes on.',
  serves: ['RB40', 'S0-19', 'S0-20'],
  since: '0.1.0',
  examples: {
    invalid: `review_dates: [2027-04-15]
`,
    valid: `review_dates: [2027-04-15, 2027-07-15]
`,
  },
  check: [
    visit('', (plan, _at, context) => {
      const { facts, report } = context;
      const { reviews } = optionsOf(options, context);
      // A plan that is over by then has no more reviews to fix.
      if (plan.status === 'retired' || (plan.term?.end && plan.term.end < facts.today)) return;
      const ahead = plan.review_dates?.filter(date => date >= facts.today) ?? [];
      if (ahead.length < reviews)
        report({
          at: '/review_dates',
          message: `After ${facts.today} ${aheadInWords(ahead)}${reviews > 2 ? `; ${reviews} are wanted` : ''}.`,
        });
    }),
  ],
};

function aheadInWords(ahead: readonly string[]): string {
  if (!ahead.length) return 'no review is fixed';
  return ahead.length === 1
    ? `only one review is fixed, on ${ahead[0]}`
    : `only ${ahead.length} reviews are fixed, on ${listed(ahead)}`;
}

export default rule;
