import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, visible } from '../../src/diagnostic/visible.ts';
import {
  changeSize,
  count,
  decimal,
  duration,
  formatChange,
  formatDate,
  formatDays,
  formatValue,
  rounded,
  signed,
} from '../../src/report/numbers.ts';

describe('rounding is half away from zero on the decimal figures', () => {
  test.each([
    [0.05, 1, '0.1'],
    [-0.05, 1, '-0.1'],
    [0.049, 1, '0.0'],
    [-0.04, 1, '0.0'],
    [1.005, 2, '1.01'],
    [2.675, 2, '2.68'],
    [76.65, 1, '76.7'],
    [76.6499, 1, '76.6'],
    // 85.3 − 76.85 leaves 8.450000000000003, 100 × 1.15 leaves 114.99999999999999.
    [85.3 - 76.85, 1, '8.5'],
    [100 * 1.15, 0, '115'],
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [99.95, 1, '100.0'],
    [1e21, 0, '1000000000000000000000'],
    [1e-9, 1, '0.0'],
    [0, 1, '0.0'],
  ])('%d to %d decimals is %s', (value, digits, expected) => {
    expect(rounded(value, digits)).toBe(expected);
  });

  test('every decimal of up to two places comes back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), hundredths => {
        const text = (Math.abs(hundredths) / 100).toFixed(2);
        expect(rounded(hundredths / 100, 2)).toBe(hundredths < 0 ? `-${text}` : text);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [0, '0'],
  [999, '999'],
  [1234, '1\u202f234'],
  [1234567, '1\u202f234\u202f567'],
  [-1206, '−1\u202f206'],
  [12.5, '12.5'],
])('count %d is %s', (value, expected) => expect(count(value)).toBe(expected));

test('groups stop at the decimal point', () => expect(decimal(12345.6789, 4)).toBe('12\u202f345.6789'));

test.each([
  [3.2, '+3.2'],
  [-35.9, '−35.9'],
  [0, '0.0'],
  [0.04, '0.0'],
  [-0.04, '0.0'],
])('signed %d is %s', (value, expected) => expect(signed(value, 1)).toBe(expected));

test.each([
  [0, '0.0 s'],
  [67.5, '67.5 s'],
  [119.94, '119.9 s'],
  [119.96, '2 min'],
  [143, '2 min 23 s'],
  [599.4, '9 min 59 s'],
  [599.6, '10 min'],
  [1680, '28 min'],
  [3569, '59 min'],
  [3599, '1 h'],
  [15000, '4 h 10 min'],
  [86399, '1 d'],
  [86400, '1 d'],
  [187200, '2 d 4 h'],
  [8639999, '100 d'],
  [86400 * 1234.4, '1\u202f234 d'],
  [-14400, '−4 h'],
  [-30, '−30.0 s'],
])('%d s by size is %s', (seconds, expected) => expect(duration(seconds, null)).toBe(expected));

test.each([
  [67.52, 'seconds', '67.5 s'],
  [1680, 'minutes', '28.0 min'],
  [15120, 'hours', '4.2 h'],
  [345600, 'days', '4.0 d'],
] as const)('%d s in its unit %s is %s', (seconds, unit, expected) => {
  expect(duration(seconds, unit)).toBe(expected);
});

test.each([
  [76.60818713450293, 'percent', '76.6 %'],
  [100, 'percent', '100.0 %'],
  [-35.8974358974359, 'points', '−35.9'],
  [12, 'points', '+12.0'],
  [3.4025, 'score', '3.40'],
  [206, 'count', '206'],
] as const)('%d %s is %s', (value, unit, expected) => {
  expect(formatValue(value, { unit, shownIn: null })).toBe(expected);
});

test.each([
  ['percent', -8.7, null, '−8.7 points'],
  ['points', 2.3, null, '+2.3 points'],
  ['count', 22, 12, '+22 (+12.0 %)'],
  ['count', -1005, -50, '−1\u202f005 (−50.0 %)'],
  ['seconds', -14400, -12, '−4 h (−12.0 %)'],
  ['score', 0.125, null, '+0.13'],
] as const)('a change in %s of %d', (unit, difference, relative, expected) => {
  expect(formatChange({ difference, relative, better: null }, { unit, shownIn: null })).toBe(expected);
});

test('the size of a change has no sign', () => {
  const change = { difference: -8.7, relative: null, better: false };
  expect(changeSize(change, { unit: 'percent', shownIn: null })).toBe('8.7 points');
  expect(changeSize({ ...change, difference: -14400 }, { unit: 'seconds', shownIn: null })).toBe('4 h');
});

test('dates', () => {
  expect(formatDate('2026-07-01')).toBe('1 Jul 2026');
  expect(formatDate('soon')).toBe('soon');
  expect(formatDays('2026-07-01', '2026-10-01')).toBe('1 Jul – 30 Sep 2026');
  expect(formatDays('2026-12-01', '2027-02-01')).toBe('1 Dec 2026 – 31 Jan 2027');
  expect(formatDays('2028-02-01', '2028-03-01')).toBe('1 Feb – 29 Feb 2028');
});

test('a name is never cut within the sign of a character that can’t be seen', () => {
  const name = visible('a\u202eb');
  expect(name).toBe('a⟨U+202E⟩b');
  // Ten characters: the sign is eight of them, and stays whole or goes.
  const cut = [...Array(10).keys()].map(i => clip(name, i + 1));
  expect(cut).toEqual(['…', ...Array(8).fill('a…'), name]);
});
