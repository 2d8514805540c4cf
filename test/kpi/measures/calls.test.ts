import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { created, evaluated, garbled, tallies } from '../table.ts';

describe('abandonment', () => {
  const rows = created(
    { answered: true, wait: 10 },
    { answered: true },
    { answered: false, wait: 3 },
    { answered: false, wait: 5 },
    { answered: false, wait: 60 },
    { answered: false },
    { answered: false, wait: garbled },
    {},
    { answered: garbled },
  );

  it('takes calls that were not answered over calls', async () => {
    const { current, better } = await evaluated({
      kpi: { measure: { kind: 'abandonment', answered: 'answered' } },
      rows,
    });
    // Five of seven.
    expect(current).toMatchObject({ numerator: 5, n: 7 });
    expect(current.value).toBeCloseTo(500 / 7, 12);
    expect(better).toBe('lower');
  });

  it('leaves short ones out', async () => {
    const measure = { kind: 'abandonment', answered: 'answered', wait: 'wait', short_abandon: '5s' } as const;
    const { current } = await evaluated({ kpi: { measure }, rows });
    // 3 s is short, 5 s and 60 s count: 2 of 4.
    expect(current).toMatchObject({ value: 50, numerator: 2, n: 4 });
    expect(tallies(current)).toEqual({
      abandoned: 2,
      answered: 2,
      'abandoned before 5 seconds': 1,
      'abandoned, but nothing under "wait"': 1,
      'can\'t read "wait"': 1,
      'nothing under "answered"': 1,
      'can\'t read "answered"': 1,
    });
  });

  it('is what the service level counts as abandoned', async () => {
    const row = fc.record({ answered: fc.boolean(), wait: fc.integer({ min: 0, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async rows => {
        const level = await evaluated({
          kpi: {
            measure: {
              kind: 'service_level',
              wait: 'wait',
              within: '20s',
              answered: 'answered',
              method: 'removed',
              short_abandon: '5s',
            },
          },
          rows: created(...rows),
        });
        const { current } = await evaluated({
          kpi: { measure: { kind: 'abandonment', answered: 'answered', wait: 'wait', short_abandon: '5s' } },
          rows: created(...rows),
        });
        expect(current.n).toBe(level.current.n);
        expect(current.numerator).toBe(tallies(level.current).abandoned);
      }),
    );
  });
});
