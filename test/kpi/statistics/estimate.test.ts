import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectable, differenceOf, type Estimate, intervalOf } from '../../../src/kpi/statistics/estimate.ts';
import { studentT } from '../../../src/kpi/statistics/normal.ts';

describe("Student's quantile", () => {
  // The 0.975 column of the table in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
  it.each([
    [9, 2.262],
    [10, 2.228],
    [15, 2.131],
    [20, 2.086],
    [29, 2.045],
    [40, 2.021],
    [60, 2.0],
    [100, 1.984],
  ])('with %i degrees of freedom is %f in the table', (df, published) => {
    expect(Math.abs(studentT(df) - published)).toBeLessThan(0.0006);
  });

  it('agrees with the distribution summed up step by step', () => {
    for (const df of [9, 11, 17, 33, 75, 400])
      expect(probabilityBelow(studentT(df), df)).toBeCloseTo(0.975, 4);
  });
});

/** Half of the density and Simpson's rule from 0 on: independent of the expansion that is tested. */
function probabilityBelow(t: number, df: number): number {
  const steps = 4000;
  const density = (x: number) => (1 + x ** 2 / df) ** (-(df + 1) / 2);
  const area = (to: number) => {
    let sum = density(0) + density(to);
    for (let i = 1; i < steps; i++) sum += density((to * i) / steps) * (i % 2 ? 4 : 2);
    return (sum * to) / steps / 3;
  };
  return 0.5 + area(t) / (2 * area(400));
}

describe('intervals', () => {
  it('of a share are in per cent', () => {
    const found = intervalOf({ of: 'share', good: 2023, n: 4054 }, { min: 0, max: 100 })!;
    expect(found.lower.toFixed(2)).toBe('48.36');
    expect(found.upper.toFixed(2)).toBe('51.44');
    expect(found).toMatchObject({ level: 95, method: 'wilson' });
  });

  it('of a net promoter score are the margin by hand', () => {
    // 8 promoters and 22 detractors of 39: −35.9; p + d − (p − d)² = 30/39 − (14/39)² = 0.64037.
    const found = intervalOf({ of: 'net', promoters: 8 / 39, detractors: 22 / 39, n: 39 }, {})!;
    const margin = 1.96 * 100 * Math.sqrt(0.640368 / 39);
    expect(found.lower).toBeCloseTo(-1400 / 39 - margin, 2);
    expect(found.upper).toBeCloseTo(-1400 / 39 + margin, 2);
    expect(found.method).toBe('nps-margin');
  });

  it('of a net score are those of the mean of +100, 0 and −100', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<number[]>(1, 0, -1), { minLength: 2, maxLength: 400 }),
        answers => {
          const n = answers.length;
          const count = (which: number) => answers.filter(answer => answer === which).length;
          const mean = answers.reduce((sum, answer) => sum + answer, 0) / n;
          const spread = answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0) / n;
          const found = intervalOf({ of: 'net', promoters: count(1) / n, detractors: count(-1) / n, n }, {});
          if (!found) {
            expect(new Set(answers).size).toBe(1);
            return;
          }
          const { lower, upper } = found;
          expect((lower + upper) / 2).toBeCloseTo(100 * mean, 8);
          expect((upper - lower) / 2).toBeCloseTo(1.959963984540054 * 100 * Math.sqrt(spread / n), 8);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of a mean are those of a published example', () => {
    // NIST/SEMATECH e-Handbook, 1.3.5.2, ZARR13: n 195, mean 9.261460, deviation 0.022789, 9.258242 to 9.264679.
    const found = intervalOf({ of: 'mean', mean: 9.26146, deviation: 0.022789, n: 195 }, {})!;
    expect(found.lower).toBeCloseTo(9.258242, 5);
    expect(found.upper).toBeCloseTo(9.264679, 5);
    expect(found.method).toBe('t');
  });

  it('keep inside the scale, and a mean of fewer than ten has none', () => {
    const mean: Estimate = { of: 'mean', mean: 4.8, deviation: 1, n: 12 };
    expect(intervalOf(mean, { min: 1, max: 5 })!.upper).toBe(5);
    expect(intervalOf({ ...mean, n: 9 }, { min: 1, max: 5 })).toBeNull();
    expect(
      intervalOf({ of: 'net', promoters: 0.9, detractors: 0, n: 10 }, { min: -100, max: 100 })!.upper,
    ).toBe(100);
  });
});

