import type { MeasureExample } from './example.ts';

function plan(measure: string, more = ''): string {
  return `sources:
  answers: {files: answers.csv}
kpis:
- id: example
  source: answers
  measure: ${measure}
${more}`;
}

export const ofAnswers = {
  csat: {
    plan: plan('{kind: csat, column: rating}'),
    files: {
      'answers.csv': `created_at,rating
2026-07-03,5
2026-07-21,4
2026-08-02,4
2026-08-14,3
2026-09-01,1
2026-09-09,
2026-09-10,6
`,
    },
    working:
      'Valid answers on the scale from 1 to 5 are 5, 4, 4, 3 and 1. Satisfied are the top two scores, 4 and 5: 3 / 5 = 60 %. Who did not answer is not in the denominator, nor is the 6.',
    result: {
      value: 60,
      numerator: 3,
      n: 5,
      leftOut: { 'no answer': 1, 'outside the scale from 1 to 5': 1 },
    },
  },
  nps: {
    plan: plan('{kind: nps, column: score}'),
    files: {
      'answers.csv': `created_at,score
2026-07-03,10
2026-07-04,9
2026-07-21,9
2026-08-02,8
2026-08-14,7
2026-09-01,6
2026-09-09,2
2026-09-10,10
2026-09-11,11
`,
    },
    working:
      'Eight valid scores. Promoters (9 and 10) are 4, passives 2, detractors (0 to 6) 2: 4 / 8 − 2 / 8 = 50 − 25 = +25 points. An 11 is not a score.',
    result: { value: 25, n: 8, leftOut: { 'not a whole score from 0 to 10': 1 } },
  },
  ces: {
    plan: plan('{kind: ces, column: effort}'),
    files: {
      'answers.csv': `created_at,effort
2026-07-03,7
2026-07-21,6
2026-08-02,5
2026-08-14,4
2026-09-01,2
2026-09-09,
`,
    },
    working:
      'The mean of the five answers is (7 + 6 + 5 + 4 + 2) / 5 = 24 / 5 = 4.8 on a scale from 1 to 7. With `stat: share` it is the share above the middle, 4: three of five, 60 %.',
    result: { value: 4.8, n: 5, leftOut: { 'no answer': 1 } },
  },
  response_rate: {
    plan: plan('{kind: response_rate, sent: sent_at, answered: rating}'),
    files: {
      'answers.csv': `sent_at,rating
2026-07-03,5
2026-07-21,
2026-08-02,1
2026-08-14,
2026-09-01,
`,
    },
    working: 'Five were asked in the quarter and two of them answered: 2 / 5 = 40 %.',
    result: { value: 40, numerator: 2, n: 5 },
  },
} satisfies Record<string, MeasureExample>;
