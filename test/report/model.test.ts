import { describe, expect, test } from 'vitest';
import { contributors, contributorWords } from '../../src/report/contributors.ts';
import { city, cityPlan } from './city.ts';
import * as make from './fixture.ts';

const { share, cell, series, group, kpi, goal, evaluation, model, quarter } = make;
const point = (gte: number | null, lte: number | null) => ({ period: quarter, gte, lte });

/** The sentence of page one for one KPI. */
function sentence(result: ReturnType<typeof kpi>): string {
  return model(evaluation([result])).pageOne.kpis[0]!.sentence;
}

describe('sentences', () => {
  const cells = series([share(80, 100), share(75, 100)]);
  const moved = {
    changeFromPrevious: { difference: -5, relative: null, better: false, verdict: make.unjudged },
    changeFromLastYear: { difference: 2, relative: null, better: true, verdict: make.unjudged },
  };

  test.each([
    ['behind', { course: [null, point(80, null)] }, 'Behind its course of at least 80.0 %.'],
    ['near', { course: [null, point(76, null)] }, 'Near, but not yet on its course of at least 76.0 %.'],
    ['on-course', { course: [null, point(null, 90)] }, 'On its course of at most 90.0 %.'],
    ['on-course', { course: [null, point(70, 80)] }, 'On its course of between 70.0 % and 80.0 %.'],
    [
      'met',
      { target: { ...point(75, null), hold: 2 }, held: { met: 1, of: 2 } },
      'The target of at least 75.0 % is met, 1 of 2 periods in a row.',
    ],
    ['missed', { target: { ...point(90, null), hold: 1 } }, 'The target of at least 90.0 % is missed.'],
  ] as const)('%s', (status, more, expected) => {
    const result = kpi('k', cells, { ...moved, status, goals: [goal('g', cells, status, more as never)] });
    expect(sentence(result)).toBe(
      `${expected} Down 5.0 points from the quarter before (worse), up 2.0 points from the same quarter a year ago (better).`,
    );
  });

  test('without a goal, without history', () => {
    expect(sentence(kpi('k', cells))).toBe(
      'No goal sets a course for it now. There is no earlier figure to compare with.',
    );
  });

  test('a difference that reads as zero is none', () => {
    const still = { difference: 0.04, relative: null, better: true, verdict: make.unjudged };
    expect(sentence(kpi('k', cells, { changeFromPrevious: still, changeFromLastYear: still }))).toBe(
      'No goal sets a course for it now. The same as in the quarter before and in the same quarter a year ago.',
    );
  });

  test('too few, no data, withheld', () => {
    const few = series([share(9, 12, { small: 'too-few' })]);
    expect(sentence(kpi('k', few, { status: 'too-few' }))).toMatch(
      /^Of 12 rows only: too few to judge \(30 are needed\)\./,
    );
    expect(sentence(kpi('k', series([cell(null)]), { status: 'no-data' }))).toBe('No data for this period.');
    expect(sentence(kpi('k', series([make.withheld]), { status: 'no-data' }))).toBe(
      'Withheld, so that nobody can be recognised among so few.',
    );
  });

  test('a goal about a part of the KPI names the part and its figure', () => {
    const own = series([share(50, 100), share(62, 100)]);
    const goals = [
      goal('g', own, 'behind', {
        own: { stat: 'share', unit: 'percent', slice: 'channel is phone' },
        course: [null, point(66, null)],
      }),
    ];
    expect(sentence(kpi('k', cells, { ...moved, status: 'behind', goals }))).toBe(
      'For channel is phone (62.0 %): behind its course of at least 66.0 %. The whole (75.0 %): down 5.0 points from the quarter before (worse), up 2.0 points from the same quarter a year ago (better).',
    );
  });

  test('the most urgent open goal speaks', () => {
    const goals = [
      goal('g1', cells, 'on-course', { course: [null, point(70, null)] }),
      goal('g2', cells, 'missed', { closed: { is: 'missed', on: null } }),
      goal('g3', cells, 'behind', { course: [null, point(85, null)] }),
    ];
    expect(sentence(kpi('k', cells, { status: 'behind', goals }))).toMatch(
      /^Behind its course of at least 85/,
    );
  });
});

test('page one has six KPIs at most: those that need attention most', () => {
  const cells = series([share(75, 100)]);
  const statuses = [
    'met',
    'on-course',
    'near',
    'behind',
    'missed',
    'no-data',
    'too-few',
    'no-course',
  ] as const;
  const { pageOne } = model(evaluation(statuses.map(status => kpi(status, cells, { status }))));
  expect(pageOne.kpis.map(one => one.id)).toEqual([
    'missed',
    'behind',
    'near',
    'no-data',
    'too-few',
    'no-course',
  ]);
  expect(pageOne.moreKpis).toBe(2);
});

