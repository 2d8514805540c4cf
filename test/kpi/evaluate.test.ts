import { describe, expect, it } from 'vitest';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import { calendarYear, parsePeriod } from '../../src/plan/period.ts';
import { evaluated, evaluation, type Row, reading, tallies } from './table.ts';

const count = { kind: 'count' } as const;
const share = { kind: 'share', good: { ok: 'yes' } } as const;

/** So many rows on a day, the first `good` of them ok. */
function rows(day: string, n: number, good = 0, more: Row = {}): Row[] {
  return Array.from({ length: n }, (_, i) => ({ created_at: day, ok: i < good ? 'yes' : 'no', ...more }));
}

describe('periods', () => {
  it('has the series, the period before and the same a year before', async () => {
    const result = await evaluated({
      kpi: { measure: share, min_sample: 1 },
      rows: [...rows('2026-08-01', 10, 7), ...rows('2026-05-01', 10, 8), ...rows('2025-08-01', 10, 5)],
    });
    expect(result.current).toMatchObject({ value: 70, numerator: 7, n: 10 });
    // 70 % after 80 % and 50 %: points, better is higher.
    expect(result.changeFromPrevious).toMatchObject({ difference: -10, relative: null, better: false });
    expect(result.changeFromLastYear).toMatchObject({ difference: 20, relative: null, better: true });
    expect(result.series.map(({ value }) => value)).toEqual([null, null, null, 50, null, null, 80, 70]);
    expect(result.series.map(({ period }) => period.id).at(0)).toBe('2024-Q4');
  });

  it('gives the change of counts in per cent as well', async () => {
    const result = await evaluated({
      kpi: { measure: count },
      rows: [...rows('2026-08-01', 12), ...rows('2026-05-01', 8)],
    });
    expect(result.changeFromPrevious).toMatchObject({ difference: 4, relative: 50, better: null });
    expect(result.lastYear).toBeNull();
    expect(result.changeFromLastYear).toBeNull();
  });

  it('shows a monthly KPI by month beside the quarter', async () => {
    const result = await evaluated({
      kpi: { measure: count, frequency: 'monthly' },
      rows: [...rows('2026-07-31', 3), ...rows('2026-08-01', 4), ...rows('2026-09-30', 5)],
    });
    expect(result.current.value).toBe(12);
    expect(result.series).toHaveLength(12);
    expect(result.series.slice(-3).map(({ value }) => value)).toEqual([3, 4, 5]);
  });

  it('puts rows into fiscal quarters in the zone of the plan', async () => {
    const calendar = { timezone: 'America/New_York', fiscal_year_start: 7, fiscal_label: 'both' as const };
    const result = await evaluated({
      kpi: { measure: count },
      // The last second of 30 June in New York is 03:59:59 UTC on 1 July.
      rows: [
        { created_at: '2026-07-01T03:59:59Z' },
        { created_at: '2026-07-01T04:00:00Z' },
        { created_at: '2026-09-30' },
      ],
      calendar,
      period: 'FY27-Q1',
    });
    expect(result.current).toMatchObject({ value: 2, period: { label: 'FY26/27-Q1 (Jul–Sep 2026)' } });
    expect(result.previous).toMatchObject({ value: 1, period: { label: 'FY25/26-Q4 (Apr–Jun 2026)' } });
  });
});

