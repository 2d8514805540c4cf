import { describe, expect, it } from 'vitest';
import type { Calendar, Kpi } from '../../src/plan/generated/types.ts';
import { planned } from './table.ts';

const by = 'Finance';
const on = '2026-10-02';

async function of(measure: object, written = '2026-Q3', calendar?: Calendar, more: Partial<Kpi> = {}) {
  const kpi = { id: 'k', measure: { kind: 'input', ...measure }, ...more } as Kpi;
  return (await planned({ kpis: [kpi], calendar }, {}, written)).kpis[0]!;
}

describe('input', () => {
  it('gives the number of the period, with who and when', async () => {
    const values = [
      { period: '2026-Q2', value: 1100, by, on: '2026-07-03' },
      { period: '2026-Q3', value: 1000, by, on },
      { period: '2026-Q3', value: 1200, by: 'City clerk', on: '2026-10-05' },
    ];
    const result = await of({ values });
    // The later of two counts.
    expect(result.current).toMatchObject({ value: 1200, coverage: 'declared', provisional: false });
    expect(result.previous!.value).toBe(1100);
    expect(result.changeFromPrevious).toMatchObject({ difference: 100 });
    expect(result.notes).toEqual(['2026-Q3 (Jul–Sep 2026) was typed in: City clerk on 2026-10-05.']);
    expect(result).toMatchObject({ unit: 'count', source: '', anchor: null });
  });

  it('adds up months, or takes the last, only where all are there', async () => {
    const months = (...of: [string, number][]) => of.map(([period, value]) => ({ period, value, by, on }));
    const three = months(['2026-07', 5], ['2026-09', 7], ['2026-08', 6]);
    expect((await of({ values: three, combine: 'sum' })).current.value).toBe(18);
    expect((await of({ values: three, combine: 'last' })).current.value).toBe(7);
    expect((await of({ values: three })).current.value).toBeNull();
    const two = await of({ values: three.slice(0, 2), combine: 'sum' });
    expect(two.current).toMatchObject({ value: null, coverage: 'none' });
    expect(two.notes[0]).toMatch(/^No number was typed in for 2026-Q3/);
    const quarter = [...three, ...months(['2026-Q3', 20])];
    expect((await of({ values: quarter, combine: 'sum' })).current.value).toBe(20);
    const year = [...months(['2026-Q1', 1], ['2026-Q2', 2], ['2026-Q4', 4]), ...three];
    expect((await of({ values: year, combine: 'sum' }, '2026')).current.value).toBe(25);
  });

  it('reads units and fiscal periods', async () => {
    const calendar = { fiscal_year_start: 7, fiscal_label: 'ending' as const };
    const fiscal = await of({ values: [{ period: 'FY27-Q1', value: 3, by, on }] }, '2026-Q3', calendar);
    expect(fiscal.current.value).toBe(3);
    const duration = { values: [{ period: '2026-Q3', value: '2d 4h', by, on }], unit: 'duration' };
    expect(await of(duration)).toMatchObject({ unit: 'seconds', current: { value: 187_200 } });
    const percent = { values: [{ period: '2026-Q3', value: '82 %', by, on, n: 140 }], unit: 'percent' };
    expect((await of(percent)).current).toMatchObject({ value: 82, n: 140 });
  });

  it('is the same definition whatever the numbers', async () => {
    const hash = async (measure: object) => (await of(measure)).definitionHash;
    const one = await hash({ values: [] });
    expect(await hash({ values: [{ period: '2026-Q3', value: 1, by, on }] })).toBe(one);
    expect(await hash({ values: [], unit: 'percent' })).not.toBe(one);
  });
});
