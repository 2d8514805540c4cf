/** What a meeting has before it, from review files and facts: every expected count is counted by hand. */
import { describe, expect, test } from 'vitest';
import type { GoalResult, Status } from '../../src/kpi/evaluation.ts';
import type { Ask, Initiative, Plan, Review } from '../../src/plan/generated/types.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import {
  askLine,
  closureWords,
  decisionLine,
  figureOf,
  leaderWords,
  worthWords,
} from '../../src/report/meeting/lines.ts';
import { pageOneWords } from '../../src/report/page-one-words.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import * as make from './fixture.ts';

// The report is of FY27-Q1 (July to September 2026), as of 15 October 2026.
const roles = [
  { id: 'officer', title: 'Service Officer' },
  { id: 'chief', title: 'Chief' },
  { id: 'mayor', title: 'Mayor' },
];

function planOf(more: Partial<Plan>): Plan {
  return make.plan({ roles, calendar: { fiscal_year_start: 7 }, ...more });
}

function reportOf(more: Partial<Plan>, kpis = [make.kpi('k', make.series([make.share(75, 100)]))]) {
  return make.model(make.evaluation(kpis), planOf(more));
}

const winter: Review = {
  period: 'FY26-Q3',
  date: '2026-04-14',
  chair: 'mayor',
  attended: ['officer', 'mayor'],
  worth_the_time: 3,
  follow_ups: [
    { id: 'fu-late', do: 'Count the letters.', owner: 'chief', due: '2026-06-01' },
    { id: 'fu-done', do: 'Move the desk.', owner: 'officer', due: '2026-05-01', done: '2026-05-20' },
  ],
};
const spring: Review = {
  period: 'FY26-Q4',
  date: '2026-07-14',
  presented: 'officer',
  attended: ['officer', 'chief'],
  worth_the_time: 4,
  follow_ups: [
    { id: 'fu-open', do: 'Write the rota.', owner: 'chief', due: '2026-12-01' },
    { id: 'fu-undated', do: 'Ask the union.', owner: 'officer' },
    // Not done yet on the day of the report.
    { id: 'fu-future', do: 'Print the cards.', owner: 'officer', due: '2026-10-10', done: '2026-10-20' },
  ],
};

describe('which review is the report’s', () => {
  const comments = { k: 'Two posts were empty.' };

  test.each(['FY27-Q1', '2026-Q3'])('%s is the same quarter', period => {
    const report = reportOf({ reviews: [spring, { period, comments, aim: 'To decide on posts.' }] });
    expect(report.reviews.own).toMatchObject({ period: 'FY27-Q1', held: null, aim: 'To decide on posts.' });
    expect(report.pageOne.kpis[0]!.comment).toBe('Two posts were empty.');
    expect(report.kpis[0]!.comment).toBe('Two posts were empty.');
  });

  test('neither an earlier nor a later one', () => {
    const later = { period: 'FY27-Q2', comments, follow_ups: [{ id: 'fu-later' }], decisions: [{ id: 'd' }] };
    const report = reportOf({ reviews: [{ ...spring, comments }, later] });
    expect(report.reviews.own).toBeNull();
    expect(report.kpis[0]!.comment).toBeNull();
    expect(report.reviews.followUps.map(({ id }) => id)).not.toContain('fu-later');
    expect(report.reviews.decisions).toEqual([]);
  });

  test('a comment on a watched measure stands with it', () => {
    const watched = make.kpi('w', make.series([make.cell(3)]));
    const evaluated = make.evaluation([], { watch: [watched] });
    const report = make.model(
      evaluated,
      planOf({ reviews: [{ period: 'FY27-Q1', comments: { w: 'Odd.' } }] }),
    );
    expect(report.watch[0]!.comment).toBe('Odd.');
    expect(renderHtml(report)).toContain('Odd.');
    expect(renderMarkdown(report)).toContain('Odd.');
  });
});