describe('coverage', () => {
  const spread = [...rows('2026-07-02', 1), ...rows('2026-08-02', 1), ...rows('2026-09-02', 1)];
  const covered = async (given: Row[], source: object, asOf?: string) => {
    const { current } = await evaluated({ kpi: { measure: count }, rows: given, source, asOf });
    return [current.coverage, current.provisional, current.value];
  };

  it('is assumed from rows in the first and last month', async () => {
    expect(await covered(spread, {})).toEqual(['assumed', false, 3]);
    expect(await covered(spread.slice(1), {})).toEqual(['partial', false, 2]);
    expect(await covered(spread.slice(0, 2), {})).toEqual(['partial', true, 2]);
    expect(await covered([], {})).toEqual(['none', false, null]);
  });

  it('is what the source declares', async () => {
    const year = { complete: { from: '2026-01-01', to: '2026-12-31' } };
    // Declared complete and without a row: that is zero.
    expect(await covered([], year)).toEqual(['declared', false, 0]);
    expect(await covered(spread, { complete: { from: '2026-07-01', to: '2026-09-30' } })).toEqual([
      'declared',
      false,
      3,
    ]);
    expect(await covered(spread, { complete: { from: '2026-07-02', to: '2026-09-30' } })).toEqual([
      'partial',
      false,
      3,
    ]);
    expect(await covered(spread, { complete: { from: '2026-07-01', to: '2026-09-29' } })).toEqual([
      'partial',
      true,
      3,
    ]);
    expect(await covered(spread, { complete: { from: '2026-10-01' } })).toEqual(['none', false, null]);
    expect(await covered(spread, { complete: { to: '2026-09-30' } })).toEqual(['assumed', false, 3]);
  });

  it('is provisional while the period runs', async () => {
    expect(await covered(spread, {}, '2026-09-30')).toEqual(['assumed', true, 3]);
    expect(await covered(spread, {}, '2026-10-01')).toEqual(['assumed', false, 3]);
    expect(
      (await evaluation({ kpi: { measure: count }, rows: spread, asOf: '2026-09-30' })).provisional,
    ).toBe(true);
    expect((await evaluation({ kpi: { measure: count }, rows: spread })).provisional).toBe(false);
  });

  it('counts zero where the export has rows and the filter lets none pass', async () => {
    const result = await evaluated({ kpi: { measure: count, where: { ok: 'yes' } }, rows: spread });
    expect(result.current).toMatchObject({ value: 0, n: 0, coverage: 'assumed' });
    expect(result.notes).toEqual([
      '"yes", which the KPI looks for under "ok", occurs in no row. Check its spelling.',
    ]);
  });
});

describe('without a number', () => {
  it('says which dates the export covers', async () => {
    const result = await evaluated({ kpi: { measure: share }, rows: rows('2024-02-29', 3, 1) });
    expect(result).toMatchObject({ status: 'no-data', current: { value: null, n: 0 } });
    expect(result.notes).toEqual([
      'The source "export" has nothing for 2026-Q3 (Jul–Sep 2026): its dates under "created_at" run from 2024-02-29 to 2024-02-29. Add the export of that period, or choose another with --period.',
    ]);
  });

  it('says what was left out where no row counts', async () => {
    const result = await evaluated({
      kpi: { measure: { kind: 'csat', column: 'rating' } },
      rows: rows('2026-08-01', 3),
    });
    expect(result.notes[0]).toBe(
      'No row of 2026-Q3 (Jul–Sep 2026) counts: 3 no answer. Check the columns that the measure reads.',
    );
  });

  it.each([
    [{ measure: null }, {}, 'It has no measure yet.'],
    [{ measure: { kind: 'duration' } }, {}, 'A duration needs a start and an end'],
    [{ measure: count, source: null }, {}, 'It has no source yet.'],
    [{ measure: count, source: 'other' }, {}, 'The plan has no source "other".'],
    [{ measure: count }, { files: null }, 'The source "export" has no files yet.'],
  ] as const)('says what is missing: %j %j', async (kpi, source, note) => {
    const goals = [{ target: { gte: 3, period: '2026-Q4' } }];
    const result = await evaluated({ kpi, rows: rows('2026-08-01', 3), source, goals });
    expect(result).toMatchObject({ status: 'no-data', current: { value: null, coverage: 'none' } });
    expect(result.series).toHaveLength(8);
    expect(result.notes).toHaveLength(1);
    expect(result.notes[0]).toContain(note);
  });

  it('keeps the goals of a KPI whose source has no files', async () => {
    const goals = [{ target: { gte: '75 %', period: '2026-Q4' } }];
    const result = await evaluated({ kpi: { measure: share }, rows: [], source: { files: null }, goals });
    expect(result.goals[0]).toMatchObject({ status: 'no-data', target: { gte: 75 } });
    expect(result.definition).toContain('share of rows');
  });

  it('refuses a statistic that the measure does not give', async () => {
    const wrong = evaluated({ kpi: { measure: count, stat: 'median' }, rows: [] });
    await expect(wrong).rejects.toThrow(CannotDo);
    await expect(wrong).rejects.toThrow(
      'The KPI "kpi" asks for the statistic "median", which a count measure does not give.',
    );
  });
});

