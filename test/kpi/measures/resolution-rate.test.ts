import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluated, garbled, tallies } from '../table.ts';

const full = { complete: { from: '2026-01-01', to: '2026-12-31' } };
const flow = { kind: 'resolution_rate', opened: 'o', closed: 'c' } as const;
const cohort = { ...flow, basis: 'cohort' } as const;
const rows = [
  { o: '2026-05-01 10:00', c: '2026-07-02 10:00' },
  { o: '2026-05-01 10:00', c: '2026-08-02 10:00' },
  { o: '2026-07-01 10:00', c: '2026-09-30 23:59' },
  { o: '2026-07-01 10:00', c: '2026-10-01 00:00' },
  { o: '2026-07-01 10:00' },
  { o: '2026-07-01 10:00', c: garbled },
  { c: '2026-07-01 10:00' },
];

describe('resolution_rate', () => {
  it('as a flow sets what was closed against what came in', async () => {
    const result = await evaluated({ kpi: { measure: flow }, rows, source: full });
    // Closed in the quarter: both of May, one of July, one without an opening date: 4. Opened: 4.
    expect(result.current).toMatchObject({ value: 100, numerator: 4, n: 4 });
    expect(result.previous).toMatchObject({ value: 0, numerator: 0, n: 2 });
    expect(result).toMatchObject({
      unit: 'percent',
      better: 'higher',
      stat: 'share',
      source: 'export',
      anchor: null,
      datedBy: 'sides',
    });
    expect(result.formula).toBe('closed in the period / opened in the period');
    expect(result.definition).toBe('The rows closed in the period ("c") for every 100 opened in it ("o").');
  });

  it('as a flow breaks down by each side', async () => {
    const result = await evaluated({
      kpi: { measure: flow, by: ['team'] },
      rows: [
        { o: '2026-07-01', c: '2026-07-05', team: 'a' },
        { o: '2026-06-01', c: '2026-07-05', team: 'a' },
        { o: '2026-07-01', team: 'b' },
        { o: '2026-07-02', c: '2026-08-01', team: 'b' },
      ],
      source: full,
    });
    // 2 of 1 and 1 of 2.
    expect(result.breakdowns[0]!.groups.map(({ label, value }) => [label, value])).toEqual([
      ['b', 50],
      ['a', 200],
    ]);
  });

  it('as a cohort takes those opened in the period', async () => {
    const { current } = await evaluated({ kpi: { measure: cohort }, rows, source: full });
    // Three of July can be told; the one that was closed at the very end of the period was open at its end.
    expect(current).toMatchObject({ numerator: 1, n: 3 });
    expect(tallies(current)).toEqual({ closed: 1, 'still open': 2, 'can\'t read "c"': 1 });
  });

  it('agrees with a recount', async () => {
    const day = fc.integer({ min: 0, max: 364 }).map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString());
    const row = fc.record({ o: day, c: fc.option(day) });
    const inQ3 = (at: string | null) => at !== null && at >= '2026-07-01' && at < '2026-10-01';
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async rows => {
        const [asFlow, asCohort] = await Promise.all(
          [flow, cohort].map(measure => evaluated({ kpi: { measure }, rows, source: full })),
        );
        const opened = rows.filter(({ o }) => inQ3(o));
        const closed = rows.filter(({ c }) => inQ3(c)).length;
        const ofCohort = opened.filter(({ c }) => c !== null && c < '2026-10-01').length;
        expect(asFlow!.current).toMatchObject({ numerator: closed, n: opened.length });
        expect(asCohort!.current).toMatchObject({ numerator: ofCohort, n: opened.length });
        if (opened.length) expect(asFlow!.current.value).toBeCloseTo((100 * closed) / opened.length, 10);
        else expect(asFlow!.current.value).toBeNull();
      }),
    );
  });
});
