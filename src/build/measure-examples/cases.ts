import type { MeasureExample } from './example.ts';

function plan(measure: string, more = ''): string {
  return `sources:
  requests: {files: requests.csv${more}}
kpis:
- id: example
  source: requests
  measure: ${measure}
`;
}

const covers = ', complete: {from: 2026-04-01, to: 2026-12-31}';

export const ofCases = {
  duration: {
    plan: plan('{kind: duration, from: created_at, to: closed_at}'),
    files: {
      'requests.csv': `created_at,closed_at
2026-06-29 10:00,2026-07-01 10:00
2026-07-06 09:00,2026-07-06 15:00
2026-08-03 08:00,2026-08-04 08:00
2026-09-01 12:00,
2026-09-02 12:00,2026-09-02 11:00
`,
    },
    working:
      'Closed in the quarter were requests that took 48, 6 and 24 hours: the middle one is 24 hours. One is not closed, so it is in no period yet; one ended before it began and is left out.',
    result: { value: 86400, n: 3, leftOut: { 'negative duration': 1 } },
  },
  sla: {
    plan: plan('{kind: sla, promised: due_at, finished: closed_at}'),
    files: {
      'requests.csv': `due_at,closed_at
2026-07-03,2026-07-03 18:20
2026-07-10,2026-07-11 08:00
2026-08-01,2026-07-20 12:00
2026-08-20,
2026-09-30,2026-09-30 23:59
2026-10-02,2026-09-01 10:00
`,
    },
    working:
      'Five were promised for the quarter; a date without a time counts to the end of its day. Three were finished by then, one a day late, one is overdue and not finished: 3 / 5 = 60 %. What is promised for October counts in the next quarter.',
    result: { value: 60, numerator: 3, n: 5 },
  },
  first_contact: {
    plan: plan('{kind: first_contact, replies: replies, reopens: reopens}'),
    files: {
      'requests.csv': `created_at,replies,reopens
2026-07-03,1,0
2026-07-10,1,1
2026-08-01,0,0
2026-08-20,3,0
2026-09-30,,0
`,
    },
    working:
      'Four requests say how many replies they had. Two had at most one and were not opened again: 2 / 4 = 50 %. The one without a number of replies is left out: nothing is not zero.',
    result: { value: 50, numerator: 2, n: 4, leftOut: { 'nothing under "replies"': 1 } },
  },
  repeat: {
    plan: plan('{kind: repeat, same: [caller, topic], within: 7d}', covers),
    files: {
      'requests.csv': `created_at,caller,topic
2026-06-29 10:00,ann,tax
2026-07-01 10:00,ann,tax
2026-07-12 10:00,ann,tax
2026-07-14 10:00,ann,bins
2026-08-01 10:00,bob,tax
2026-08-08 10:00,bob,tax
`,
    },
    working:
      "Five contacts lie in the quarter. Ann's of 1 July follows the one of 29 June, two days before, on the same topic; Bob's of 8 August follows that of 1 August, seven days before to the minute. Ann's of 12 July comes eleven days after, and her next one is about something else: 2 / 5 = 40 %.",
    result: { value: 40, numerator: 2, n: 5 },
  },
  reopen: {
    plan: plan('{kind: reopen, reopens: reopens, finished: closed_at}'),
    files: {
      'requests.csv': `closed_at,reopens
2026-07-03,0
2026-07-10,2
2026-08-01,0
2026-09-30,0
,1
`,
    },
    working:
      'Four requests were closed in the quarter, and one of them was opened again, twice, which counts once: 1 / 4 = 25 %. What is not closed is in no period.',
    result: { value: 25, numerator: 1, n: 4 },
  },
  backlog: {
    plan: plan('{kind: backlog, opened: created_at, closed: closed_at}', covers),
    files: {
      'requests.csv': `created_at,closed_at
2026-05-01,
2026-08-25,2026-10-04
2026-09-10,2026-09-20
2026-09-28,
2026-10-01,
`,
    },
    working:
      'At the end of 30 September three were open: those of 1 May (152 days), of 25 August (36 days), which was closed in October, and of 28 September (2 days).',
    result: { value: 3, n: 3 },
  },
  overdue: {
    plan: plan('{kind: overdue, promised: due_at, closed: closed_at}', covers),
    files: {
      'requests.csv': `due_at,closed_at
2026-07-01,
2026-09-30,
2026-09-20,2026-10-02
2026-09-20,2026-09-25
2026-10-01,
`,
    },
    working:
      'At the end of 30 September three were past their promise and not closed: those promised for 1 July, for 20 September (closed only in October) and for that very day. One was closed late but before; one is promised for October.',
    result: { value: 3, n: 3 },
  },
  resolution_rate: {
    plan: plan('{kind: resolution_rate, opened: created_at, closed: closed_at}', covers),
    files: {
      'requests.csv': `created_at,closed_at
2026-05-01,2026-07-02
2026-06-01,2026-08-02
2026-07-10,2026-07-12
2026-08-10,2026-10-03
2026-09-01,2026-09-03
`,
    },
    working:
      'Closed in the quarter were four: two from before and those of 10 July and 1 September. Opened in it were three: 4 / 3 = 133.3 %. With `basis: cohort` two of the three opened were closed by the end of the quarter: 66.7 %.',
    result: { value: 400 / 3, numerator: 4, n: 3 },
  },
} satisfies Record<string, MeasureExample>;
