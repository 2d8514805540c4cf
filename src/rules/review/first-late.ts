import { daysBetween } from '../../plan/period.ts';
import { heldReviews } from '../reviews.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/first-late',
  depth: 'service',
  severity: 'warning',
  reads: ['/reviews', '/term'],
  summary: 'The first review is more than 120 days after the start of the plan.',
  why: 'The first months show which numbers can be had and which actions were never begun. Whoever looks at them only after half a year has lost half of the plan.',
  serves: ['S0-20'],
  since: '0.2.0',
  examples: {
    invalid: `review_dates: [2027-07-15, 2027-10-14]
reviews: []
`,
    valid: `review_dates: [2027-04-15, 2027-07-15]
`,
  },
  check: [
    visit('/review_dates', (dates, at, { plan, report }) => {
      const start = plan.term?.start;
      if (!start) return;
      const all = [...dates, ...heldReviews(plan).map(({ date }) => date)]
        .filter(date => date > start)
        .sort();
      const first = all[0];
      if (first === undefined || daysBetween(start, first) <= 120) return;
      const i = dates.indexOf(first);
      report({
        at: i < 0 ? at : `${at}/${i}`,
        message: `The plan starts on ${start}, and its first review is on ${first}, ${daysBetween(start, first)} days later.`,
        help: 'Fix one within 120 days of the start.',
      });
    }),
  ],
};

export default rule;
