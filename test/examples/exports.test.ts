import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleExports, examplesFolder } from '../../src/build/example-data.ts';
import { Random } from '../../src/build/examples/random.ts';
import {
  afterOfficeTime,
  formsTimestamp,
  hour,
  nextOpen,
  usTwelveHour,
} from '../../src/build/examples/wall-clock.ts';
import { writeCsv } from '../../src/build/examples/write-csv.ts';

describe('the examples’ exports', () => {
  const files = exampleExports();

  test.each([...files.keys()])('%s is what the generator writes, byte for byte', path => {
    expect(Buffer.compare(readFileSync(join(examplesFolder, path)), Buffer.from(files.get(path)!))).toBe(0);
  });

  test('there are no others', () => {
    const found = readdirSync(examplesFolder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.name.endsWith('.csv'))
      .map(entry =>
        join(entry.parentPath, entry.name)
          .slice(examplesFolder.length + 1)
          .replaceAll('\\', '/'),
      );
    expect(found.sort()).toEqual([...files.keys()].sort());
  });

  test('each example stays below 1.6 MB', () => {
    for (const example of ['city-311/', 'saas-support/']) {
      const bytes = [...files]
        .filter(([path]) => path.startsWith(example))
        .reduce((sum, [, text]) => sum + text.length, 0);
      expect(bytes).toBeLessThan(1_600_000);
    }
  });
});

describe('the generator', () => {
  // First draws of mulberry32 for seed 1, computed from the published algorithm in Python.
  test('draws as mulberry32 does', () => {
    const random = new Random(1);
    expect([random.next(), random.next(), random.next()].map(draw => Math.floor(draw * 2 ** 32))).toEqual([
      2693262067, 11749833, 2265367787,
    ]);
  });

  test('a quantile lies between its neighbours', () => {
    const random = new Random(7);
    for (let i = 0; i < 200; i++)
      expect(random.quantile([10, 20, 50])).toSatisfy((draw: number) => draw >= 10 && draw < 50);
  });

  const at = (text: string) => Date.parse(`${text}Z`);
  const office = { opens: 9 * hour, closes: 17.5 * hour };

  test.each([
    ['2026-07-31T08:00', '2026-07-31T09:00'],
    ['2026-07-31T12:00', '2026-07-31T12:00'],
    ['2026-07-31T17:30', '2026-08-03T09:00'],
    ['2026-08-01T10:00', '2026-08-03T09:00'],
    ['2026-08-02T22:00', '2026-08-03T09:00'],
  ])('the office opens next: %s', (from, opens) => expect(nextOpen(at(from), office)).toBe(at(opens)));

  test('office time leaves out nights and weekends', () =>
    expect(afterOfficeTime(at('2026-07-31T16:30'), 10 * hour, office)).toBe(at('2026-08-04T09:30')));

  test.each([
    ['2026-07-31T00:05:09', '07/31/2026 12:05:09 AM', '7/31/2026 0:05:09'],
    ['2026-07-01T12:00:00', '07/01/2026 12:00:00 PM', '7/1/2026 12:00:00'],
    ['2026-12-01T23:59:59', '12/01/2026 11:59:59 PM', '12/1/2026 23:59:59'],
  ])('%s as portals write it', (time, twelveHour, forms) =>
    expect([usTwelveHour(at(time)), formsTimestamp(at(time))]).toEqual([twelveHour, forms]),
  );

  test('quotes what needs quotes', () =>
    expect(
      writeCsv(
        ['a', 'b;c'],
        [
          ['x "y"', null],
          [1, 'two\nlines'],
        ],
        { delimiter: ';', newline: '\r\n', byteOrderMark: true },
      ),
    ).toBe('\uFEFFa;"b;c"\r\n"x ""y""";\r\n1;"two\nlines"\r\n'));
});