describe('breakdowns', () => {
  const grouped = [
    ...rows('2026-08-01', 4, 1, { team: 'a' }),
    ...rows('2026-08-01', 6, 6, { team: 'b' }),
    ...rows('2026-08-01', 2, 0, { team: 'c' }),
    ...rows('2026-08-01', 1, 1, { team: 'd' }),
    ...rows('2026-08-01', 3, 3),
    ...rows('2026-05-01', 9, 3, { team: 'e' }),
  ];

  it('shows the largest, then the others together', async () => {
    const kpi = { measure: share, by: [{ column: 'team', top: 2 }] };
    const { groups } = (await evaluated({ kpi, rows: grouped })).breakdowns[0]!;
    expect(groups.map(({ label, n, value }) => [label, n, value])).toEqual([
      ['b', 6, 100],
      ['a', 4, 25],
      ['(no value)', 3, 100],
      ['others', 3, 100 / 3],
    ]);
    expect(groups[0]!.small).toBe('too-few');
  });

  it('leaves out a column of personal data', async () => {
    const kpi = { measure: share, by: ['team'] };
    const source = { columns: { team: { from: 'Team', personal: true } } };
    const result = await evaluated({ kpi, rows: grouped, source });
    expect(result.breakdowns).toEqual([]);
    expect(result.notes[0]).toContain('marked as personal');
  });

  it('merges what quantiles need into the others', async () => {
    const given = [1, 2, 3, 10, 20].map((x, i) => ({ created_at: '2026-08-01', x, team: `t${i}` }));
    const kpi = { measure: { kind: 'median', column: 'x' } as const, by: [{ column: 'team', top: 1 }] };
    const { groups } = (await evaluated({ kpi, rows: given })).breakdowns[0]!;
    // Of 2, 3, 10 and 20 the median is 6.5.
    expect(groups.map(({ label, value }) => [label, value])).toEqual([
      ['t0', 1],
      ['others', 6.5],
    ]);
  });
});