describe('follow-ups of earlier reviews', () => {
  const { reviews } = reportOf({ reviews: [winter, spring] });

  test('overdue ones first, then open, undated and done ones', () => {
    expect(reviews.followUps.map(({ id, state, daysLate }) => [id, state, daysLate])).toEqual([
      // 1 June to 15 October: 29 + 31 + 31 + 30 + 15.
      ['fu-late', 'overdue', 136],
      ['fu-future', 'overdue', 5],
      ['fu-open', 'open', 0],
      ['fu-undated', 'undated', 0],
      ['fu-done', 'done', 0],
    ]);
    expect(reviews.followUps[0]).toMatchObject({ owner: 'Chief', review: 'FY26-Q3' });
  });

  test('closed of all but those that are not due yet', () => {
    expect(reviews.closure).toEqual({ closed: 1, of: 4, overdue: 2, notYetDue: 1 });
    expect(closureWords(reviews.closure)).toBe('1 of 4 closed, 2 overdue; 1 not due yet');
  });

  test('those of the period’s own review are not earlier', () => {
    const own = { ...spring, period: 'FY27-Q1', date: '2026-10-13' };
    const report = reportOf({ reviews: [winter, own] });
    expect(report.reviews.followUps.map(({ id }) => id)).toEqual(['fu-late', 'fu-done']);
    expect(report.reviews.own!.followUps.map(({ id }) => id)).toEqual(['fu-future', 'fu-open', 'fu-undated']);
    expect(renderHtml(report)).toContain('Left to do by this review');
  });

  test('who came, and whether it was worth the time', () => {
    const { attendance } = reportOf({
      reviews: [winter, spring, { period: 'FY27-Q1' }],
      sponsor: 'mayor',
      buy_in: [{ by: 'chief' }],
      review_dates: ['2026-04-14', '2026-07-15', '2026-10-01', '2027-01-15'],
    }).reviews;
    expect(attendance.leaders.map(leaderWords)).toEqual([
      'Mayor (sponsor): at 1 of 2 reviews',
      'Chief: at 1 of 2 reviews',
    ]);
    expect(worthWords(attendance)).toBe('Worth the time: 3.5 of 5, as 2 reviews said.');
    expect(attendance.meetings.map(({ period }) => period)).toEqual(['FY26-Q4', 'FY26-Q3']);
    // That of 1 October was not held; that of January lies ahead.
    expect(attendance.fixed).toEqual({ held: 2, of: 3 });
  });
});

