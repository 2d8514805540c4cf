import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankOfLast } from '../../../src/kpi/statistics/rank.ts';
import { byProcess } from '../../../src/kpi/statistics/verdict.ts';
import { xmr } from '../../../src/kpi/statistics/xmr.ts';

const rulesOf = (values: (number | null)[]) =>
  xmr(values)!.signals.map(signals => signals.map(({ rule, side }) => `${rule} ${side}`));

describe('limits', () => {
  it('are those of the NIST/SEMATECH e-Handbook, 6.3.2.2, flow of ten batches', () => {
    const { limits } = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])!;
    // Published: mean 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041 with 3 / 1.128 in place of 2.66.
    expect(limits.centre).toBeCloseTo(50.81, 8);
    expect(limits.range).toBeCloseTo(1.8778, 4);
    expect(limits.lower).toBeCloseTo(45.8159, 2);
    expect(limits.upper).toBeCloseTo(55.8041, 2);
    expect(limits.n).toBe(10);
  });

  it("are those of Montgomery's primer paint (Introduction to Statistical Quality Control, viscosity of 15 batches)", () => {
    const { limits } = xmr([
      33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0, 33.54, 33.12, 33.84,
    ])!;
    // Published: 33.52, 0.48, limits 32.24 and 34.80; range limit 1.57.
    expect(limits.centre).toBeCloseTo(33.52, 2);
    expect(limits.range).toBeCloseTo(0.48, 2);
    expect(limits.lower.toFixed(2)).toMatch(/^32\.2[45]$/);
    expect(limits.upper).toBeCloseTo(34.8, 2);
    expect(limits.rangeLimit).toBeCloseTo(1.57, 2);
  });

  it('need eight values', () => {
    expect(xmr([1, 2, 3, 4, 5, 6, 7])).toBeNull();
    expect(xmr([1, 2, 3, null, 4, 5, 6, 7])).toBeNull();
    expect(xmr([1, 2, 3, 4, 5, 6, 7, 8])).not.toBeNull();
    expect(xmr([1, null, 2, null, 3, null, 4, null, 5, null, 6, null, 7, null, 8])).toBeNull();
  });

  it('stay inside the scale', () => {
    const { limits } = xmr([99, 97, 100, 98, 99, 96, 100, 98], { min: 0, max: 100 })!;
    expect(limits.upper).toBe(100);
    expect(limits.lower).toBeCloseTo(98.375 - 2.66 * (17 / 7), 8);
  });

  it('take no moving range over a gap', () => {
    const { limits } = xmr([10, 12, 10, 12, null, 80, 82, 80, 82])!;
    expect(limits.range).toBe(2);
  });

  it('turn, shift and stretch with the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 40 }),
        fc.constantFrom(0.25, 2, 64),
        (values, factor) => {
          const plain = xmr(values)!;
          const moved = xmr(values.map(value => 7 - factor * value))!;
          const back = xmr([...values].reverse())!;
          expect(moved.limits.upper).toBeCloseTo(7 - factor * plain.limits.lower, 6);
          expect(moved.limits.rangeLimit).toBeCloseTo(factor * plain.limits.rangeLimit, 6);
          expect(back.limits.upper).toBeCloseTo(plain.limits.upper, 8);
          const rules = (chart: typeof plain) =>
            chart.signals.map(found => found.map(({ rule }) => rule).sort());
          expect(rules(moved)).toEqual(rules(plain));
          expect(rules(back).reverse()).toEqual(rules(plain));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('signals', () => {
  const calm = [50, 52, 50, 48, 50, 52, 50, 48, 50, 52, 50, 48];

  it('are none while nothing happens', () => {
    expect(rulesOf(calm).flat()).toEqual([]);
    expect(rulesOf([5, 5, 5, 5, 5, 5, 5, 5, 5]).flat()).toEqual([]);
  });

  it('are values outside the limits', () => {
    const rules = rulesOf([...calm, 80]);
    expect(rules.at(-1)).toContain('outside above');
    expect(
      rules
        .slice(0, -1)
        .flat()
        .filter(rule => rule.startsWith('outside')),
    ).toEqual([]);
  });

  it('are eight in a row on one side, all of them, and not seven', () => {
    const eight = [40, 41, 40, 41, 40, 41, 40, 41, 60, 61, 60, 61, 60, 61, 60, 61];
    expect(rulesOf(eight).map(rules => rules.filter(rule => rule.startsWith('eight')))).toEqual([
      ...Array(8).fill(['eight-on-one-side below']),
      ...Array(8).fill(['eight-on-one-side above']),
    ]);
    const seven = [45, 55, ...Array(7).fill(40), ...Array(7).fill(60)];
    expect(
      rulesOf(seven)
        .flat()
        .filter(rule => rule.startsWith('eight')),
    ).toEqual([]);
  });

  it('are three of four nearer to a limit than to the centre', () => {
    // Centre 50.5, ranges of 22 / 15 on average: the limits lie 3.9 away, near is beyond 1.95.
    const values = [50, 49, 50, 51, 50, 49, 50, 51, 50, 49, 53, 51, 53, 53, 49, 50];
    const chart = xmr(values)!;
    const near = (value: number) => value - chart.limits.centre > (2.66 * chart.limits.range) / 2;
    expect(
      values
        .map(near)
        .map((is, i) => (is ? i : -1))
        .filter(i => i >= 0),
    ).toEqual([10, 12, 13]);
    const found = chart.signals.map((signals, i) => (signals.length ? i : -1)).filter(i => i >= 0);
    expect(found).toEqual([10, 12, 13]);
    expect(chart.signals[10]).toEqual([{ rule: 'three-of-four-near-limit', side: 'above' }]);
  });

  it('do not reach over a gap', () => {
    const eight = [40, 41, 40, 41, 40, 41, 40, 41, 60, 61, 60, 61, null, 60, 61, 60, 61];
    expect(
      rulesOf(eight)
        .slice(8)
        .flat()
        .filter(rule => rule.startsWith('eight')),
    ).toEqual([]);
  });

  it('agree with a recount by the words of the rules', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { freq: 9, nil: null }), {
          minLength: 9,
          maxLength: 60,
        }),
        values => {
          const chart = xmr(values);
          if (!chart) return;
          const { centre, range } = chart.limits;
          for (const [i, signals] of chart.signals.entries())
            expect(new Set(signals.map(({ rule, side }) => `${rule} ${side}`))).toEqual(
              new Set(recount(values, i, centre, 2.66 * range)),
            );
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Every window that holds a value is looked at by itself. */
function recount(values: readonly (number | null)[], i: number, centre: number, reach: number): string[] {
  const found: string[] = [];
  const windows = (length: number) =>
    Array.from({ length }, (_, back) => i - back)
      .filter(from => from >= 0 && from + length <= values.length)
      .map(from => values.slice(from, from + length))
      .filter((window): window is number[] => window.every(value => value !== null));
  for (const [side, sign] of [
    ['above', 1],
    ['below', -1],
  ] as const) {
    const off = (value: number) => sign * (value - centre);
    const value = values[i];
    if (value === null || value === undefined) continue;
    if (off(value) > reach + 1e-7) found.push(`outside ${side}`);
    if (windows(8).some(window => window.every(one => off(one) > 1e-7)))
      found.push(`eight-on-one-side ${side}`);
    const near = (one: number) => off(one) > reach / 2 + 1e-7;
    if (near(value) && windows(4).some(window => window.filter(near).length >= 3))
      found.push(`three-of-four-near-limit ${side}`);
  }
  return found;
}

describe('whether a census moved', () => {
  const at = (values: number[], index: number) => ({ index, value: values.at(index)! });
  const verdict = (values: number[], earlier: number, later: number) => {
    const place = (i: number) => at(values, (i + values.length) % values.length);
    return byProcess(xmr(values)!, place(earlier), place(later));
  };

  it('is not told from a difference that it shows by itself', () => {
    const values = [50, 56, 50, 44, 50, 56, 50, 44, 50, 45];
    expect(verdict(values, -2, -1)).toMatchObject({ is: 'no-detectable-change', by: 'process', signals: [] });
  });

  it('is told from a difference beyond the range limit', () => {
    const values = [50, 51, 50, 49, 50, 51, 50, 49, 50, 51, 60];
    const found = verdict(values, -2, -1);
    expect(found.is).toBe('moved');
    expect(found.limit).toBeCloseTo(3.27 * 1.8, 8);
  });

  it('is told from a signal that the earlier period does not share', () => {
    const values = [40, 42, 40, 42, 40, 42, 40, 42, 46, 48, 46, 48, 46, 48, 46, 48];
    // The last eight lie above the centre: a year ago (four back) is one of them, two years ago isn't.
    expect(verdict(values, -5, -1).is).toBe('no-detectable-change');
    expect(verdict(values, -9, -1)).toMatchObject({
      is: 'moved',
      signals: expect.arrayContaining([{ rule: 'eight-on-one-side', side: 'above' }]),
    });
  });
});

describe('a place in history', () => {
  it.each([
    [[3, 1, 2], null],
    [[3, 1, 2, null], null],
    [[3, 1, 2, 0], { of: 4, fromLowest: 1, fromHighest: 4, tied: false }],
    [[3, null, 1, 2, 2], { of: 4, fromLowest: 2, fromHighest: 2, tied: true }],
    [[1, 2, 3, 4], { of: 4, fromLowest: 4, fromHighest: 1, tied: false }],
  ])('%j', (values, rank) => expect(rankOfLast(values)).toEqual(rank));
});
