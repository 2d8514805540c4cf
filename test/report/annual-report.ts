/** A small plan's fiscal year 2026 (July 2025 to June 2026): its figures can be counted by hand. */
import type { CommitmentResult } from '../../src/kpi/evaluation.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { parsePeriod, shift } from '../../src/plan/period.ts';
import type { ReportModel } from '../../src/report/model.ts';
import * as make from './fixture.ts';

const { calendar, share } = make;
export const year = parsePeriod('FY26', calendar)!;
export const last = parsePeriod('FY26-Q4', calendar)!;
const quarters = make.series([share(60, 100), share(70, 100), share(50, 100), share(80, 100)], last);
export const current = make.at(year, share(260, 400));
const previous = make.at(shift(year, -1, calendar), share(300, 400));

export const kpi = (more: Partial<ReturnType<typeof make.kpi>> = {}) =>
  make.kpi('k', quarters, {
    name: 'On time',
    current,
    previous,
    quarters,
    changeFromPrevious: { difference: -10, relative: null, better: false, verdict: make.unjudged },
    status: 'on-course',
    goals: [
      make.goal('g-met', quarters, 'met', {
        statement: 'Close 75 % in April to June 2026.',
        owner: 'manager',
        baseline: { value: 60, period: quarters[0]!.period },
        target: { period: last, gte: 75, lte: null, hold: 1 },
        judged: { cell: quarters[3]!, course: { period: last, gte: 75, lte: null } },
        sinceBaseline: { ...make.unjudged, is: 'no-detectable-change', reason: null },
      }),
      make.goal('g-next', quarters, 'on-course', {
        statement: 'Close 85 % in April to June 2027.',
        target: { period: parsePeriod('FY27-Q4', calendar)!, gte: 85, lte: null, hold: 1 },
        judged: { cell: quarters[3]!, course: { period: last, gte: 78, lte: null } },
      }),
      make.goal('g-dropped', quarters, 'no-course', {
        statement: 'Close all of them.',
        closed: { is: 'dropped', on: '2025-11-03' },
      }),
      make.goal('g-before', quarters, 'missed', { closed: { is: 'missed', on: '2025-06-30' } }),
    ],
    ...more,
  });

const promise: CommitmentResult = {
  id: 'c',
  text: 'Six in ten are on time.',
  owner: null,
  status: 'in-force',
  measured: { id: 'k', name: 'On time', unit: 'percent', shownIn: null },
  target: { gte: 60, lte: null },
  periods: [
    { period: shift(quarters[0]!.period, -1, calendar), value: 40, kept: false, provisional: false },
    ...quarters.map(({ period, value }, i) => ({ period, value, kept: i !== 2, provisional: i === 3 })),
  ],
};

export const plan: Plan = make.plan({
  calendar: { fiscal_year_start: 7 },
  term: { start: '2025-07-01', end: '2027-06-30' },
  review_dates: ['2025-10-14', '2026-09-15', '2027-07-20'],
  reviews: [
    {
      period: 'FY26-Q1',
      date: '2025-10-14',
      decisions: [{ id: 'd-in', text: 'Open on Saturdays.', reason: 'They ask for it.' }],
      follow_ups: [{ id: 'fu', do: 'Print the cards.', due: '2025-11-01', done: '2025-10-30' }],
    },
    { period: 'FY25-Q4', date: '2025-06-20', decisions: [{ id: 'd-before', text: 'Decided before.' }] },
  ],
  buy_in: [
    {
      by: 'deputy',
      grants: [
        { id: 'in', what: 'A crew', due: '2025-08-01', received: '2025-09-01' },
        { id: 'before', what: 'A desk', received: '2025-06-01' },
        { id: 'late', what: 'A van', due: '2026-01-15' },
        { id: 'next', what: 'A phone', due: '2026-10-01' },
      ],
    },
  ],
  goals: [{ id: 'g-met', kpi: 'k' }],
  initiatives: [
    {
      id: 'i',
      title: 'Dates',
      owner: 'manager',
      status: 'running',
      serves: ['g-met'],
      resources: {
        granted: ['in', 'late'],
        planned: { amount: 40000, unit: 'USD' },
        spent: { amount: 12000, unit: 'USD' },
      },
      actions: [
        { id: 'a-late', do: 'Second', due: '2025-09-01', status: 'done', done: '2025-09-04' },
        { id: 'a-early', do: 'First', due: '2025-09-01', status: 'done', done: '2025-08-20' },
        { id: 'a-unsaid', do: 'Third', due: '2026-03-01', status: 'done' },
        { id: 'a-before', do: 'Earlier', due: '2025-05-01', status: 'done', done: '2025-05-01' },
        { id: 'a-after', do: 'Afterwards', due: '2026-06-01', status: 'done', done: '2026-07-02' },
        { id: 'a-open', do: 'Overdue', due: '2026-05-01', status: 'doing' },
        { id: 'a-dropped', do: 'Dropped', due: '2026-05-01', status: 'dropped' },
        { id: 'a-next', do: 'Next', due: '2026-12-01' },
        { id: 'a-later', do: 'Later', due: '2027-09-01' },
        { id: 'a-undated', do: 'Some day' },
      ],
    },
    { id: 'i-planned', title: 'Planned', status: 'planned' },
    { id: 'i-later', title: 'Begins later', status: 'running', start: '2026-07-06' },
  ],
});

export function annualReport(of = kpi(), more: object = {}): ReportModel {
  const evaluated = make.evaluation([of], {
    period: year,
    asOf: '2026-07-20',
    commitments: [promise],
    ...more,
  });
  return make.model(evaluated, plan);
}
