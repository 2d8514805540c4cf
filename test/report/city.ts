/** A report as a city department would have it: every kind of KPI, goal, promise and gap once. */
import type { KpiResult } from '../../src/kpi/evaluation.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { parsePeriod, shift } from '../../src/plan/period.ts';
import * as make from './fixture.ts';

const { quarter, calendar, share, cell, series, group } = make;
const target = parsePeriod('FY27-Q4', calendar)!;

function course(from: number, step: number, bound: 'gte' | 'lte', length: number) {
  return Array.from({ length }, (_, i) =>
    i < length - 4
      ? null
      : {
          period: shift(quarter, i - length + 1, calendar),
          gte: null,
          lte: null,
          [bound]: from + step * (i - (length - 4)),
        },
  );
}

function onTime(): KpiResult {
  const cells = series([
    share(440, 575, {}),
    share(480, 598),
    share(430, 497),
    share(450, 512),
    share(463, 570),
    share(520, 598),
    share(424, 497),
    share(415, 542, {
      outcomes: [
        { label: 'closed in time', count: 415 },
        { label: 'closed late', count: 110 },
        { label: 'open and overdue', count: 17 },
      ],
      leftOut: [{ label: 'without a promised date', count: 14 }],
    }),
  ]);
  return make.kpi('on-time', cells, {
    name: 'Requests closed by their promised date',
    definition:
      'Of the requests promised for a day of the period, the share closed by the end of that day; open ones past it count as misses.',
    formula: 'closed by their promised date / promised in the period',
    whyOurs: 'Residents plan their week around the promised date.',
    benchmark: { value: 90, from: 'Council service standard' },
    annotations: [{ date: '2026-02-10', text: 'New request system' }],
    changeFromPrevious: {
      difference: 415 / 5.42 - 424 / 4.97,
      relative: null,
      better: false,
      verdict: make.unjudged,
    },
    changeFromLastYear: {
      difference: 415 / 5.42 - 450 / 5.12,
      relative: null,
      better: false,
      verdict: make.unjudged,
    },
    guard: { name: 'Median days promised', unit: 'seconds', value: 345600, previous: 388800 },
    status: 'behind',
    goals: [
      make.goal('g-on-time', cells, 'behind', {
        statement: 'Close nine in ten requests by the promised date in April to June 2027.',
        baseline: { value: 80.3, period: shift(quarter, -6, calendar) },
        target: { period: target, gte: 90, lte: null, hold: 2 },
        course: course(81, 1.5, 'gte', 8),
        held: { met: 0, of: 2 },
      }),
    ],
    breakdowns: [
      {
        column: 'agency',
        groups: [
          group('Solid Waste', share(180, 260)),
          group('Transportation', share(120, 141)),
          group('Housing and community development', share(75, 90)),
          group('Recreation and parks', share(37, 43)),
          group('Animal control', share(3, 8, { small: 'too-few' })),
        ],
      },
    ],
  });
}

function answerTime(): KpiResult {
  const cells = series([96, 88.2, 91, 84, 79.5, 75.2, 70.1, 67.52].map(value => cell(value, { n: 4054 })));
  return make.kpi('answer', cells, {
    name: 'Speed of answer',
    measure: 'answer_speed',
    stat: 'mean',
    unit: 'seconds',
    shownIn: 'seconds',
    better: 'lower',
    definition: 'How long answered calls waited, on average.',
    changeFromPrevious: { difference: -2.58, relative: -3.68, better: true, verdict: make.unjudged },
    changeFromLastYear: { difference: -16.48, relative: -19.6, better: true, verdict: make.unjudged },
    status: 'on-course',
    goals: [
      make.goal('g-answer', cells, 'on-course', {
        statement: 'Answer calls within a minute on average in April to June 2027.',
        baseline: { value: 96, period: shift(quarter, -7, calendar) },
        target: { period: target, gte: null, lte: 60, hold: 1 },
        course: course(82, -4, 'lte', 8),
      }),
    ],
  });
}

