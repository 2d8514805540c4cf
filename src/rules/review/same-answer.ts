import { fixedQuestions } from '../fixed-questions.ts';
import { isGap, listed } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'review/same-answer',
  depth: 'service',
  severity: 'info',
  summary: 'An answer to a fixed question that is word for word that of the review before.',
  why: 'It may be true a second time. More often it was copied, and nobody thought about the question.',
  serves: ['S3-9b', 'S0-21'],
  since: '0.2.0',
  examples: {
    invalid: `reviews:
- period: 2026-Q4
  answers: {working: The calm of the agents}
- period: 2026-Q3
  date: 2026-10-21
  aim: To agree on the plan.
  chair: commissioner
  presented: service-officer
  attended: [commissioner, service-officer]
  decisions: [{id: d-plan, text: The plan goes to the council., because: [f-wait]}]
  answers: {working: The calm of the agents., not_working: Everything else., loyalty: They have no choice., basics: Not always., competitors: The county., sustainability: Not without posts.}
  worth_the_time: 4
`,
    valid: `reviews:
- period: 2026-Q4
  answers: {working: 'Agents stay calm, and now they have the notes.'}
- period: 2026-Q3
  date: 2026-10-21
  aim: To agree on the plan.
  chair: commissioner
  presented: service-officer
  attended: [commissioner, service-officer]
  decisions: [{id: d-plan, text: The plan goes to the council., because: [f-wait]}]
  answers: {working: The calm of the agents., not_working: Everything else., loyalty: They have no choice., basics: Not always., competitors: The county., sustainability: Not without posts.}
  worth_the_time: 4
`,
  },
  check: [
    visit('/reviews', (_reviews, _at, { plan, report }) => {
      const held = heldReviews(plan);
      for (const [i, { review, at }] of held.entries()) {
        const before = held[i - 1];
        const same = before ? sameAnswers(before.review.answers, review.answers) : [];
        if (!before || !same.length) continue;
        report({
          at: same.length === 1 ? `${at}/answers/${same[0]}` : `${at}/answers`,
          message: `The review of ${review.period} answers ${listed(same.map(name => `"${name}"`))} with the words of ${before.review.period}.`,
          help: 'Ask again: what is different now, and if nothing is, why not?',
          related: [
            { at: `${before.at}/answers/${same[0]}`, message: `The answer of ${before.review.period}.` },
          ],
        });
      }
    }),
  ],
};

type Answers = Partial<Record<(typeof fixedQuestions)[number], string | null>> | null | undefined;

function sameAnswers(before: Answers, now: Answers): string[] {
  return fixedQuestions.filter(name => !isGap(now?.[name]) && words(before?.[name]) === words(now?.[name]));
}

/** What was said, whatever the spaces, capitals and full stops. */
function words(answer: string | null | undefined): string | undefined {
  return answer
    ?.toLowerCase()
    .replace(/[\s.,;:!?]+/g, ' ')
    .trim();
}

export default rule;
