import type { MeasureExample } from './example.ts';

const readings = `created_at,customer,cost
2026-06-30 23:10,ann,5
2026-07-01 00:00,ann,12
2026-07-15 09:30,bob,8
2026-08-02 11:00,ann,
2026-09-12 16:45,,31
2026-09-30 23:59,cid,9
2026-10-01 00:00,bob,40
`;

function plan(measure: string): string {
  return `sources:
  visits: {files: visits.csv}
kpis:
- id: example
  source: visits
  measure: ${measure}
`;
}

const files = { 'visits.csv': readings };

export const ofNumbers = {
  count: {
    plan: plan('{kind: count}'),
    files,
    working:
      'Five rows were created from 1 July, 00:00, up to 30 September, 23:59. Those of 30 June and of 1 October belong to other quarters.',
    result: { value: 5, n: 5 },
  },
  distinct: {
    plan: plan('{kind: distinct, column: customer}'),
    files,
    working:
      'Of the five rows of the quarter four name a customer: ann twice, bob and cid. Three different customers.',
    result: { value: 3, n: 4, leftOut: { 'nothing under "customer"': 1 } },
  },
  sum: {
    plan: plan('{kind: sum, column: cost}'),
    files,
    working: 'Four rows of the quarter have a cost: 12 + 8 + 31 + 9 = 60.',
    result: { value: 60, n: 4, leftOut: { 'nothing under "cost"': 1 } },
  },
  mean: {
    plan: plan('{kind: mean, column: cost}'),
    files,
    working:
      'Four rows of the quarter have a cost: (12 + 8 + 31 + 9) / 4 = 60 / 4 = 15. The row without one is not a zero.',
    result: { value: 15, n: 4, leftOut: { 'nothing under "cost"': 1 } },
  },
  median: {
    plan: plan('{kind: median, column: cost}'),
    files,
    working:
      'The costs of the quarter in order are 8, 9, 12 and 31. The middle lies half-way between 9 and 12: 10.5.',
    result: { value: 10.5, n: 4, leftOut: { 'nothing under "cost"': 1 } },
  },
  percentile: {
    plan: plan('{kind: percentile, column: cost, p: 90}'),
    files,
    working:
      'The costs in order are 8, 9, 12 and 31, at the places 0 to 3. The 90th percentile is at place 0.9 × 3 = 2.7: 12 + 0.7 × (31 − 12) = 25.3.',
    result: { value: 25.3, n: 4, leftOut: { 'nothing under "cost"': 1 } },
  },
  share: {
    plan: plan('{kind: share, good: {cost: {lte: 10}}, of: {customer: {empty: false}}}'),
    files,
    working:
      'Four rows of the quarter name a customer. Two of them cost at most 10 (8 and 9): 2 / 4 = 50 %. The row of a customer without a cost is not good.',
    result: { value: 50, numerator: 2, n: 4, leftOut: { 'not among rows where "customer" has a value': 1 } },
  },
} satisfies Record<string, MeasureExample>;
