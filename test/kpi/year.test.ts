/** A report of a year: its quarters, and goals that are for a part of it. Every expected figure is worked out by hand. */
import { describe, expect, it } from 'vitest';
import { quartersOf } from '../../src/kpi/periods.ts';
import type { Source } from '../../src/plan/generated/types.ts';
import { parsePeriod } from '../../src/plan/period.ts';
import { evaluated, type Row } from './table.ts';

const share = { kind: 'share', good: { ok: true } } as const;
const calendar = { fiscal_year_start: 7 };

function rows(day: string, n: number, good: number): Row[] {
  return Array.from({ length: n }, (_, i) => ({ created_at: day, ok: i < good }));
}

// FY26-Q1 60 %, Q2 70 %, Q3 50 %, Q4 80 %: of the year 260 of 400.
const fy26 = [
  ...rows('2025-08-01', 100, 60),
  ...rows('2025-11-01', 100, 70),
  ...rows('2026-02-01', 100, 50),
  ...rows('2026-05-01', 100, 80),
];
const target = { gte: '75 %', period: 'FY26-Q4' };

describe('the quarters of a year', () => {
  it.each([
    ['FY26', 7, ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']],
    ['2026', 7, ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
    ['2026', 2, ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
    ['FY27', 2, ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4']],
    ['2026-Q3', 7, []],
  ])('of %s, where the fiscal year starts in month %d', (name, fiscalYearStart, ids) => {
    const of = { fiscalYearStart, fiscalLabel: 'ending' as const };
    expect(quartersOf(parsePeriod(name, of)!, of).map(({ id }) => id)).toEqual(ids);
  });

  it('stand beside the year, whatever the KPI’s own rhythm', async () => {
    for (const frequency of ['monthly', 'quarterly', 'yearly'] as const) {
      const result = await evaluated({
        kpi: { measure: share, frequency },
        rows: fy26,
        calendar,
        period: 'FY26',
      });
      expect(result.current.value).toBe(65);
      expect(result.quarters!.map(({ value }) => value)).toEqual([60, 70, 50, 80]);
    }
    const quarter = await evaluated({ kpi: { measure: share }, rows: fy26, calendar, period: 'FY26-Q4' });
    expect(quarter.quarters).toBeUndefined();
  });
});

describe('two years', () => {
  const fy25 = [...rows('2024-08-01', 100, 50), ...rows('2025-05-01', 100, 50)];
  const complete = { from: '2024-07-01', to: '2026-06-30' };
  const changes = async (source: Partial<Source>, asOf = '2026-07-10') => {
    const kpi = { measure: { kind: 'count' } as const };
    const { previous, ...result } = await evaluated({
      ...{ kpi, rows: [...fy25, ...fy26], calendar, period: 'FY26', source, asOf },
    });
    expect([previous!.value, result.current.value]).toEqual([200, 400]);
    return [result.changeFromPrevious, result.changeFromLastYear].map(change => change?.difference);
  };

  it('compare where both are covered in full, and else not at all', async () => {
    expect(await changes({ complete })).toEqual([200, 200]);
    expect(await changes({ complete }, '2026-06-20')).toEqual([undefined, undefined]);
    expect(await changes({ complete: { ...complete, to: '2026-05-31' } })).toEqual([undefined, undefined]);
    expect(await changes({ complete: { ...complete, from: '2024-08-01' } })).toEqual([undefined, undefined]);
  });
});

describe('a goal for a quarter, in a report of the year', () => {
  const goal = async (asOf: string, more: object = {}) => {
    const goals = [{ baseline: { value: '60 %', period: 'FY26-Q1' }, target, ...more }];
    const kpi = { measure: share, frequency: 'quarterly' as const };
    const result = await evaluated({ kpi, rows: fy26, calendar, goals, period: 'FY26', asOf });
    expect(result.status).toBe(result.goals[0]!.status);
    return result.goals[0]!;
  };

  it('is judged by its quarter, not by the year', async () => {
    // The year has 65 %, its last quarter 80 %.
    const met = await goal('2026-07-10');
    expect(met.status).toBe('met');
    expect(met.judged).toMatchObject({ cell: { value: 80, period: { id: '2026-Q2' } }, course: { gte: 75 } });
  });

  it('while the year is not over, by the last quarter that is, and is not missed before its time', async () => {
    // From 60 % to 75 % over three quarters: 65 % in FY26-Q2, where it stood at 70 %.
    const second = await goal('2026-01-15');
    expect(second.judged).toMatchObject({ cell: { value: 70 }, course: { gte: 65 } });
    expect(second.status).toBe('on-course');
    // 70 % in FY26-Q3, where it stood at 50 %.
    expect(await goal('2026-04-15')).toMatchObject({ status: 'behind', judged: { course: { gte: 70 } } });
    // In the first quarter there is none that is over.
    expect((await goal('2025-08-20')).judged!.cell.period.id).toBe('2025-Q3');
  });

  it('holds over quarters', async () => {
    // 70 % in FY26-Q2, 50 % in the quarter after it, so that the 80 % of the last come too late.
    const early = { target: { gte: '70 %', period: 'FY26-Q2', hold: 2 } };
    const broken = { status: 'missed', held: { met: 1, of: 2 }, judged: { cell: { value: 50 } } };
    expect(await goal('2026-07-10', early)).toMatchObject(broken);
    // While FY26-Q3 runs, it is met in one of two.
    const first = { status: 'met', held: { met: 1, of: 2 }, judged: { cell: { value: 70 } } };
    expect(await goal('2026-02-15', early)).toMatchObject(first);
  });

  it('a goal for the year is judged by the year', async () => {
    const whole = await goal('2026-07-10', { target: { gte: '66 %', period: 'FY26' } });
    expect(whole.judged).toBeUndefined();
    expect(whole.status).toBe('missed');
  });

  it('is judged by its target’s quarter, whatever the KPI does later', async () => {
    // 70 % in FY26-Q2 meets 70 % and misses 75 %; FY26-Q3 has 50 %, FY26-Q4 80 %.
    const at = (gte: string) => ({ target: { gte, period: 'FY26-Q2' } });
    const q2 = { cell: { value: 70, period: { id: '2025-Q4' } } };
    expect(await goal('2026-07-10', at('70 %'))).toMatchObject({ status: 'met', judged: q2 });
    expect(await goal('2026-07-10', at('75 %'))).toMatchObject({ status: 'missed', judged: q2 });
  });

  it('in reports of later quarters too', async () => {
    const kpi = { measure: share, frequency: 'quarterly' as const };
    const in26 = async (period: string, gte: string) => {
      const goals = [{ target: { gte, period: 'FY26-Q2' } }];
      const asOf = '2026-07-10';
      const result = await evaluated({ kpi, rows: fy26, calendar, goals, period, asOf });
      return [result.current.value, result.goals[0]!.status, result.goals[0]!.judged?.cell.value];
    };
    expect(await in26('FY26-Q2', '70 %')).toEqual([70, 'met', undefined]);
    expect(await in26('FY26-Q3', '70 %')).toEqual([50, 'met', 70]);
    expect(await in26('FY26-Q4', '75 %')).toEqual([80, 'missed', 70]);
  });

  it('stands where its quarter left it, where the exports end within the year', async () => {
    // No rows after FY26-Q2.
    const goals = [
      { target: { gte: '75 %', period: 'FY26-Q2' } },
      { target: { gte: '75 %', period: 'FY26-Q4' } },
    ];
    const rows = fy26.filter(row => String(row.created_at) < '2026');
    const asOf = '2026-11-29';
    const result = await evaluated({ kpi: { measure: share }, rows, calendar, goals, period: 'FY26', asOf });
    expect(result.goals).toMatchObject([
      { status: 'missed', judged: { cell: { value: 70 } } },
      { status: 'no-data', judged: { cell: { value: null } } },
    ]);
  });

  it('is neither met nor missed while its own quarter runs', async () => {
    const goals = [{ target }];
    const open = (asOf: string) =>
      evaluated({ kpi: { measure: share }, rows: fy26, calendar, goals, period: 'FY26-Q4', asOf });
    expect((await open('2026-06-10')).status).toBe('on-course');
    expect((await open('2026-07-01')).status).toBe('met');
  });

  it('has no status before its course begins', async () => {
    // The baseline is the figure of FY26-Q4, the plan begins with FY27.
    const next = {
      baseline: { value: '80 %', period: 'FY26-Q4' },
      target: { gte: '85 %', period: 'FY27-Q4' },
    };
    expect((await goal('2026-07-10', next)).status).toBe('no-course');
    expect((await goal('2026-04-15', next)).status).toBe('no-course');
    // Without a baseline the plan's start tells.
    const of = (start: string) =>
      evaluated({
        ...{ kpi: { measure: share }, rows: fy26, calendar, period: 'FY26-Q4' },
        ...{ goals: [{ target: { gte: '75 %', period: 'FY27-Q4' } }], term: { start } },
      });
    expect((await of('2026-07-01')).status).toBe('no-course');
    expect((await of('2026-04-01')).status).toBe('on-course');
  });

  it('what adds up is judged by its own period as well', async () => {
    const goals = [{ target: { lte: 110, period: 'FY26-Q4' } }];
    const result = await evaluated({
      kpi: { measure: { kind: 'count' } },
      rows: fy26,
      calendar,
      goals,
      period: 'FY26',
    });
    expect(result.current.value).toBe(400);
    expect(result.goals[0]).toMatchObject({ status: 'met', judged: { cell: { value: 100 } } });
  });
});

describe('since the baseline', () => {
  const survey = { kind: 'survey' as const };
  const rated = (day: string, n: number, good: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({ created_at: day, rating: i < good ? 5 : 1 }));
  const verdict = async (good: number, baseline = '2026-Q2') => {
    const kpi = { measure: { kind: 'csat', column: 'rating' } as const, anchor: 'created_at' };
    const result = await evaluated({
      kpi: { ...kpi, frequency: 'quarterly' },
      source: survey,
      rows: [...rated('2026-05-01', 200, 100), ...rated('2026-08-01', 200, good)],
      goals: [{ baseline: { value: '50 %', period: baseline }, target: { gte: '90 %', period: '2027-Q2' } }],
    });
    return result.goals[0]!.sinceBaseline;
  };

  it('a sample’s figure moved by more than chance, or may not have', async () => {
    // 50 % against 75 % of 200 each: far apart. 50 % against 52 %: not to be told.
    expect(await verdict(150)).toMatchObject({ is: 'moved', by: 'interval' });
    expect(await verdict(104)).toMatchObject({ is: 'no-detectable-change', by: 'interval' });
  });

  it('is not judged against a period of another length, or one that nobody counted', async () => {
    expect(await verdict(150, '2026-05')).toMatchObject({ is: 'not-judged' });
    expect(await verdict(150, '2019-Q2')).toMatchObject({ is: 'not-judged' });
  });
});