describe('goals', () => {
  const quarters = [
    ...rows('2026-02-01', 100, 60),
    ...rows('2026-05-01', 100, 66),
    ...rows('2026-08-01', 100, 76, { channel: 'phone' }),
    ...rows('2026-08-01', 100, 40, { channel: 'mail' }),
  ];
  const baseline = { value: '60 %', period: '2026-Q1' };

  it('stand on their course', async () => {
    const goals = [{ baseline, target: { gte: '70 %', period: '2027-Q1' } }];
    // 60 to 70 over four quarters: 65 in the third. 116 of 200 is 58 %.
    const result = await evaluated({ kpi: { measure: share, near: '3 points' }, rows: quarters, goals });
    expect(result.goals[0]!.course.at(-1)).toMatchObject({ gte: 65 });
    expect(result.goals[0]!.course.slice(0, -3)).toEqual([null, null, null, null, null]);
    expect(result.status).toBe('behind');
    const closer = await evaluated({ kpi: { measure: share, near: '8 %' }, rows: quarters, goals });
    expect(closer.status).toBe('near');
  });

  it('look at a slice and at another statistic', async () => {
    const goals = [
      {
        kpi: { id: 'kpi', slice: { channel: 'phone' } },
        baseline,
        target: { gte: '75 %', period: '2026-Q3' },
      },
      {
        kpi: { id: 'kpi', slice: { channel: 'mail' } },
        baseline,
        target: { gte: '75 %', period: '2026-Q3' },
      },
      { status: { is: 'missed' as const, on: '2026-07-05' }, target: { gte: '99 %', period: '2026-Q2' } },
    ];
    const result = await evaluated({ kpi: { measure: share }, rows: quarters, goals });
    expect(result.goals.map(({ status }) => status)).toEqual(['met', 'missed', 'missed']);
    expect(result.goals[0]).toMatchObject({
      own: { stat: 'share', unit: 'percent', slice: '"channel" is phone' },
    });
    expect(result.goals[0]!.series.at(-1)).toMatchObject({ value: 76, n: 100 });
    expect(result.goals[2]).toMatchObject({ closed: { is: 'missed', on: '2026-07-05' } });
    expect(result.goals[2]!.own).toBeUndefined();
    expect(result.status).toBe('missed');

    const csat = [5, 5, 4, 2].flatMap(rating => rows('2026-08-01', 10, 0, { rating }));
    const mean = await evaluated({
      kpi: { measure: { kind: 'csat', column: 'rating' } },
      rows: csat,
      goals: [{ kpi: { id: 'kpi', stat: 'mean' }, target: { gte: 4.2, period: '2026-Q3' } }],
    });
    // (5 + 5 + 4 + 2) / 4 = 4.
    expect(mean.goals[0]).toMatchObject({
      status: 'missed',
      own: { stat: 'mean', unit: 'score', slice: null },
    });
    expect(mean.goals[0]!.series.at(-1)!.value).toBe(4);
  });

  it('say in how many periods in a row the target was met', async () => {
    const held = async (hold: number, period: string) => {
      const goals = [{ target: { gte: 60, period: '2026-Q1', hold } }];
      const [goal] = (
        await evaluated({ kpi: { measure: share }, rows: quarters, goals, period, asOf: '2026-10-01' })
      ).goals;
      return [goal!.status, goal!.held];
    };
    expect(await held(2, '2026-Q1')).toEqual(['met', { met: 1, of: 2 }]);
    expect(await held(2, '2026-Q2')).toEqual(['met', { met: 2, of: 2 }]);
    expect(await held(4, '2026-Q2')).toEqual(['met', { met: 2, of: 4 }]);
    // 76 % of 2026-Q2 was the second; the 58 % of 2026-Q3 come too late to change it, but for a third.
    expect(await held(2, '2026-Q3')).toEqual(['met', { met: 2, of: 2 }]);
    expect(await held(3, '2026-Q3')).toEqual(['missed', { met: 2, of: 3 }]);
    expect(await held(2, '2025-Q4')).toEqual(['no-data', null]);
    expect(await held(1, '2026-Q2')).toEqual(['met', null]);
  });

  it('are not judged on fewer rows than the minimum sample, counts apart', async () => {
    const few = rows('2026-08-01', 29, 29);
    const goals = [{ target: { gte: 10, period: '2026-Q3' } }];
    expect((await evaluated({ kpi: { measure: share }, rows: few, goals })).status).toBe('too-few');
    expect((await evaluated({ kpi: { measure: share, min_sample: 29 }, rows: few, goals })).status).toBe(
      'met',
    );
    expect((await evaluated({ kpi: { measure: count }, rows: few, goals })).status).toBe('met');
  });

  it('compare what adds up over time by periods of the target alone', async () => {
    const monthly = [...rows('2026-07-01', 40), ...rows('2026-08-01', 30), ...rows('2026-09-01', 20)];
    const goals = [{ baseline: { value: 50, period: '2026-06' }, target: { lte: 25, period: '2026-09' } }];
    const result = await evaluated({ kpi: { measure: count }, rows: monthly, goals });
    // The quarter has 90, September 20.
    expect(result.current.value).toBe(90);
    expect(result.goals[0]!.status).toBe('met');
    expect(result.goals[0]!.course.every(point => point === null)).toBe(true);
    expect(result.better).toBe('lower');
  });

  it('judge a target of a year by the year', async () => {
    const goals = [{ target: { gte: 60, period: '2026' } }];
    const year = [...quarters, ...rows('2026-11-01', 100, 90)];
    // The quarter has 90 %, the year 60 + 66 + 76 + 40 + 90 of 500 = 66.4 %.
    const over = await evaluated({ kpi: { measure: share }, rows: year, goals, period: '2026-Q4' });
    expect(over.goals[0]!.status).toBe('met');
    const strict = [{ target: { gte: 70, period: '2026' } }];
    expect(
      (await evaluated({ kpi: { measure: share }, rows: year, goals: strict, period: '2026-Q4' })).status,
    ).toBe('missed');
  });
});

