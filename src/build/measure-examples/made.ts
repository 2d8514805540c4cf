import type { MeasureExample } from './example.ts';

export const ofOthers = {
  retention: {
    plan: `sources:
  visits: {files: visits.csv}
kpis:
- id: example
  source: visits
  measure: {kind: retention, customer: customer}
`,
    files: {
      'visits.csv': `created_at,customer
2026-04-05,ann
2026-05-05,bob
2026-05-09,bob
2026-06-30,cid
2026-06-30,dee
2026-07-02,bob
2026-08-02,eve
2026-09-02,ann
2026-09-30,dee
`,
    },
    working:
      'In the second quarter there were four customers: ann, bob, cid and dee. Three of them came again in the third: 3 / 4 = 75 %. Eve is new and does not count.',
    result: { value: 75, numerator: 3, n: 4 },
  },
  ratio: {
    plan: `sources:
  calls: {files: calls.csv}
  visits: {files: visits.csv}
kpis:
- id: example
  measure:
    kind: ratio
    numerator: {source: calls, measure: {kind: count}, anchor: called_at}
    denominator: {source: visits, measure: {kind: distinct, column: customer}}
    per: 100
`,
    files: {
      'calls.csv': `called_at,topic
2026-07-02 10:00,tax
2026-07-20 10:00,bins
2026-09-02 10:00,tax
`,
      'visits.csv': `created_at,customer
2026-07-02,ann
2026-07-09,bob
2026-08-02,ann
2026-09-02,cid
2026-09-03,dee
`,
    },
    working: 'Three calls, and four different customers: 3 / 4 × 100 = 75 calls for every 100 customers.',
    result: { value: 75, n: 4, numerator: 3 },
  },
  input: {
    plan: `kpis:
- id: example
  measure:
    kind: input
    combine: sum
    values:
    - {period: 2026-07, value: 41000, by: Finance, on: 2026-08-04}
    - {period: 2026-08, value: 39500, by: Finance, on: 2026-09-03}
    - {period: 2026-09, value: 40500, by: Finance, on: 2026-10-02}
`,
    files: {},
    working: 'The three months make up the quarter: 41,000 + 39,500 + 40,500 = 121,000.',
    result: { value: 121000, n: null },
  },
} satisfies Record<string, MeasureExample>;
