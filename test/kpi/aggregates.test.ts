import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompensatedSum, Numbers, quantile } from '../../src/kpi/aggregates.ts';

describe('quantile', () => {
  it('interpolates on a straight line between order statistics (type 7)', () => {
    // Four values, p = 0.25: place 0.75 between the first and the second: 10 + 0.75 · (20 − 10) = 17.5.
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
    expect(quantile([10, 20, 30, 40], 0.5)).toBe(25);
    // p = 0.9: place 2.7: 30 + 0.7 · 10 = 37.
    expect(quantile([10, 20, 30, 40], 0.9)).toBeCloseTo(37, 12);
    expect(quantile([1, 2, 3], 0.5)).toBe(2);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it('agrees with the definition by ranks on random rows', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 99 }),
        (values, percent) => {
          const numbers = new Numbers();
          for (const value of values) numbers.push(value);
          const p = percent / 100;
          const found = quantile(numbers.sorted(), p);
          // Independent: the piecewise linear function through (k / (n − 1), k-th smallest value).
          const sorted = [...values].sort((a, b) => a - b);
          const k = sorted.findIndex((_, i) => i === sorted.length - 1 || (i + 1) / (sorted.length - 1) >= p);
          const expected =
            sorted.length === 1
              ? sorted[0]!
              : sorted[k]! + (p * (sorted.length - 1) - k) * ((sorted[k + 1] ?? sorted[k]!) - sorted[k]!);
          expect(found).toBeCloseTo(expected, 5);
          expect(sorted.filter(value => value <= found + 1e-9).length / sorted.length).toBeGreaterThanOrEqual(
            p - 1 / sorted.length,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('CompensatedSum', () => {
  it('keeps what a plain sum loses', () => {
    const sum = new CompensatedSum();
    // 1 + 1e100 + 1 − 1e100 is 2; added plainly it is 0.
    for (const value of [1, 1e100, 1, -1e100]) sum.add(value);
    expect(sum.value).toBe(2);
  });

  it('adds tenths exactly to the last place', () => {
    const sum = new CompensatedSum();
    for (let i = 0; i < 100_000; i++) sum.add(0.1);
    expect(sum.value).toBe(10_000);
  });

  it('is the same sum when merged from parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), fc.nat(), (values, at) => {
        const cut = values.length ? at % values.length : 0;
        const [left, right] = [new CompensatedSum(), new CompensatedSum()];
        values.slice(0, cut).forEach(value => void left.add(value));
        values.slice(cut).forEach(value => void right.add(value));
        left.merge(right);
        expect(left.value).toBe(values.reduce((sum, value) => sum + value, 0));
      }),
    );
  });
});

describe('Numbers', () => {
  it('keeps every number through growth and appending', () => {
    const [left, right] = [new Numbers(), new Numbers()];
    for (let i = 99; i >= 0; i--) (i % 2 ? left : right).push(i);
    left.append(right);
    expect([...left.sorted()]).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
