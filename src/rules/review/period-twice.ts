import { fiscalCalendar, parsePeriod } from '../../plan/period.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/period-twice',
  depth: 'service',
  severity: 'error',
  summary: 'Two reviews of one period that spell it differently.',
  why: 'A period has one review: its decisions and follow-ups are looked up by its name. Two of them are either one meeting written down twice, or one of the names is wrong.',
  serves: ['S0-19'],
  since: '0.2.0',
  examples: {
    invalid: `calendar: {fiscal_year_start: 7}
reviews:
- period: 2026-Q4
- period: FY27-Q2
  aim: To decide on the second line.
`,
    valid: `calendar: {fiscal_year_start: 7}
reviews:
- period: 2026-Q4
- period: FY27-Q3
  aim: To decide on the second line.
`,
  },
  check: [
    visit('/reviews', (reviews, at, { plan, report }) => {
      const calendar = fiscalCalendar(plan.calendar);
      const first = new Map<string, { name: string; i: number }>();
      for (const [i, review] of reviews.entries()) {
        const period = review.period ? parsePeriod(review.period, calendar) : undefined;
        if (!period) continue;
        const known = first.get(period.id);
        if (!known) first.set(period.id, { name: review.period, i });
        // The same name twice is a duplicate id, which is told as such.
        else if (known.name !== review.period)
          report({
            at: `${at}/${i}/period`,
            message: `${review.period} is the same period as ${known.name}, and both have a review.`,
            help: 'Put the two together, or give one of them its own period.',
            related: [{ at: `${at}/${known.i}/period`, message: `The review of ${known.name}.` }],
          });
      }
    }),
  ],
};

export default rule;
