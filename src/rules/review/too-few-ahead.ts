import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/too-few-ahead',
  depth: 'core',
  severity: 'warning',
  clock: true,
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
    visit('', (plan, _at, { facts, report }) => {
      // A plan that is over by then has no more reviews to fix.
      if (plan.status === 'retired' || (plan.term?.end && plan.term.end < facts.today)) return;
      const ahead = plan.review_dates?.filter(date => date >= facts.today) ?? [];
      if (ahead.length < 2)
        report({
          at: '/review_dates',
          message: `After ${facts.today} ${ahead.length === 1 ? `only one review is fixed, on ${ahead[0]}` : 'no review is fixed'}.`,
        });
    }),
  ],
};

export default rule;
