import type { Review } from '../../plan/generated/types.ts';
import { addDays } from '../../plan/period.ts';
import { isGap } from '../gap.ts';
import { fixedDayOf, heldReviews, reviewOn } from '../reviews.ts';
import { type Rule, visit } from '../rule.ts';

/** Days after a review within which its file is written. */
const grace = 14;

const rule: Rule = {
  id: 'review/not-held',
  depth: 'service',
  severity: 'warning',
  clock: true,
  reads: ['/reviews'],
  summary: 'A fixed day of a review has passed, and nothing says that it was held.',
  why: 'A plan dies when its reviews stop, and they stop by being put off once. A review that was held but not written down decided nothing that anybody can look up.',
  serves: ['S0-19', 'RB40'],
  since: '0.2.0',
  examples: {
    invalid: `review_dates: [2026-10-15, 2027-01-20, 2027-04-15, 2027-07-15]
`,
    valid: `review_dates: [2027-01-14, 2027-04-15, 2027-07-15]
`,
  },
  check: [
    visit('/review_dates', (dates, at, { plan, facts, report }) => {
      if (plan.status === 'retired') return;
      const held = heldReviews(plan).map(({ date }) => fixedDayOf(date, dates));
      for (const [i, date] of dates.entries()) {
        if (date >= addDays(facts.today, -grace) || held.includes(date)) continue;
        const { period, index } = reviewOn(date, plan, isUndated);
        if (index >= 0)
          report({
            at: `/reviews/${index}/date`,
            message: `The review of ${period} was fixed for ${date}, and on ${facts.today} it has no date on which it was held.`,
          });
        else
          report({
            at: `${at}/${i}`,
            message: `The review of ${date} has passed, and on ${facts.today} nothing says that it was held.`,
            help: `Write down what it decided, for example in reviews/${period}.yaml; or hold it, and write the new day here.`,
          });
      }
    }),
  ],
};

/** It was prepared, and nothing says yet that it was held. */
function isUndated({ date }: Review): boolean {
  return isGap(date);
}

export default rule;
