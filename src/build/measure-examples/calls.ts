import type { MeasureExample } from './example.ts';

const files = {
  'calls.csv': `called_at,wait,answered
2026-07-03 09:00,10,yes
2026-07-03 09:05,20,yes
2026-08-12 14:00,95,yes
2026-08-12 14:10,4,no
2026-09-01 10:00,60,no
`,
};

function plan(measure: string): string {
  return `sources:
  calls:
    files: calls.csv
    columns: {called_at: called_at, wait: {from: wait, unit: seconds}}
kpis:
- id: example
  source: calls
  measure: ${measure}
`;
}

export const ofCalls = {
  service_level: {
    plan: plan('{kind: service_level, wait: wait, within: 20s, answered: answered}'),
    files,
    working:
      'Five calls were offered. Two were answered within 20 seconds, after 10 and after exactly 20: 2 / 5 = 40 %. With `method: answered` it is 2 of the 3 answered, 66.7 %; with `method: removed` and `short_abandon: 5s` 2 of 4, 50 %.',
    result: { value: 40, numerator: 2, n: 5 },
  },
  answer_speed: {
    plan: plan('{kind: answer_speed, wait: wait, answered: answered}'),
    files,
    working: 'The three answered calls waited 10, 20 and 95 seconds: 125 / 3 = 41.7 seconds.',
    result: { value: 125 / 3, n: 3, leftOut: { 'not answered': 2 } },
  },
  abandonment: {
    plan: plan('{kind: abandonment, answered: answered, wait: wait, short_abandon: 5s}'),
    files,
    working:
      'Two calls hung up. The one that did after 4 seconds is left out, so four calls count and one of them was abandoned: 1 / 4 = 25 %. Without `short_abandon` it is 2 of 5, 40 %.',
    result: { value: 25, numerator: 1, n: 4, leftOut: { 'abandoned before 5 seconds': 1 } },
  },
} satisfies Record<string, MeasureExample>;