describe('evaluate', () => {
  it('reads a source once for all its KPIs and keeps the plan order', async () => {
    let reads = 0;
    const table = reading([...rows('2026-08-01', 3, 2)]);
    const result = await evaluate({
      plan: {
        csplan: 1,
        id: 'plan',
        sources: { a: { files: 'a.csv' }, unused: { files: 'u.csv' } },
        kpis: [
          { id: 'share', source: 'a', measure: share },
          { id: 'nothing' },
          { id: 'count', source: 'a', measure: count, anchor: 'created_at' },
        ],
      },
      folder: '/plan',
      root: '/plan',
      period: parsePeriod('2026-Q3', calendarYear)!,
      asOf: '2026-10-01',
      read: request => {
        reads++;
        expect(request.needs).toMatchObject([
          { name: 'created_at', type: 'instant' },
          { name: 'ok', type: 'text' },
        ]);
        return table(request);
      },
    });
    expect(reads).toBe(1);
    expect(result.kpis.map(({ id, current }) => [id, current.value])).toEqual([
      ['share', 200 / 3],
      ['nothing', null],
      ['count', 3],
    ]);
    expect(result.sources.map(({ id }) => id)).toEqual(['a']);
  });

  it('says in a sentence what the number is', async () => {
    const result = await evaluated({
      kpi: {
        measure: { kind: 'sla', promised: 'due_at', finished: 'closed_at' },
        where: { status: { not: ['Closed (Duplicate)', 'Closed (Transferred)'] } },
      },
      rows: [],
    });
    expect(result.definition).toBe(
      'The share of rows whose promise ("due_at") has fallen due that were finished ("closed_at") by their promise; a row belongs to the period of its "due_at"; only rows where "status" is not Closed (Duplicate) or Closed (Transferred).',
    );
    expect(result.formula).toBe(
      'finished ("closed_at") by their promise / rows whose promise ("due_at") has fallen due',
    );
  });

  it('shows no value of a personal column in its words', async () => {
    const result = await evaluated({
      kpi: {
        measure: { kind: 'share', good: { ok: 'yes' }, of: { mail: 'jo@example.org' } },
        where: { not: { 'e-mail ': 'x@y.z' } },
      },
      rows: rows('2026-08-01', 3, 3, { mail: 'someone' }),
      source: { columns: { mail: { from: 'E-mail', personal: true } } },
      goals: [
        { kpi: { id: 'kpi', slice: { mail: 'jo@example.org' } }, target: { gte: 50, period: '2026-Q3' } },
      ],
    });
    expect(JSON.stringify(result)).not.toMatch(/jo@example|x@y|someone/);
    expect(result.definition).toContain('"mail" is (personal)');
  });

  it('accounts for every row of a period that passes the filter', async () => {
    const given = [5, 4, 9, null, 3].flatMap(rating => rows('2026-08-01', 3, 0, { rating }));
    const { current } = await evaluated({
      kpi: { measure: { kind: 'csat', column: 'rating' } },
      rows: given,
    });
    expect(Object.values(tallies(current)).reduce((sum, n) => sum + n, 0)).toBe(given.length);
  });
});