describe('asked of this meeting', () => {
  const ask = (id: string, more: Partial<Ask> = {}): Ask => ({
    id,
    of: 'mayor',
    text: `Ask ${id}.`,
    ...more,
  });
  const proposed = (plan: Partial<Plan>, kpis?: Parameters<typeof reportOf>[1]) =>
    reportOf(plan, kpis).asks.filter(({ from }) => from === 'csplan');

  test('the plan’s asks first, then what csplan proposes, each with its mark', () => {
    const report = reportOf({
      reviews: [
        { ...spring, asks: [ask('old', { by: '2026-10-01', answer: 'later', reason: 'No money.' })] },
        { period: 'FY27-Q1', asks: [ask('new', { cost: { amount: 4200, unit: 'USD' }, by: '2026-12-01' })] },
      ],
    });
    expect(report.asks.map(ask => askLine(ask, label => label))).toEqual([
      {
        lead: 'Ask new.',
        text: '',
        terms: 'by 1 Dec 2026; of Mayor; 4\u202f200 USD',
        alarm: '',
        mark: undefined,
      },
      {
        lead: 'Ask old.',
        text: 'asked at the review of FY26-Q4, put off: No money',
        terms: 'was needed by 1 Oct 2026; of Mayor',
        alarm: '',
        mark: 'proposed by csplan',
      },
    ]);
    for (const form of [
      renderHtml(report),
      renderMarkdown(report),
      renderTerminal(report, { width: 100, ascii: false, palette: noColours }),
    ])
      expect(form).toContain('proposed by csplan');
  });

  test('earlier asks: unanswered or put off and past their day; refused ones of the last review alone', () => {
    const past = { by: '2026-09-01' };
    const asks = (name: string) => [
      ask(`${name}-open`, past),
      ask(`${name}-later`, { ...past, answer: 'later' }),
      ask(`${name}-refused`, { ...past, answer: 'refused', reason: 'No.' }),
      ask(`${name}-granted`, { ...past, answer: 'granted' }),
      ask(`${name}-ahead`, { by: '2026-12-01' }),
      ask(`${name}-undated`),
    ];
    const plan = {
      reviews: [
        { ...winter, asks: asks('a') },
        { ...spring, asks: asks('b') },
      ],
    };
    expect(proposed(plan).map(({ id }) => id)).toEqual([
      'b-open',
      'b-later',
      'b-refused',
      'a-open',
      'a-later',
    ]);
    expect(reportOf(plan).reviews.earlierAsks).toHaveLength(12);
    const again = { period: 'FY27-Q1', asks: [ask('c', { text: 'Ask b-open.' })] };
    expect(proposed({ reviews: [...plan.reviews, again] }).map(({ id }) => id)).not.toContain('b-open');
  });

  test('a grant that is late, unless an ask of this review names it', () => {
    const buy_in = [
      {
        by: 'mayor',
        grants: [
          { id: 'crew', what: 'A second crew', due: '2026-10-01' },
          { id: 'desk', what: 'A desk', due: '2026-11-01' },
          { id: 'van', what: 'A van', due: '2026-09-01', received: '2026-09-02' },
        ],
      },
    ];
    const [late, ...others] = proposed({ buy_in });
    expect(others).toEqual([]);
    expect(late).toMatchObject({
      proposed: 'late-grant',
      id: 'crew',
      of: 'Mayor',
      facts: 'due 1 Oct 2026, 14 days late',
    });
    expect(late!.text).toBe('Give what was granted, name a new day, or take it back: A second crew');
    expect(
      proposed({ buy_in, reviews: [{ period: '2026-Q3', asks: [ask('x', { grant: 'crew' })] }] }),
    ).toEqual([]);
  });

  const cells = make.series([make.share(80, 100), make.share(70, 100)]);
  const behind = make.kpi('k', cells, {
    status: 'behind',
    goals: [
      make.goal('g', cells, 'behind', {
        owner: 'chief',
        course: [null, { period: make.quarter, gte: 82, lte: null }],
      }),
    ],
  });
  const goals = [{ id: 'g', kpi: 'k', because: ['f-late'] }];

  test('a KPI that is behind', () => {
    expect(proposed({ goals }, [behind])).toMatchObject([
      {
        proposed: 'behind',
        about: { kind: 'kpi', id: 'k' },
        text: 'Decide what changes, or what becomes of the goal: KPI k',
        facts: 'behind: 70.0 %, course at least 82.0 %, Chief answers for it',
      },
    ]);
    expect(proposed({ goals }, [{ ...behind, status: 'near' }])).toEqual([]);
  });

  test.each<[string, Partial<Review>]>([
    ['an ask about the KPI', { asks: [ask('a', { about: { kpi: 'k' } })] }],
    ['an ask about its goal', { asks: [ask('a', { about: { goal: 'g' } })] }],
    ['an ask about an initiative that serves it', { asks: [ask('a', { about: { initiative: 'i' } })] }],
    ['an ask that rests on the same finding', { asks: [ask('a', { because: ['f-late'] })] }],
    ['a decision about its goal', { decisions: [{ id: 'd', about: { goal: 'g' } }] }],
  ])('is not proposed beside %s', (_, review) => {
    const initiatives = [{ id: 'i', serves: ['g'] }];
    const ofReview = (period: string) => ({ goals, initiatives, reviews: [{ period, ...review }] });
    expect(proposed(ofReview('FY27-Q1'), [behind])).toEqual([]);
    // That of another review settles nothing now.
    expect(proposed(ofReview('FY26-Q4'), [behind]).map(one => one.proposed)).toContain('behind');
  });

  test('an exit rule that is reached', () => {
    const initiatives: Plan['initiatives'] = [
      {
        id: 'i',
        title: 'Call back',
        status: 'launched',
        after_launch: { stop_when: { kpi: 'k', lte: '80 %', hold: 2 } },
      },
    ];
    const kpis = [{ id: 'k', measure: { kind: 'share', good: {} } }] as Plan['kpis'];
    const fine = make.kpi('k', cells);
    expect(proposed({ initiatives, kpis }, [fine])).toMatchObject([
      {
        proposed: 'exit-rule',
        text: 'Stop it, or decide why it goes on: Call back',
        facts:
          'its exit rule is reached: KPI k at most 80.0 % for 2 periods in a row; FY26-Q4 80.0 %, FY27-Q1 70.0 %',
      },
    ]);
    const report = reportOf({ initiatives, kpis }, [fine]);
    expect(renderHtml(report)).toContain('exit rule reached');
    const about = { period: 'FY27-Q1', decisions: [{ id: 'd', about: { initiative: 'i' } }] };
    expect(proposed({ initiatives, kpis, reviews: [about] }, [fine])).toEqual([]);
  });
});

