import { describe, expect, test } from 'vitest';
import { amountsIn } from '../../src/rules/prose-amounts.ts';

const hour = 3600;
const day = 24 * hour;

/** Kind, value and words of each. */
function found(text: string): [string, number, string][] {
  return amountsIn(text.toLowerCase()).map(({ kind, value, start, end }) => [
    kind,
    Math.round(value * 100) / 100,
    text.slice(start, end),
  ]);
}

describe('amounts in a sentence', () => {
  test.each([
    ['82% of requests', [['share', 82, '82%']]],
    [
      '62,9 % and 0.5 per cent',
      [
        ['share', 62.9, '62,9 %'],
        ['share', 0.5, '0.5 per cent'],
      ],
    ],
    ['eighty percent', [['share', 80, 'eighty percent']]],
    ['three in four calls', [['share', 75, 'three in four']]],
    ['4 out of 5 callers', [['share', 80, '4 out of 5']]],
    ['fewer than one ticket in eight', [['share', 12.5, 'one ticket in eight']]],
    ['at least 70 of 100 requests', [['share', 70, '70 of 100']]],
    ['in 11 of 12 months', [['share', 91.67, '11 of 12']]],
    ['two thirds of all', [['share', 66.67, 'two thirds of']]],
    ['a fifth of them', [['share', 20, 'a fifth of']]],
    ['half of the letters', [['share', 50, 'half of the']]],
    ['rated 4 out of 5', [['number', 4, '4 out of 5']]],
    ['CSAT of 4.6 out of 5', [['number', 4.6, '4.6 out of 5']]],
    ['within 45 seconds', [['time', 45, '45 seconds']]],
    [
      'in 45s or 28m or 4h',
      [
        ['time', 45, '45s'],
        ['time', 28 * 60, '28m'],
        ['time', 4 * hour, '4h'],
      ],
    ],
    ['forty-five minutes', [['time', 45 * 60, 'forty-five minutes']]],
    ['ten business days', [['time', 10 * day, 'ten business days']]],
    [
      'within an hour, the same day',
      [
        ['time', hour, 'within an hour'],
        ['span', 1, 'the same day'],
      ],
    ],
    ['half an hour', [['time', hour / 2, 'half an hour']]],
    ['three quarters of an hour', [['time', 45 * 60, 'three quarters of an hour']]],
    ['1 hour and 30 minutes', [['time', 1.5 * hour, '1 hour and 30 minutes']]],
    ['2m 30s', [['time', 150, '2m 30s']]],
    ['400 m', [['number', 400, '400']]],
    ['40 000 meters', [['number', 40000, '40 000']]],
    ['six months', [['span', 6, 'six months']]],
    ['by a third', [['factor', 0.67, 'by a third']]],
    ['by two thirds', [['factor', 0.33, 'two thirds']]],
    ['halve it', [['factor', 0.5, 'halve']]],
    ['double it', [['factor', 2, 'double']]],
    ['40,000 meters', [['number', 40000, '40,000']]],
    ['1.2 million visits', [['number', 1200000, '1.2 million']]],
    ['ten questions', [['word', 10, 'ten']]],
    ['a hundred callers', [['word', 100, 'a hundred']]],
    ['two hundred callers', [['word', 200, 'two hundred']]],
    [
      '90 seconds in 4 of 5 calls',
      [
        ['time', 90, '90 seconds'],
        ['share', 80, '4 of 5'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    '24 hours a day',
    'seven days a week',
    'one of them',
    'someone',
    'the first',
    'uncontrolled ones',
  ])('%s is none', text => {
    expect(found(text)).toEqual([]);
  });

  test('working days may be days of eight hours, and weeks five days', () => {
    expect(amountsIn('5 working days')[0]!.or).toEqual([40 * hour, 7 * day]);
    expect(amountsIn('2 weeks')[0]!.or).toEqual([10 * day]);
    expect(amountsIn('half a day')[0]!.or).toEqual([4 * hour]);
  });
});
