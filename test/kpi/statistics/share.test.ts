/**
 * Published figures: Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
 * (1998), 857–872, table I, method 3; and Interval estimation for the difference between independent proportions,
 * ibid. 873–890, table II, method 10.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from '../../../src/kpi/statistics/normal.ts';
import { newcombe, type Share, wilson } from '../../../src/kpi/statistics/share.ts';

describe('the interval of a share', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is published as %f to %f', (good, n, lower, upper) => {
    const found = wilson({ good, n });
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it('holds the share, stays between 0 and 1, and its ends are where the score test just rejects', () => {
    fc.assert(
      fc.property(shares, ({ good, n }) => {
        const { lower, upper } = wilson({ good, n });
        const p = good / n;
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        for (const end of [lower, upper])
          if (end > 0 && end < 1)
            expect(Math.abs(p - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(z, 6);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the interval of a difference', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i is published as %f to %f', (good1, n1, good2, n2, lower, upper) => {
    const found = newcombe({ good: good1, n: n1 }, { good: good2, n: n2 });
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it('turns round with the order, and holds the difference', () => {
    fc.assert(
      fc.property(shares, shares, (later, earlier) => {
        const there = newcombe(later, earlier);
        const back = newcombe(earlier, later);
        expect(there.lower).toBeCloseTo(-back.upper, 12);
        expect(there.upper).toBeCloseTo(-back.lower, 12);
        const difference = later.good / later.n - earlier.good / earlier.n;
        expect(there.lower).toBeLessThanOrEqual(difference + 1e-12);
        expect(there.upper).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(Math.max(Math.abs(there.lower), Math.abs(there.upper))).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 200 },
    );
  });
});

const shares: fc.Arbitrary<Share> = fc
  .integer({ min: 1, max: 5000 })
  .chain(n => fc.integer({ min: 0, max: n }).map(good => ({ good, n })));