describe('differences', () => {
  it('of shares are Newcombe, in points', () => {
    const found = differenceOf({ of: 'share', good: 56, n: 70 }, { of: 'share', good: 48, n: 80 })!;
    expect(found.lower).toBeCloseTo(5.24, 2);
    expect(found.upper).toBeCloseTo(33.39, 2);
    expect(found).toMatchObject({ method: 'newcombe', level: 95 });
  });

  it('may show what two overlapping intervals hide', () => {
    // 50 % and 57 % of 400 each: the intervals overlap, the difference leaves out zero.
    const [earlier, later] = [200, 229].map(good => ({ of: 'share' as const, good, n: 400 })) as [
      Estimate,
      Estimate,
    ];
    expect(intervalOf(later, {})!.lower).toBeLessThan(intervalOf(earlier, {})!.upper);
    expect(differenceOf(later, earlier)!.lower).toBeGreaterThan(0);
  });

  it('of net scores add the squares of the margins', () => {
    const score = { of: 'net', promoters: 0.5, detractors: 0.2, n: 100 } as const;
    const half = differenceOf(score, score)!.upper;
    expect(half).toBeCloseTo(Math.SQRT2 * intervalOf(score, {})!.upper - Math.SQRT2 * 30, 10);
  });

  it('of means are Welch', () => {
    // R's sleep data, t.test(extra ~ group): t = −1.8608, df = 17.776, −3.3654832 to 0.2054832.
    const one = { of: 'mean', mean: 0.75, deviation: 1.78901, n: 10 } as const;
    const two = { of: 'mean', mean: 2.33, deviation: 2.002249, n: 10 } as const;
    const found = differenceOf(one, two)!;
    expect(found.lower).toBeCloseTo(-3.3654832, 3);
    expect(found.upper).toBeCloseTo(0.2054832, 3);
    expect(found.method).toBe('welch-t');
  });

  it('are none where all answered alike', () => {
    const flat = { of: 'mean', mean: 5, deviation: 0, n: 20 } as const;
    expect(differenceOf({ ...flat, mean: 4 }, flat)).toBeNull();
    expect(intervalOf(flat, { min: 1, max: 5 })).toBeNull();
    const promoters = { of: 'net', promoters: 1, detractors: 0, n: 20 } as const;
    expect([intervalOf(promoters, {}), detectable(promoters, 'up')]).toEqual([null, null]);
    // A share has an interval even then.
    expect(intervalOf({ of: 'share', good: 20, n: 20 }, {})!.lower).toBeCloseTo(83.89, 2);
  });
});

describe('the least change that shows', () => {
  it('is where the interval of the difference begins to leave out zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 3000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.constantFrom('up' as const, 'down' as const),
        (n, p, direction) => {
          const now = { of: 'share', good: p * n, n } as const;
          const least = detectable(now, direction);
          const sign = direction === 'up' ? 1 : -1;
          const other = (by: number) => ({ ...now, good: now.good + (sign * by * n) / 100 });
          const shows = (by: number) => {
            const { lower, upper } = differenceOf(other(by), now)!;
            return lower > 0 || upper < 0;
          };
          if (least === null) {
            expect(shows(direction === 'up' ? 100 * (1 - p) : 100 * p)).toBe(false);
            return;
          }
          expect(shows(least + 1e-6)).toBe(true);
          expect(shows(least - 1e-6)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of scores and means is the margin of two such samples', () => {
    const net = { of: 'net', promoters: 0.5, detractors: 0.2, n: 100 } as const;
    expect(detectable(net, 'up')).toBeCloseTo(differenceOf(net, net)!.upper, 10);
    const mean = { of: 'mean', mean: 4, deviation: 0.9, n: 60 } as const;
    expect(detectable(mean, 'up')).toBeCloseTo(differenceOf(mean, mean)!.upper, 6);
  });
});
