import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAlone, fitsWorkingTime, inUnit, parseQuantity, writtenInDays } from '../../src/plan/quantity.ts';

describe('parseQuantity', () => {
  it.each([
    [62.9, 62.9, 'plain'],
    [0, 0, 'plain'],
    ['4.2', 4.2, 'plain'],
    ['-3', -3, 'plain'],
    ['62.9 %', 62.9, 'percent'],
    ['75%', 75, 'percent'],
    ['12 points', 12, 'points'],
    ['-35.9 points', -35.9, 'points'],
    ['45s', 45, 'seconds'],
    ['28m', 1680, 'seconds'],
    ['4h', 14_400, 'seconds'],
    ['2d 4h', 187_200, 'seconds'],
    ['2d4h', 187_200, 'seconds'],
    ['1.5 hours', 5400, 'seconds'],
    ['1 w', 604_800, 'seconds'],
    ['PT45S', 45, 'seconds'],
    ['P2DT4H', 187_200, 'seconds'],
    ['P1W', 604_800, 'seconds'],
    ['PT0.5M', 30, 'seconds'],
    [{ amount: 4, unit: 'hours' }, 14_400, 'seconds'],
    [{ amount: 4, unit: '%' }, 4, 'percent'],
  ] as const)('reads %j', (written, value, unit) => {
    expect(parseQuantity(written)).toEqual({ value, unit });
  });

  it.each([
    '',
    ' ',
    '%',
    'three days',
    '62,9 %',
    '1e3',
    '5 stars',
    '5 % 3 %',
    '2d 4',
    '2d -4h',
    'P',
    'PT',
    'P1M',
    '1.2.3',
    '2constructor',
    '2constructor 3toString',
    '2 __proto__',
    '9'.repeat(400),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { amount: 4, unit: 'constructor' },
    { amount: Number.POSITIVE_INFINITY, unit: 'h' },
    null,
    undefined,
  ])('refuses %j', written => {
    expect(parseQuantity(written)).toBeUndefined();
  });

  it('never throws and gives only finite numbers', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const quantity = parseQuantity(text);
        expect(quantity === undefined || Number.isFinite(quantity.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('adds the parts of a duration, whatever their order', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('s', 'm', 'h', 'd', 'w'));
    const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), parts => {
        const text = parts.map(([amount, unit]) => `${amount}${unit}`).join(' ');
        const sum = parts.reduce((sum, [amount, unit]) => sum + amount * seconds[unit as 's'], 0);
        expect(parseQuantity(text)).toEqual({ value: sum, unit: 'seconds' });
      }),
    );
  });
});

describe('inUnit', () => {
  it('takes a plain number in the unit of the KPI', () => {
    expect(inUnit({ value: 75, unit: 'plain' }, 'percent')).toBe(75);
    expect(inUnit({ value: 28, unit: 'plain' }, 'seconds', 60)).toBe(1680);
    expect(inUnit({ value: 28, unit: 'plain' }, 'seconds')).toBeUndefined();
  });

  it('refuses what cannot be that unit', () => {
    expect(inUnit({ value: 28, unit: 'seconds' }, 'percent')).toBeUndefined();
    expect(inUnit({ value: 28, unit: 'percent' }, 'seconds')).toBeUndefined();
    expect(inUnit({ value: 28, unit: 'percent' }, 'score')).toBeUndefined();
    expect(inUnit({ value: 3, unit: 'points' }, 'percent')).toBe(3);
    expect(inUnit({ value: 3, unit: 'points' }, 'count')).toBeUndefined();
  });
});

describe('days of working time', () => {
  it.each([
    ['3d', 3, true],
    ['2.5 days', 2.5, true],
    ['1 day', 1, true],
    ['P3D', 3, true],
    [{ amount: 4, unit: 'days' }, 4, true],
    ['1d 4h', undefined, true],
    ['P1DT4H', undefined, true],
    ['2w', undefined, true],
    ['P2W', undefined, true],
    ['45 seconds', undefined, false],
    ['4h', undefined, false],
    ['PT45S', undefined, false],
    [{ amount: 4, unit: 'seconds' }, undefined, false],
    [3, undefined, false],
    [null, undefined, false],
  ] as const)('%j', (written, days, mentioned) => {
    expect(daysAlone(written)).toBe(days);
    expect(writtenInDays(written)).toBe(mentioned);
    expect(fitsWorkingTime(written, undefined)).toBe(true);
    const isTime = written !== null && written !== 3;
    expect(fitsWorkingTime(written, 'hours')).toBe(!mentioned);
    expect(fitsWorkingTime(written, 'days')).toBe(!isTime || days !== undefined);
  });
});