function recommend(): KpiResult {
  const cells = series([
    cell(null),
    cell(null),
    cell(null),
    cell(null),
    cell(null),
    cell(-41, { n: 44 }),
    cell(-38.2, { n: 41 }),
    cell(-35.9, {
      n: 39,
      outcomes: [
        { label: 'promoters', count: 8 },
        { label: 'passives', count: 9 },
        { label: 'detractors', count: 22 },
      ],
    }),
  ]);
  cells[5]!.provisional = true;
  return make.kpi('nps', cells, {
    name: 'Would recommend us',
    measure: 'nps',
    stat: 'nps',
    unit: 'points',
    definition: 'Per cent of 9 and 10 less per cent of 0 to 6.',
    changeFromPrevious: { difference: 2.3, relative: null, better: true, verdict: make.unjudged },
    status: 'near',
    goals: [
      make.goal('g-nps', cells, 'near', {
        target: { period: target, gte: -20, lte: null, hold: 1 },
        course: course(-38, 1, 'gte', 8),
      }),
    ],
    breakdowns: [
      {
        column: 'channel',
        groups: [
          group('phone', cell(-30, { n: 30 })),
          group('web', make.withheld),
          group('counter', make.withheld),
        ],
      },
    ],
  });
}

function backlog(): KpiResult {
  const cells = series([166, 194, 215, 206, 184, 190, 201, 1206].map(value => cell(value, { n: value })));
  return make.kpi('backlog', cells, {
    name: 'Open requests',
    measure: 'backlog',
    stat: 'count',
    unit: 'count',
    better: 'lower',
    anchor: null,
    datedBy: 'stock',
    definition: 'Requests that were open when the period ended.',
    changeFromPrevious: { difference: 1005, relative: 500, better: false, verdict: make.unjudged },
    changeFromLastYear: { difference: 1000, relative: 485.4, better: false, verdict: make.unjudged },
    breakdowns: [
      {
        column: 'district',
        groups: [
          group('North', cell(700, { n: 700 })),
          group('South', cell(400, { n: 400 })),
          group('(no value)', cell(106, { n: 106 })),
        ],
      },
    ],
  });
}

/** Answers that speak of the wait. */
function heard(): { said: KpiResult; of: KpiResult } {
  const figures = [
    [14, 90],
    [16, 101],
    [15, 88],
    [19, 97],
    [22, 104],
  ];
  const counted = (id: string, which: number) =>
    make.counted(id, series(figures.map(pair => cell(pair[which]!, { n: pair[which]! }))), {
      source: 'answers',
      sample: true,
    });
  return { said: counted('findings/f-wait', 0), of: counted('findings/rows/answers/at', 1) };
}

function satisfaction(): KpiResult {
  const cells = series([
    cell(3.1),
    cell(3.2),
    cell(3.25),
    cell(null),
    cell(3.3),
    cell(3.35),
    cell(3.4, { n: 22, small: 'too-few' }),
  ]);
  return make.kpi('satisfaction', cells, {
    name: 'Satisfaction with the visit',
    measure: 'csat',
    stat: 'mean',
    unit: 'score',
    status: 'too-few',
    definition: 'Mean rating from 1 to 5.',
    notes: ['Twenty-two answers came in: ask at the counter as well, or judge it by the year.'],
  });
}

