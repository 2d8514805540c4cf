import { isGap } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/sponsor-absent',
  depth: 'service',
  severity: 'warning',
  reads: ['/reviews'],
  summary: 'The leader who stands behind the plan was at neither of its last two reviews.',
  why: 'Everybody sees how much a plan is worth by who comes to its reviews. What the owner asks for there can be granted only by somebody who is in the room.',
  serves: ['S1-32', 'S2-2a'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  chair: service-officer
  attended: [service-officer, contact-centre-manager]
- period: 2026-Q3
  date: 2026-10-21
  aim: To agree on the plan.
  chair: service-officer
  presented: service-officer
  attended: [service-officer, agent]
  decisions: [{id: d-plan, text: The plan goes to the council., because: [f-wait]}]
  answers: {working: The friendly voices., not_working: Everything else., loyalty: They have no choice., basics: Not always., competitors: The county., sustainability: Not without posts.}
  worth_the_time: 4
`,
    valid: `reviews:
- period: 2026-Q4
  chair: commissioner
  attended: [service-officer, contact-centre-manager]
- period: 2026-Q3
  date: 2026-10-21
  aim: To agree on the plan.
  chair: service-officer
  presented: service-officer
  attended: [service-officer, agent]
  decisions: [{id: d-plan, text: The plan goes to the council., because: [f-wait]}]
  answers: {working: The friendly voices., not_working: Everything else., loyalty: They have no choice., basics: Not always., competitors: The county., sustainability: Not without posts.}
  worth_the_time: 4
`,
  },
  check: [
    visit('/sponsor', (sponsor, _at, { plan, report }) => {
      const last = heldReviews(plan).slice(-2);
      const isAbsent = last.every(
        ({ review }) =>
          !isGap(review.attended) &&
          !review.attended!.includes(sponsor) &&
          review.chair !== sponsor &&
          review.presented !== sponsor,
      );
      if (last.length < 2 || !isAbsent) return;
      const [before, latest] = last.map(({ review }) => review.period);
      report({
        at: `${last[1]!.at}/attended`,
        message: `"${sponsor}" stands behind the plan and was at neither of its last two reviews, ${before} and ${latest}.`,
        help: 'Fix the next review for a day on which they can come, or find another leader for the plan.',
      });
    }),
  ],
};

export default rule;
