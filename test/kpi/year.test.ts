/** A report of a year: its quarters, and goals that are for a part of it. Every expected figure is worked out by hand. */
import { describe, expect, it } from 'vitest';
import { quartersOf } from '../../src/kpi/periods.ts';
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
    // 70 % and 80 %: the quarter between them has 50 %.
    const early = { target: { gte: '70 %', period: 'FY26-Q2', hold: 2 } };
    expect(await goal('2026-07-10', early)).toMatchObject({ status: 'met', held: { met: 1, of: 2 } });
  });

  it('a goal for the year is judged by the year', async () => {
    const whole = await goal('2026-07-10', { target: { gte: '66 %', period: 'FY26' } });
    expect(whole.judged).toBeUndefined();
    expect(whole.status).toBe('missed');
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