test('decisions stand with what they touch: the KPI, its goals, what serves them, what it shows', () => {
  const decide = (id: string, about: object) => ({ id, text: `Decided ${id}.`, about });
  const report = reportOf(
    {
      goals: [
        { id: 'g', kpi: 'k' },
        { id: 'g-other', kpi: 'other' },
      ],
      initiatives: [{ id: 'i', title: 'Call back', serves: ['g'] }],
      commitments: [{ id: 'c', kpi: 'k', text: 'We answer.' }],
      voc: { findings: [{ id: 'f', text: 'We wait.' }] },
      reviews: [
        winter,
        {
          ...spring,
          decisions: [
            decide('kpi', { kpi: 'k' }),
            {
              ...decide('goal', { goal: 'g' }),
              field: 'target',
              from: { gte: '75 %' },
              to: '70 %',
              because: ['f'],
              reason: 'The posts came late.',
            },
            decide('initiative', { initiative: 'i' }),
            decide('promise', { commitment: 'c' }),
            decide('other', { goal: 'g-other' }),
            decide('finding', { finding: 'f' }),
          ],
        },
      ],
    },
    [make.kpi('k', make.series([make.share(75, 100)]))],
  );
  expect(report.kpis[0]!.decisions.map(({ id }) => id)).toEqual(['kpi', 'goal', 'initiative', 'promise']);
  expect(decisionLine(report.kpis[0]!.decisions[1]!)).toEqual({
    lead: 'Decided goal.',
    text: 'FY26-Q4, 14 Jul 2026; about the goal "g"; target from gte: 75 % to 70 %; The posts came late. Heard: We wait.',
    alarm: '',
  });
  expect(report.reviews.decisions).toHaveLength(6);
  expect(renderHtml(report).match(/Decided goal\./g)).toHaveLength(2);
});

test('is the plan working: counts, and none of what there is nothing of', () => {
  const cells = make.series([make.share(75, 100)]);
  const statuses = ['met', 'on-course', 'near', 'behind', 'no-data'] as const;
  const commitments = (['in-force', 'in-force', 'draft'] as const).map((status, i) => ({
    id: `c${i}`,
    text: 'x',
    owner: null,
    status,
    measured: { id: 'k', name: 'k', unit: 'percent' as const, shownIn: null },
    target: { gte: 70, lte: null },
    periods: [{ period: make.quarter, value: 75, kept: i === 0, provisional: false }],
  }));
  const action = (id: string, due: string, done?: string | null) => ({
    id,
    due,
    status: done === undefined ? ('open' as const) : ('done' as const),
    done: done ?? null,
  });
  const report = make.model(
    make.evaluation(
      statuses.map(status => make.kpi(status, cells, { status })),
      { commitments },
    ),
    planOf({
      reviews: [winter, spring],
      review_dates: ['2026-04-14', '2026-07-14', '2026-10-01'],
      buy_in: [
        {
          by: 'mayor',
          grants: [{ id: 'a', due: '2026-01-01' }, { id: 'b', received: '2026-02-01' }, { id: 'c' }],
        },
      ],
      initiatives: [
        {
          id: 'i',
          actions: [
            action('on-time', '2026-08-01', '2026-08-01'),
            action('late', '2026-08-01', '2026-08-02'),
            action('overdue', '2026-08-01'),
            action('nobody-knows', '2026-08-01', null),
            action('ahead', '2026-11-01'),
            action('early', '2026-12-01', '2026-10-01'),
          ],
        },
      ],
    }),
  );
  expect(report.pageOne.health.map(({ id, good, of }) => [id, good, of])).toEqual([
    ['kpis', 2, 4],
    ['commitments', 1, 2],
    ['grants', 1, 2],
    ['follow-ups', 1, 4],
    ['actions', 2, 4],
    ['reviews', 2, 3],
  ]);
  expect(reportOf({}, []).pageOne.health).toEqual([]);
});

