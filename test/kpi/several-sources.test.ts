import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureSpec } from '../../src/kpi/measure.ts';
import type { Kpi } from '../../src/plan/generated/types.ts';
import { created, planned, type Row } from './table.ts';

const full = { complete: { from: '2024-01-01', to: '2026-12-31' } };

async function of(kpi: Omit<Kpi, 'id'>, desk: Row[], phone: Row[], sources = { desk: full, phone: full }) {
  const { kpis } = await planned({ kpis: [{ id: 'k', ...kpi }], sources }, { desk, phone });
  return kpis[0]!;
}

describe('a KPI of two sources', () => {
  const both = ['desk', 'phone'];

  it('adds their counts', async () => {
    const desk = created({ ok: 'yes' }, { ok: 'no' }, {});
    const phone = created({ ok: 'yes' }, { ok: 'yes' });
    const result = await of({ source: both, measure: { kind: 'share', good: { ok: 'yes' } } }, desk, phone);
    // 1 of 3 and 2 of 2.
    expect(result.current).toMatchObject({ numerator: 3, n: 5, value: 60 });
    expect(result.source).toBe('desk and phone');
  });

  it('counts a value that both have once', async () => {
    // The codes differ: b is the first text of one source and the second of the other.
    const desk = created({ who: 'b' }, { who: 'a' });
    const phone = created({ who: 'c' }, { who: 'b' }, { who: 'd' });
    const result = await of({ source: both, measure: { kind: 'distinct', column: 'who' } }, desk, phone);
    expect(result.current).toMatchObject({ value: 4, n: 5 });
  });

  it('puts groups of one name together', async () => {
    const desk = created({ team: 'north' }, { team: 'south' }, {});
    const phone = created({ team: 'east' }, { team: 'north' }, { team: 'south' }, { team: 'north' });
    const { breakdowns } = await of({ source: both, measure: { kind: 'count' }, by: ['team'] }, desk, phone);
    expect(breakdowns[0]!.groups.map(({ label, n }) => [label, n])).toEqual([
      ['north', 3],
      ['south', 2],
      ['(no value)', 1],
      ['east', 1],
    ]);
  });

  it('follows customers from one to the other', async () => {
    const earlier = (who: string) => ({ who, created_at: '2026-05-01 10:00' });
    const result = await of(
      { source: both, measure: { kind: 'retention', customer: 'who' } },
      [earlier('a'), earlier('b'), ...created({ who: 'c' })],
      [earlier('c'), ...created({ who: 'a' })],
    );
    // a, b and c in the second quarter; c and a in the third.
    expect(result.current).toMatchObject({ numerator: 2, n: 3 });
  });

  it('is covered as far as both are, and says where one reaches no further', async () => {
    const ends = { complete: { from: '2026-01-01', to: '2026-06-30' } };
    const result = await of({ source: both, measure: { kind: 'count' } }, created({}), [], {
      desk: full,
      phone: ends,
    });
    expect(result.current).toMatchObject({ value: 1, coverage: 'partial', provisional: false });
    const nothing = await of({ source: both, measure: { kind: 'count' } }, [], [], {
      desk: ends,
      phone: ends,
    });
    expect(nothing.current).toMatchObject({ value: null, coverage: 'none' });
    expect(nothing.notes[0]).toMatch(/^The files export.csv, export.csv have no rows/);
  });

  it('warns of a value that neither has, not of one that one has', async () => {
    const kpi = { source: both, measure: { kind: 'count' } as const, where: { channel: ['chat', 'fax'] } };
    const result = await of(kpi, created({ channel: 'chat' }), created({ channel: 'letter' }));
    expect(result.notes).toEqual([
      '"fax", which the KPI looks for under "channel", occurs in no row. Check its spelling.',
    ]);
  });

  it('withholds small numbers where one of them is a survey', async () => {
    const survey = { ...full, kind: 'survey' as const };
    const result = await of({ source: both, measure: { kind: 'count' } }, created({}), created({}), {
      desk: full,
      phone: survey,
    });
    expect(result.current.small).toBe('withheld');
  });

  it('counts a source that is named twice once', async () => {
    const result = await of({ source: ['desk', 'desk'], measure: { kind: 'count' } }, created({}, {}), []);
    expect(result.current.value).toBe(2);
  });

  it('says which source the plan does not have', async () => {
    const { kpis } = await planned(
      { kpis: [{ id: 'k', source: ['desk', 'fax'], measure: { kind: 'count' } }] },
      { desk: [] },
    );
    expect(kpis[0]!.notes).toEqual(['The plan has no source "fax". Add it under `sources`.']);
  });

  it('is the same as one source with all their rows', async () => {
    const row = fc.record({
      created_at: fc.constantFrom(
        '2026-04-02 10:00',
        '2026-07-01 00:00',
        '2026-08-15 10:00',
        '2026-09-30 23:59',
      ),
      closed_at: fc.constantFrom(null, '2026-08-20 10:00', '2026-09-30 23:59', '2026-10-02 00:00'),
      rating: fc.option(fc.integer({ min: 0, max: 10 })),
      who: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    });
    const measures: MeasureSpec[] = [
      { kind: 'count' },
      { kind: 'distinct', column: 'who' },
      { kind: 'median', column: 'rating' },
      { kind: 'sum', column: 'rating' },
      { kind: 'nps', column: 'rating' },
      { kind: 'retention', customer: 'who' },
      { kind: 'backlog', opened: 'created_at', closed: 'closed_at' },
      { kind: 'repeat', same: ['who'], within: '60d' },
      { kind: 'resolution_rate', opened: 'created_at', closed: 'closed_at' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 25 }),
        fc.array(row, { maxLength: 25 }),
        fc.constantFrom(...measures),
        async (desk, phone, measure) => {
          const kpi = { measure, by: ['who'], min_sample: 1 };
          const { kpis } = await planned(
            {
              kpis: [
                { id: 'two', source: both, ...kpi },
                { id: 'one', source: 'all', ...kpi },
              ],
              sources: { desk: full, phone: full, all: full },
            },
            { desk, phone, all: [...desk, ...phone] },
          );
          const [two, one] = kpis;
          for (const key of ['current', 'previous', 'series', 'breakdowns'] as const)
            expect(two![key]).toEqual(one![key]);
        },
      ),
    );
  });
});
