import { describe, expect, it } from 'vitest';
import type { Goal, Kpi } from '../../src/plan/generated/types.ts';
import { created, planned, type Row } from './table.ts';

const calls = created(...Array.from({ length: 60 }, (_, i) => ({ team: i < 40 ? 'north' : 'south' })));
const visits = created(
  ...Array.from({ length: 200 }, (_, i) => ({ at: '2026-08-01', team: i < 50 ? 'north' : 'south', cost: 3 })),
);
const typed = (value: number, period = '2026-Q3') => ({ period, value, by: 'Finance', on: '2026-10-02' });

async function of(measure: Kpi['measure'], more: Partial<Kpi> = {}, others: Kpi[] = [], goals?: Goal[]) {
  const { kpis } = await planned(
    { kpis: [{ id: 'k', measure, ...more }, ...others], goals },
    { calls, visits, few: created({}, {}) },
  );
  return kpis[0]!;
}

describe('ratio', () => {
  const count = { kind: 'count' } as const;

  it('divides measures of two sources', async () => {
    const result = await of({
      kind: 'ratio',
      numerator: { source: 'calls', measure: count },
      denominator: { source: 'visits', measure: count },
      per: 100,
    });
    // 60 calls for 200 visits: 30 for every 100.
    expect(result.current).toMatchObject({ value: 30, numerator: 60, n: 200, small: null });
    expect(result).toMatchObject({ unit: 'score', source: 'calls and visits', stat: 'ratio', anchor: null });
    expect(result.formula).toBe('(rows in the period) / (rows in the period) × 100');
    expect(result.definition).toBe(
      'The numerator divided by the denominator, times 100. Numerator: The number of rows; a row belongs to the period of its "created_at". Denominator: The number of rows; a row belongs to the period of its "created_at".',
    );
  });

  it('gives per cent', async () => {
    const result = await of(
      {
        kind: 'ratio',
        numerator: { measure: count, where: { team: 'north' } },
        denominator: { measure: count },
        unit: 'percent',
        better: 'lower',
      },
      { source: 'calls' },
    );
    expect(result.current.value).toBeCloseTo(100 * (40 / 60), 12);
    expect(result).toMatchObject({ unit: 'percent', better: 'lower' });
  });

  it('divides by numbers typed in, each side with its own anchor and filter', async () => {
    const result = await of({
      kind: 'ratio',
      numerator: {
        source: 'visits',
        measure: { kind: 'sum', column: 'cost' },
        where: { team: 'south' },
        anchor: 'at',
      },
      denominator: { measure: { kind: 'input', values: [typed(900)] } },
    });
    // 150 visits at 3 for 900 customers.
    expect(result.current).toMatchObject({ value: 0.5, coverage: 'partial' });
    expect(result.previous).toBeNull();
  });

  it('takes other KPIs, ratios among them', async () => {
    const contacts: Kpi = { id: 'contacts', source: 'calls', measure: count, frequency: 'monthly' };
    const per: Kpi = {
      id: 'per',
      measure: { kind: 'ratio', numerator: 'contacts', denominator: { source: 'visits', measure: count } },
    };
    const simple = await of({ kind: 'ratio', numerator: 'contacts', denominator: 'contacts' }, {}, [
      contacts,
    ]);
    expect(simple.current.value).toBe(1);
    const nested = await of({ kind: 'ratio', numerator: 'per', denominator: 'contacts' }, {}, [
      contacts,
      per,
    ]);
    expect(nested.current.value).toBeCloseTo(60 / 200 / 60, 15);
  });

  it('says what its sides lack', async () => {
    const lacks = async (...measure: Parameters<typeof of>) => (await of(...measure)).notes;
    const ratio = {
      kind: 'ratio',
      numerator: 'a',
      denominator: { source: 'calls', measure: count },
    } as const;
    expect(await lacks(ratio)).toEqual(['Its numerator: the plan has no KPI "a".']);
    expect(await lacks({ ...ratio, numerator: { measure: count } })).toEqual([
      'Its numerator: it has no source yet. Say under `source` which export its rows come from.',
    ]);
    const circle: Kpi = { id: 'a', measure: { ...ratio, numerator: 'k' } };
    expect((await lacks(ratio, {}, [circle]))[0]).toContain('made of itself: k → a → k');
    expect(await lacks({ ...ratio, numerator: { measure: { kind: 'input', values: [] } } })).toEqual([
      'There is no ratio of 2026-Q3 (Jul–Sep 2026): one of its sides has no number, or the denominator is 0.',
    ]);
  });

  it('has no number over nothing', async () => {
    const result = await of(
      {
        kind: 'ratio',
        numerator: { measure: count },
        denominator: { measure: count, where: { team: 'west' } },
      },
      { source: 'calls' },
    );
    expect(result.current.value).toBeNull();
    expect(result.notes).toContain(
      'Denominator: "west", which the KPI looks for under "team", occurs in no row. Check its spelling.',
    );
  });

  it('breaks down by what both sides have, and knows too few', async () => {
    const result = await of(
      {
        kind: 'ratio',
        numerator: { source: 'calls', measure: count },
        denominator: { source: 'visits', measure: count },
      },
      { by: ['team'] },
    );
    expect(result.breakdowns[0]!.groups.map(({ label, value, n }) => [label, value, n])).toEqual([
      ['south', 20 / 150, 150],
      ['north', 40 / 50, 50],
    ]);
    const few = await of({
      kind: 'ratio',
      numerator: { source: 'calls', measure: count },
      denominator: { source: 'few', measure: count },
    });
    expect(few.current.small).toBe('too-few');
  });

  it('is withheld where a side is', async () => {
    const survey: Row[] = created({ rating: 5 }, { rating: 4 });
    const { kpis } = await planned(
      {
        kpis: [
          {
            id: 'k',
            measure: {
              kind: 'ratio',
              numerator: { source: 'survey', measure: count },
              denominator: { source: 'calls', measure: count },
            },
          },
        ],
        sources: { survey: { kind: 'survey' } },
      },
      { survey, calls },
    );
    expect(kpis[0]!.current).toMatchObject({ value: null, numerator: null, n: null, small: 'withheld' });
  });

  it('is judged by its goals, a slice on both sides', async () => {
    const goal = (slice?: object): Goal => ({
      id: 'g',
      kpi: slice ? { id: 'k', slice: slice as never } : 'k',
      target: { gte: 0.25, period: '2026-Q3' },
    });
    const measure = {
      kind: 'ratio',
      numerator: { source: 'calls', measure: count },
      denominator: { source: 'visits', measure: count },
    } as const;
    expect((await of(measure, {}, [], [goal()])).goals[0]!.status).toBe('met');
    // 20 of 150 in the south.
    const south = await of(measure, {}, [], [goal({ team: 'south' })]);
    expect(south.goals[0]!.series.at(-1)!.value).toBeCloseTo(20 / 150, 12);
    expect(south.goals[0]!.status).toBe('missed');
  });
});
