import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { created, evaluated, garbled, tallies } from '../table.ts';

describe('retention', () => {
  it('by who left', async () => {
    const rows = created({ left: false }, { left: false }, { left: true }, { left: false }, {});
    const { current } = await evaluated({ kpi: { measure: { kind: 'retention', churned: 'left' } }, rows });
    // Three of four stayed.
    expect(current).toMatchObject({ value: 75, numerator: 3, n: 4 });
    expect(tallies(current)).toEqual({ stayed: 3, left: 1, 'nothing under "left"': 1 });
    const words = await evaluated({
      kpi: { measure: { kind: 'retention', churned: { state: 'gone' } } },
      rows: created({ state: 'gone' }, { state: 'here' }, {}),
    });
    // Without a state nobody is known to have gone.
    expect(words.current).toMatchObject({ numerator: 2, n: 3 });
  });

  it('by numbers at the start and the end', async () => {
    const rows = created(
      { s: 1000, e: 1050, n: 120 },
      { s: 500, e: 470, n: 20 },
      { s: 0, e: 30, n: 30 },
      { s: 100, e: 90 },
      { s: garbled, e: 1, n: 1 },
    );
    const measure = { kind: 'retention', start: 's', end: 'e', new: 'n' } as const;
    const { current } = await evaluated({ kpi: { measure }, rows });
    // (1050 − 120 + 470 − 20) / 1500 = 1380 / 1500 = 92 %.
    expect(current.value).toBeCloseTo(92, 12);
    expect(current.n).toBe(1500);
    expect(tallies(current)).toEqual({
      'customers at the start': 1500,
      'no customers at the start': 1,
      'nothing under "n"': 1,
      'can\'t read "s"': 1,
    });
  });

  it('by numbers agrees with the totals of random rows', async () => {
    const row = fc.record({
      s: fc.integer({ min: 1, max: 5000 }),
      e: fc.integer({ min: 0, max: 5000 }),
      n: fc.integer({ min: 0, max: 500 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async rows => {
        const measure = { kind: 'retention', start: 's', end: 'e', new: 'n' } as const;
        const { current } = await evaluated({ kpi: { measure }, rows: created(...rows) });
        const total = (key: 's' | 'e' | 'n') => rows.reduce((sum, row) => sum + row[key], 0);
        expect(current.value).toBeCloseTo((100 * (total('e') - total('n'))) / total('s'), 8);
      }),
    );
  });
});
