import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src/data/clock-text.ts';
import { parseDuration, unitInHeader } from '../../src/data/duration-text.ts';
import { currencyOf, decimalOf, parseBoolean, parseNumber } from '../../src/data/number-text.ts';
import { KeyTable, TextTable } from '../../src/data/text-table.ts';

describe('parseNumber', () => {
  it.each([
    ['1234.5', 1234.5],
    ['-3', -3],
    ['+7', 7],
    ['0', 0],
    ['.5', 0.5],
    ['1.2E3', 1200],
    ['85 %', 85],
    ['85%', 85],
    ['1,234.5', 1234.5],
    ['12,345,678', 12345678],
    ['1,234', 1234],
    ['-1,234.00', -1234],
    ['1 234.5', 1234.5],
    ['1\u202f234\u202f567', 1234567],
    ["1'234.50", 1234.5],
    ['\u22125', -5],
    ['5-', -5],
    ['$1,234.50', 1234.5],
    ['-$5', -5],
    ['$-5', -5],
    ['($5.00)', -5],
    ['(12)', -12],
    ['12.00 USD', 12],
    ['USD 12', 12],
    ['US$12', 12],
    ['£7', 7],
    ['1 234.50 €', 1234.5],
    ['120 kr', 120],
  ])('%s', (text, value) => {
    expect(parseNumber(text, '.')).toBe(value);
  });

  it.each([
    ['1234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['1.234.567', 1234567],
    ['1 234,50 €', 1234.5],
    ['€ 1.234,50', 1234.5],
    ['1.234,50- EUR', -1234.5],
    ['(1.234,50 CHF)', -1234.5],
    ['12,5 %', 12.5],
    ['0,125', 0.125],
    ['1,2E3', 1200],
    ['-7', -7],
  ])('%s with a decimal comma', (text, value) => {
    expect(parseNumber(text, ',')).toBe(value);
  });

  it.each([
    '',
    '12,5',
    '0,125',
    '1,23,456',
    '1.234,5',
    'abc',
    '1e',
    '--1',
    '-5-',
    '(-5)',
    '(5',
    '5)',
    '$5 %',
    '$5 EUR',
    '5 XQQ',
    '0x10',
    'Infinity',
    '%',
    '$',
    '.',
    '1.2.3',
    '5 apples',
    '12,3456',
    '1 23',
    "1'234,567.5",
    '9'.repeat(400),
  ])('does not read %j', text => {
    const value = parseNumber(text, '.');
    expect(Number.isFinite(value)).toBe(false);
  });

  it('does not read a decimal point as a comma', () => {
    for (const text of ['12.5', '0.125', '1,234.5', '1.23.456']) expect(parseNumber(text, ',')).toBeNaN();
  });

  it('tells which decimal mark a number has', () => {
    expect(['12,5', '0,125', '1.234,5', '1.234.567', '-1,5 €'].map(decimalOf)).toEqual(Array(5).fill(','));
    expect(['12.5', '0.125', '1,234.5', '1,234,567', '.5', '$1.50'].map(decimalOf)).toEqual(
      Array(6).fill('.'),
    );
    expect(['1,234', '1.234', '12.345 %', '($1,234)'].map(decimalOf)).toEqual(Array(4).fill('either'));
    expect(['1234', 'a.b', '', '1 234', '1,2,3', '0'].map(decimalOf)).toEqual(Array(6).fill(undefined));
  });

  it('names the currency', () => {
    expect(['$5', 'USD 5', '5 €', '(5.00 EUR)', '5', '12.5', '85 %', 'CA$5', 'abc'].map(currencyOf)).toEqual([
      'USD',
      'USD',
      'EUR',
      'EUR',
      '',
      '',
      '',
      'CA$',
      '',
    ]);
  });

  it('reads back any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        // Text doesn't keep the sign of zero.
        expect(parseNumber(String(value), '.')).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('parseBoolean', () => {
  it('knows the words of real exports', () => {
    for (const text of ['TRUE', 'true', 'Y', 'Yes', '1', 'ONTIME', 'on time'])
      expect(parseBoolean(text)).toBe(1);
    for (const text of ['FALSE', 'n', 'No', '0', 'OVERDUE']) expect(parseBoolean(text)).toBe(0);
    for (const text of ['', 'maybe', '2', 'yesterday it was']) expect(parseBoolean(text)).toBe(-1);
  });
});

const plain = { unit: undefined, decimal: '.' } as const;
const minutes = { unit: 'minutes', decimal: '.' } as const;

describe('parseDuration', () => {
  it.each([
    ['00:45', 2700],
    ['26:15:00', 94_500],
    ['1:02:03', 3723],
    ['100:00:00', 360_000],
    ['-1:30', -5400],
    ['\u22120:15', -900],
    ['00:00:01.5', 1.5],
    ['12:02:23 AM', 143],
    ['12:00:37 AM', 37],
    ['1:00:00 PM', 46_800],
    ['2d 4h', 187_200],
    ['28m', 1680],
    ['1 hour, 5 minutes', 3900],
    ['PT45M', 2700],
    ['P1DT2H', 93_600],
    ['-PT1H', -3600],
    ['PT0.5S', 0.5],
    ['90 s', 90],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text, plain)).toBe(seconds);
  });

  it('reads plain numbers by their unit', () => {
    expect(parseDuration('1.5', { unit: 'hours', decimal: '.' })).toBe(5400);
    expect(parseDuration('-2', minutes)).toBe(-120);
    expect(parseDuration('2', plain)).toBeNaN();
    expect(parseDuration('50 %', minutes)).toBeNaN();
    expect(parseDuration('--2', minutes)).toBeNaN();
  });

  it.each([
    '',
    '1:60',
    '1:2:3',
    ':30',
    '1:',
    'abc',
    'P',
    'PT',
    '2x',
    '2d foo',
    'd',
    '13:00 PM',
    '1:00:61',
    '--5',
  ])('does not read %j', text => {
    expect(parseDuration(text, plain)).toBeNaN();
  });

  it('finds the unit that a header names', () => {
    expect(unitInHeader('Response Time (hours)')).toBe('hours');
    expect(unitInHeader('First response time (in hrs)')).toBe('hours');
    expect(unitInHeader('Speed of answer in seconds')).toBe('seconds');
    expect(unitInHeader('First reply time in minutes within business hours')).toBe('minutes');
    expect(unitInHeader('Time to first agent email reply (HH:mm:ss)')).toBeUndefined();
    expect(unitInHeader('Talk time')).toBeUndefined();
  });
});

describe('timeOfDay', () => {
  it('reads clock times and fractions of a day', () => {
    expect(timeOfDay('0.384')).toBe(33_177_600);
    expect(timeOfDay('0')).toBe(0);
    expect(timeOfDay('13:47')).toBe(49_620_000);
    expect(timeOfDay('8:51:12.4')).toBe(31_872_400);
    expect(timeOfDay('12:05 AM')).toBe(300_000);
    for (const text of ['', '24:00', '1.5', 'noon', '7']) expect(timeOfDay(text)).toBeNaN();
  });
});

describe('tables', () => {
  it('give equal texts one number and different texts different ones', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), texts => {
        const table = new TextTable();
        const keys = new KeyTable();
        const expected = new Map<string, number>();
        for (const text of texts) {
          if (!expected.has(text)) expected.set(text, expected.size);
          expect(table.code(text)).toBe(expected.get(text));
          expect(keys.code(text)).toBe(expected.get(text));
        }
        expect(table.texts).toEqual([...expected.keys()]);
      }),
    );
  });

  it('keep half a million ids of one make apart', () => {
    const keys = new KeyTable();
    for (let id = 0; id < 250_000; id++) {
      keys.code(`TICKET-${id}`);
      keys.code(`18-${String(id).padStart(8, '0')}`);
    }
    expect(keys.size).toBe(500_000);
  });
});