describe('promises as of 15 Oct 2026', () => {
  const report = city();

  test('grants: late first, with the days', () => {
    expect(report.grants.map(grant => [grant.id, grant.state, grant.daysLate, grant.by])).toEqual([
      ['crews', 'late', 44, 'Deputy commissioner'],
      ['phones', 'due', 0, 'Deputy commissioner'],
      ['analyst', 'received', 0, 'Deputy commissioner'],
    ]);
  });

  test('a receipt that lies after the as-of date is not one yet', () => {
    const early = model(evaluation([], { asOf: '2026-06-10' }), cityPlan);
    expect(early.grants.find(grant => grant.id === 'analyst')!.state).toBe('late');
  });

  test('actions: overdue, soon, later, done; the owner is the initiative’s where it has none', () => {
    expect(report.actions.map(action => [action.id, action.state, action.daysLate, action.owner])).toEqual([
      ['a1', 'overdue', 14, 'Contact centre manager'],
      ['a2', 'soon', 0, 'Deputy commissioner'],
      ['a4', 'later', 0, 'Contact centre manager'],
      ['a3', 'done', 0, 'Contact centre manager'],
    ]);
  });

  test('an initiative shows how its goal’s KPI moved since the baseline', () => {
    const [dates, callback] = report.initiatives;
    expect(dates!.effects).toHaveLength(1);
    expect(dates!.effects[0]!.difference).toBeCloseTo(100 * (415 / 542) - 80.3, 9);
    expect(dates!.effects[0]!.better).toBe(false);
    expect(dates!.planned).toBe('40\u202f000 USD');
    expect(callback!.effects[0]!.better).toBe(true);
    expect(callback!.owner).toBe('untitled');
  });

  test('reviews ahead', () =>
    expect(report.pageOne.nextReviews).toEqual(['2026-10-20', '2027-01-19', '2027-04-20']));
});

test('findings and what came of them', () => {
  const [date, , hours, fresh] = city().findings;
  expect(date!.goals.map(one => [one.id, one.status])).toEqual([['g-on-time', 'behind']]);
  expect(date!.initiatives.map(one => one.id)).toEqual(['dates']);
  expect(date!.study).toBe('Focus groups in four districts (38 people)');
  expect(date!.from).toEqual(['Residents']);
  expect(hours!.status).toBe('declined');
  expect(fresh!.goals).toEqual([]);
});

describe('contributors to the misses', () => {
  const groups = [
    group('A', share(70, 100)),
    group('B', share(40, 50)),
    group('C', share(10, 10)),
    group('D', share(1, 8, { small: 'too-few' })),
    group('E', make.withheld),
  ];
  const cells = series([share(130, 180)]);

  test('most misses first, small groups count', () => {
    const found = contributors(kpi('k', cells, { breakdowns: [{ column: 'x', groups }] }));
    expect(found.map(one => [one.label, one.misses, one.of])).toEqual([
      ['A', 30, 50],
      ['B', 10, 50],
      ['D', 7, 50],
    ]);
    expect(found[0]!.share).toBe(60);
  });

  test('what the breakdown has no row for is not named as a place', () => {
    const places = [group('A', share(2, 4)), group('others', share(1, 9))];
    const found = contributors(kpi('k', cells, { breakdowns: [{ column: 'x', groups: places }] }));
    expect(found.map(contributorWords)).toEqual(['8 (16 %) spread over all others', 'A 2 (4 %)']);
  });

  test('where lower is better the numerator is what is missed', () => {
    const found = contributors(kpi('k', cells, { better: 'lower', breakdowns: [{ column: 'x', groups }] }));
    expect(found.map(one => one.misses)).toEqual([70, 40, 10]);
  });

  test('none for other units or without a direction', () => {
    const breakdowns = [{ column: 'x', groups }];
    expect(contributors(kpi('k', cells, { unit: 'count', breakdowns }))).toEqual([]);
    expect(contributors(kpi('k', cells, { better: null, breakdowns }))).toEqual([]);
  });
});

test('rows of all files, and issues by severity', () => {
  expect(city().method.rows).toEqual({ files: 2, read: 2000, used: 1970 });
  expect(city().method.issues).toEqual({ error: 0, warning: 1, info: 0 });
});

test('other statistics have their own unit', () => {
  const cells = series([share(80, 100)]);
  cells[0]!.also = { mean: 3.4, p90: null };
  const csat = { kind: 'csat', column: 'rating', scale: [1, 5], top: 2 } as const;
  const report = model(
    evaluation([kpi('k', cells, { measure: 'csat', also: ['mean', 'p90'] })]),
    make.plan({ kpis: [{ id: 'k', measure: { ...csat, scale: [1, 5] }, also: ['mean'] }] }),
  );
  expect(report.kpis[0]!.otherStats).toEqual([{ stat: 'mean', unit: 'score', value: 3.4 }]);
});
