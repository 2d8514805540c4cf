import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateEvidence, formatFor } from '../../src/data/date-evidence.ts';
import { DateFormat, dayNumber, daysIn } from '../../src/data/date-format.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';

const read = (pattern: string, text: string) => {
  const value = new DateFormat(pattern).parse(text);
  return Number.isNaN(value) ? undefined : new Date(value).toISOString();
};

const two = (value: number) => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writers that share nothing with the parser but the names of the formats. */
const writers: Record<string, (date: Date) => string> = {
  'yyyy-MM-dd HH:mm:ss': d => d.toISOString().slice(0, 19).replace('T', ' '),
  "yyyy-MM-dd'T'HH:mm:ss.SSSXXX": d => d.toISOString(),
  'MM/dd/yyyy hh:mm:ss a': d => {
    const hour = d.getUTCHours();
    return `${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())}/${d.getUTCFullYear()} ${two(hour % 12 === 0 ? 12 : hour % 12)}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
  },
  'd.M.yyyy H:mm:ss': d =>
    `${d.getUTCDate()}.${d.getUTCMonth() + 1}.${d.getUTCFullYear()} ${d.getUTCHours()}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`,
  'dd/MMM/yy h:mm:ss a': d =>
    `${two(d.getUTCDate())}/${months[d.getUTCMonth()]}/${two(d.getUTCFullYear() % 100)} ${((d.getUTCHours() + 11) % 12) + 1}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${d.getUTCHours() < 12 ? 'am' : 'pm'}`,
  yyyyMMddHHmmss: d => d.toISOString().replace(/\D/g, '').slice(0, 14),
};

const dates = fc
  .integer({ min: Date.UTC(1969, 0, 1) / 1000, max: Date.UTC(2068, 11, 31) / 1000 })
  .map(seconds => new Date(seconds * 1000));

describe('DateFormat', () => {
  it.each(Object.keys(writers))('reads back what is written as %s', pattern => {
    const format = new DateFormat(pattern);
    fc.assert(
      fc.property(dates, date => {
        expect(format.parse(writers[pattern]!(date))).toBe(date.getTime());
      }),
      { numRuns: 200 },
    );
  });

  it('knows the calendar', () => {
    expect(read('dd.MM.yyyy', '29.02.2024')).toBe('2024-02-29T00:00:00.000Z');
    expect(read('dd.MM.yyyy', '29.02.2023')).toBeUndefined();
    expect(read('dd.MM.yyyy', '29.02.1900')).toBeUndefined();
    expect(read('dd.MM.yyyy', '29.02.2000')).toBe('2000-02-29T00:00:00.000Z');
    expect(read('dd.MM.yyyy', '31.04.2026')).toBeUndefined();
    expect(read('dd.MM.yyyy', '00.01.2026')).toBeUndefined();
    expect(read('MM/dd/yyyy', '13/01/2026')).toBeUndefined();
    expect(read('yyyy-MM-dd HH:mm', '2026-01-01 24:00')).toBeUndefined();
    expect(read('yyyy-MM-dd HH:mm', '2026-01-01 12:60')).toBeUndefined();
  });

  it('agrees with Date on the number of a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 2400 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(27),
        (year, month, day) => {
          expect(dayNumber(year, month, day + 1)).toBe(Date.UTC(year, month - 1, day + 1) / 86_400_000);
          expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
        },
      ),
    );
  });

  it('takes one digit for two, but not more', () => {
    expect(read('MM/dd/yyyy H:mm', '1/5/2026 9:07')).toBe('2026-01-05T09:07:00.000Z');
    expect(read('M/d/yyyy', '12/31/2026')).toBe('2026-12-31T00:00:00.000Z');
    expect(read('M/d/yyyy', '1/5/20266')).toBeUndefined();
    expect(read('M/d/yyyy', '1/5/26')).toBeUndefined();
    expect(read('M/d/yyyy', '1/5/2026 ')).toBeUndefined();
  });

  it('reads halves of the day', () => {
    expect(read('yyyy-MM-dd hh:mm a', '2026-01-01 12:00 AM')).toBe('2026-01-01T00:00:00.000Z');
    expect(read('yyyy-MM-dd hh:mm a', '2026-01-01 12:00 PM')).toBe('2026-01-01T12:00:00.000Z');
    expect(read('yyyy-MM-dd h:mm a', '2026-01-01 1:05\u202fp.m.')).toBe('2026-01-01T13:05:00.000Z');
    expect(read('yyyy-MM-dd hh:mm a', '2026-01-01 13:00 PM')).toBeUndefined();
  });

  it('reads offsets and fractions', () => {
    expect(read('yyyy-MM-dd HH:mm:ss XXX', '2026-01-15 08:23:00 +0200')).toBe('2026-01-15T06:23:00.000Z');
    expect(read("yyyy-MM-dd'T'HH:mmXXX", '2026-01-15T08:23-05:30')).toBe('2026-01-15T13:53:00.000Z');
    expect(read('yyyy-MM-ddTHH:mm:ssXXX', '2026-01-15T08:23:00Z')).toBe('2026-01-15T08:23:00.000Z');
    expect(read('yyyy-MM-dd HH:mm:ss.SSS', '2026-01-01 00:01:05.0000000')).toBe('2026-01-01T00:01:05.000Z');
    expect(read('yyyy-MM-dd HH:mm:ss.SSS', '2026-01-01 00:01:05.4')).toBe('2026-01-01T00:01:05.400Z');
    expect(read('yyyy-MM-dd HH:mm:ss.S', '2026-01-01 00:01:05.123')).toBe('2026-01-01T00:01:05.123Z');
  });

  it('reads month names and two-digit years', () => {
    expect(read('d MMM yyyy', '3 Sept 2026')).toBe('2026-09-03T00:00:00.000Z');
    expect(read('MMMM d, yyyy', 'december 24, 2026')).toBe('2026-12-24T00:00:00.000Z');
    expect(read('d MMM yyyy', '3 Mayo 2026')).toBe('2026-05-03T00:00:00.000Z');
    expect(read('d MMM yyyy', '3 Foo 2026')).toBeUndefined();
    expect(read('dd/MM/yy', '01/02/69')).toBe('1969-02-01T00:00:00.000Z');
    expect(read('dd/MM/yy', '01/02/68')).toBe('2068-02-01T00:00:00.000Z');
  });

  it.each(['yyyy-mm-dd', 'MM/dd', 'yyyy-MM-dd hh:mm', 'yyyy-MM-dd HH:mm a', 'yyyy-MM-dd Q', 'dddd.MM.yyyy'])(
    'refuses the format %s',
    pattern => {
      expect(() => new DateFormat(pattern)).toThrow(CannotDo);
    },
  );

  it('never throws on a text', () => {
    const format = new DateFormat('dd/MMM/yy h:mm a XXX');
    fc.assert(fc.property(fc.string(), text => void format.parse(text)));
  });
});

describe('formatFor', () => {
  it.each([
    ['05/01/2022 12:00:03 AM', 'dd/MM/yyyy hh:mm:ss a', 'MM/dd/yyyy hh:mm:ss a'],
    ['2022-01-21 13:47:00', 'yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss'],
    ['01.02.2021', 'dd.MM.yyyy', 'MM.dd.yyyy'],
    ['1/5/2019 8:51', 'd/M/yyyy H:mm', 'M/d/yyyy H:mm'],
    ['29-02-2016 01:16', 'dd-MM-yyyy HH:mm', undefined],
    ['15/Jan/24 3:04 PM', 'dd/MMM/yy h:mm a', 'dd/MMM/yy h:mm a'],
    ['2024-01-15T08:23:00Z', "yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ssXXX"],
    ['20240131', 'yyyyMMdd', 'yyyyMMdd'],
    ['2024-02-30', undefined, undefined],
    ['tomorrow', undefined, undefined],
  ])('%s', (text, dayFirst, monthFirst) => {
    expect(formatFor(text, 'day-first')?.pattern).toBe(dayFirst);
    expect(formatFor(text, 'month-first')?.pattern).toBe(monthFirst);
  });
});

describe('DateEvidence', () => {
  const verdict = (...texts: string[]) => {
    const evidence = new DateEvidence();
    for (const text of texts) evidence.add(text);
    return evidence.verdict();
  };
  it('weighs values', () => {
    expect(verdict('03/04/2026', '21/04/2026')).toBe('day-first');
    expect(verdict('03/04/2026', '04/21/2026')).toBe('month-first');
    expect(verdict('03/04/2026', '05/04/2026')).toBe('tie');
    expect(verdict('05/05/2026', '2026-01-02', 'junk')).toBe('open');
    expect(verdict('21/04/2026', '04/21/2026')).toBe('mixed');
    expect(verdict(...Array.from({ length: 101 }, () => '21/04/2026'), '04/21/2026')).toBe('day-first');
  });
});