test('first results are said to be', () => {
  const first = (start: string) => reportOf({ term: { start, end: '2027-06-30' } }).pageOne.firstResults;
  expect(first('2026-07-01')).toBe('First results: the plan began on 1 Jul 2026.');
  expect(first('2026-08-15')).toMatch(/^First results/);
  expect(first('2026-06-30')).toBeNull();
  expect(first('2026-10-01')).toMatch(/^The plan \(FY27\) began on 1 Oct 2026, after FY27-Q1: /);
});

describe('initiatives', () => {
  const cells = make.series([make.share(71, 100), make.share(75, 100)]);
  const moved = { ...make.unjudged, is: 'moved' as const, reason: null };
  const kpi = make.kpi('k', cells, {
    goals: [
      make.goal('g', cells, 'on-course', {
        baseline: { value: 71, period: cells[0]!.period },
        sinceBaseline: moved,
      }),
    ],
  });
  const report = reportOf(
    {
      buy_in: [
        {
          by: 'mayor',
          grants: [
            { id: 'crew', what: 'A crew', due: '2026-09-01' },
            { id: 'van', what: 'A van', received: '2026-07-02' },
          ],
        },
      ],
      initiatives: [
        { id: 'old', title: 'Old', status: 'stopped', serves: ['g'] },
        {
          id: 'i',
          title: 'Call back',
          status: 'running',
          serves: ['g'],
          resources: {
            granted: ['crew', 'van'],
            planned: { amount: 40000, unit: 'USD' },
            spent: 'two weeks',
          },
          after_launch: { cost: 'a day a month' },
        },
      ],
    },
    [kpi],
  );

  test('say what was granted, planned and spent, and whether it helped, in every form of page one', () => {
    const terminal = renderTerminal(report, { width: 110, ascii: false, palette: noColours });
    const helped =
      'better by more than chance since FY26-Q4 (Apr–Jun 2026): KPI k up 4.0 points (another works on it too).';
    expect(terminal.replace(/\s+/g, ' ')).toContain(
      `Call back running; planned 40 000 USD; granted: 1 of 2 received: A crew (not here); A van; spent two weeks Did it help? Yes: ${helped}`,
    );
    // Those that are over stand last, and a period has its months only where it first stands.
    expect(terminal.replace(/\s+/g, ' ')).toContain(
      'Old stopped Did it help? Yes: better by more than chance since FY26-Q4: KPI k',
    );
    const page = renderHtml(report).replaceAll('\u00a0', ' ');
    expect(page).toContain(`<b>Yes</b>: ${helped}`);
    expect(renderMarkdown(report)).toContain('| **Yes**: better by more than chance since');
    expect(page).toContain('Granted: A crew (was due 1 Sep 2026)');
    expect(page).toContain('Once launched: a day a month');
  });

  const verdict = (is: 'moved' | 'no-detectable-change') => ({ ...make.unjudged, is, reason: null });
  const helped = (
    initiative: Partial<Initiative>,
    goal: Partial<GoalResult> = {},
    more: Partial<Plan> = {},
  ) => {
    const goals = [
      make.goal('g', cells, 'on-course', {
        baseline: { value: 71, period: cells[0]!.period },
        sinceBaseline: verdict('moved'),
        ...goal,
      }),
    ];
    const { initiatives } = pageOneWords(
      reportOf({ initiatives: [{ id: 'i', status: 'running', serves: ['g'], ...initiative }], ...more }, [
        make.kpi('k', cells, { goals }),
      ]),
    );
    return `${initiatives[0]!.answer}: ${initiatives[0]!.because}`;
  };

  test('whether it helped is answered from a fixed table', () => {
    expect(helped({ status: 'planned' })).toBe("Can't be told yet: it has not begun.");
    // The quarter ended on 30 September.
    expect(helped({ start: '2026-10-01' })).toBe(
      "Can't be told yet: it began on 1 Oct 2026, after the period.",
    );
    expect(helped({ serves: [] })).toBe("Can't be told yet: no KPI with a goal shows what it does.");
    expect(helped({}, { sinceBaseline: verdict('no-detectable-change') })).toBe(
      "Can't be told yet: no more than chance since FY26-Q4 (Apr–Jun 2026): KPI k up 4.0 points.",
    );
    expect(helped({}, { baseline: null })).toBe("Can't be told yet: there is no figure to compare: KPI k.");
    // From 79 to 75 of a share that is to rise.
    expect(helped({}, { baseline: { value: 79, period: cells[0]!.period } })).toBe(
      'No: worse by more than chance since FY26-Q4 (Apr–Jun 2026): KPI k down 4.0 points.',
    );
    expect(helped({ status: 'dropped', reason: 'No money.' })).toBe('It was dropped: No money.');
  });

  test('what was promised and is not here is named where nothing can be told', () => {
    const buy_in = [{ by: 'mayor', grants: [{ id: 'crew', what: 'A crew', due: '2026-09-01' }] }];
    expect(
      helped(
        { resources: { granted: ['crew'] } },
        { sinceBaseline: verdict('no-detectable-change') },
        { buy_in },
      ),
    ).toMatch(/^Can't be told yet: what was promised is not here; no more than chance/);
  });

  test('what earlier reviews asked and were granted stands with the initiative, or below', () => {
    const asks: Ask[] = [
      { id: 'a', text: 'A van.', about: { initiative: 'i' }, cost: 900, answer: 'granted' },
      { id: 'b', text: 'A desk.', about: { initiative: 'i' }, answer: 'later' },
      { id: 'c', text: 'A clerk.', cost: 'half a year', answer: 'granted' },
    ];
    const { initiatives, alsoGranted } = pageOneWords(
      reportOf({ initiatives: [{ id: 'i' }], reviews: [{ ...spring, asks }] }),
    );
    expect(initiatives[0]).toMatchObject({
      granted: 'by the review of FY26-Q4: 900',
      planned: 'asked at the review of FY26-Q4: A desk (put off)',
    });
    expect(alsoGranted).toBe('A clerk, half a year, FY26-Q4');
  });
});

test('a plan without anything says so', () => {
  const empty = make.model(
    make.evaluation([], { sources: [] }),
    make.plan({ roles: [], accountable: undefined }),
  );
  for (const form of [renderHtml(empty), renderMarkdown(empty)]) {
    expect(form).toContain('No earlier review left anything to do.');
    expect(form).toContain('Nothing is asked for, and the figures give no cause to.');
    expect(form).toContain('The plan has no initiatives yet.');
    expect(form).not.toContain('Is the plan working?');
    expect(form).not.toContain('There is no review of');
  }
  expect(empty.asks).toEqual([]);
  expect(empty.annual).toBeNull();
});

test('where a list has more than page one has room for, it says how many and where they are', () => {
  const asks = Array.from({ length: 30 }, (_, i) => ({ id: `a${i}`, text: `Ask number ${i}.` }));
  const report = reportOf({ reviews: [{ period: 'FY27-Q1', asks }] });
  const page = renderHtml(report);
  const onPageOne = page.slice(0, page.indexOf('<nav'));
  const shown = onPageOne.match(/Ask number \d+/g)!.length;
  expect(onPageOne).toContain(
    `and ${30 - shown} more, see <a href="#meeting">Asks, follow-ups and decisions</a>`,
  );
  // All of them stand in the part.
  expect(page.slice(page.indexOf('<nav')).match(/Ask number \d+/g)).toHaveLength(30);
  expect(renderMarkdown(report)).toContain('and 22 more, see “Asks, follow-ups and decisions”');
});

describe('a KPI without a goal or without a figure is none that is off its course', () => {
  const cells = make.series([make.share(75, 100)]);
  const kpiFigure = (...statuses: Status[]) => {
    const [figure] = reportOf(
      {},
      statuses.map((status, i) => make.kpi(`k${i}`, cells, { status })),
    ).pageOne.health;
    return `${figureOf(figure!)} ${figure!.label}`;
  };

  test.each<[Status[], string]>([
    [['no-course', 'no-course', 'no-course', 'no-course'], '4 KPIs: none has a goal yet'],
    [['no-data', 'too-few'], '2 KPIs: none has a figure to judge yet'],
    [['no-data', 'no-course', 'no-course'], '3 KPIs: 2 without a goal, 1 without a figure to judge'],
    [['on-course', 'behind', 'missed', 'no-data'], '1 of 3 KPIs on course; 1 without a figure to judge'],
    [['met', 'near'], '1 of 2 KPIs on course'],
  ])('%j', (statuses, words) => expect(kpiFigure(...statuses)).toBe(words));
});