export const cityPlan: Plan = make.plan({
  customers: [{ id: 'residents', name: 'Residents' }],
  channels: [{ id: 'phone', name: 'Our own line' }],
  journeys: [
    {
      id: 'bin',
      title: 'From the full bin to the empty one',
      segment: 'residents',
      stages: [
        {
          id: 'ask',
          name: 'Asks',
          emotion: -1,
          contact_reasons: [
            {
              id: 'cr-date',
              text: 'When do you come?',
              often: 'Every third call',
              counted_as: ['date', 'strike'],
            },
            { id: 'cr-other', text: 'Who does it?', often: 'One call in ten' },
          ],
          touchpoints: [{ id: 'call', what: 'The call', score: 2.6, measured_by: 'answer' }],
          pains: [{ text: 'Nobody knows the date.', severity: 'high' }],
        },
        { id: 'wait', name: 'Waits' },
      ],
    },
  ],
  review_dates: ['2026-07-21', '2026-10-20', '2027-01-19', '2027-04-20'],
  voc: {
    studies: [{ id: 's-1', title: 'Focus groups in four districts', kind: 'focus-group', size: 38 }],
    findings: [
      {
        id: 'f-date',
        text: 'Tell me a date, and keep it.',
        study: 's-1',
        segments: ['residents'],
        kind: 'need',
        status: 'accepted',
      },
      {
        id: 'f-wait',
        text: 'I hang up after a minute.',
        study: 's-1',
        segments: ['residents'],
        kind: 'pain',
        status: 'accepted',
      },
      {
        id: 'f-hours',
        text: 'Open on Sundays.',
        kind: 'wish',
        status: 'declined',
        reason: 'Too few would come; the web form takes requests at any hour.',
      },
      { id: 'f-new', text: 'Nobody tells me when it is done.', study: 's-1' },
    ],
  },
  buy_in: [
    {
      by: 'deputy',
      grants: [
        { id: 'crews', what: 'Two more crews in summer', due: '2026-09-01' },
        { id: 'phones', what: 'New telephone system', due: '2026-12-01' },
        { id: 'analyst', what: 'Half an analyst', due: '2026-06-01', received: '2026-06-15' },
      ],
    },
  ],
  goals: [
    {
      id: 'g-on-time',
      statement: 'Close nine in ten requests by the promised date in April to June 2027.',
      kpi: 'on-time',
      because: ['f-date'],
    },
    {
      id: 'g-answer',
      kpi: 'answer',
      because: ['f-wait'],
      statement: 'Answer calls within a minute on average.',
    },
    { id: 'g-nps', kpi: 'nps' },
  ],
  initiatives: [
    {
      id: 'dates',
      title: 'A date for every request',
      owner: 'manager',
      size: 'large',
      status: 'running',
      serves: ['g-on-time'],
      because: ['f-date'],
      resources: { planned: { amount: 40000, unit: 'USD' }, spent: '12 000 USD' },
      actions: [
        {
          id: 'a1',
          do: 'Give each crew its list of due dates every morning',
          due: '2026-10-01',
          status: 'doing',
          done_when: 'Every crew has had one for two weeks.',
        },
        { id: 'a2', do: 'Publish the promised days per service', due: '2026-11-15', owner: 'deputy' },
        { id: 'a3', do: 'Count the backlog by hand', due: '2026-08-01', status: 'done', done: '2026-07-30' },
        { id: 'a4', do: 'Review the promised days', due: '2027-05-01' },
      ],
    },
    {
      id: 'callback',
      title: 'Call back instead of holding',
      owner: 'untitled',
      status: 'planned',
      serves: ['g-answer'],
      because: ['f-wait'],
    },
  ],
});

export function city() {
  return make.model(cityEvaluation(), cityPlan);
}

export function cityEvaluation() {
  return make.evaluation([onTime(), answerTime(), recommend(), satisfaction(), backlog()], {
    nature: {
      interactions: [
        make.contacts('calls', {
          rate: {
            measure: 'households',
            name: 'Households',
            each: 1000,
            now: 9.5,
            previous: 9.2,
            lastYear: null,
          },
        }),
        make.contacts('letters', { resolved: null, active: null, said: false, name: null }),
      ],
      findings: [{ id: 'f-wait', ...heard(), change: null }],
    },
    sources: [
      make.source(),
      make.source({
        id: 'answers',
        kind: 'survey',
        sensitive: true,
        complete: { from: '2025-10-01', to: '2026-09-30' },
        files: [
          make.file({
            path: 'data/answers.csv',
            sha256: 'b2'.repeat(32),
            delimiter: ';',
            encoding: 'latin-1',
            issues: [
              {
                code: 'out-of-scale',
                severity: 'warning',
                message: 'A score of 11 lies outside 0 to 10; the answer is left out.',
                help: 'Ask the survey team for the form of July.',
                count: 1,
                lines: [40],
              },
            ],
          }),
        ],
      }),
    ],
  });
}
