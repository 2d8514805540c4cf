import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotDo } from '../../../src/diagnostic/faults.ts';
import { cellValue, csvCell } from '../../../src/kpi/results/csv-cell.ts';
import { csvRecords, delimiterOf } from '../../../src/kpi/results/csv-records.ts';
import { parseResults } from '../../../src/kpi/results/parse.ts';
import { resultsText } from '../../../src/kpi/results/write.ts';
import { hash, row } from './rows.ts';

const read = (text: string) => parseResults(text, 'results/2026-Q1.csv', hash('f')).rows;

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof CannotDo) return error.message;
    throw error;
  }
  return 'read';
}

const withCell = (column: string, value: string, rows = [row()]) => {
  const [header, first, ...rest] = resultsText(rows).split('\n');
  const names = header!.split(',');
  const cells = first!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  cells[names.indexOf(column)] = value;
  return [header, cells.join(','), ...rest].join('\n');
};

describe('a results file', () => {
  it('is tidy: one line a figure, with all that defends it', () => {
    expect(resultsText([row()])).toBe(
      'format,period,from,to,kpi,stat,goal,breakdown,group,value,unit,numerator,denominator,n,deviation,outcomes,left_out,small,provisional,course_gte,course_lte,status,definition,scope,as_of,sources,origin,closing,note,csplan\n' +
        `1,2026-Q1,2026-01-01,2026-03-31,on-time,share,,,,75,percent,180,240,240,,180 closed in time; 60 closed late,"3 nothing under ""due_at""",,,,,,${hash('d')},,2026-04-03,requests ${hash('a')} ${hash('b')},computed,1,,0.1.0\n`,
    );
  });

  it('gives back what was written', () => {
    const rows = [
      row(),
      row({ goal: 'g', course: { gte: 78, lte: null }, status: 'behind', scope: hash('e') }),
      row({ breakdown: 'agency', group: '=HYPERLINK("x")', numerator: null, value: -35.9, unit: 'points' }),
      row({
        breakdown: 'agency',
        group: '',
        small: 'withheld',
        value: null,
        n: null,
        outcomes: [],
        leftOut: [],
      }),
      row({
        closing: 2,
        note: 'Late exports, "all" of them',
        origin: 'imported',
        sources: [],
        provisional: true,
      }),
      row({ stat: 'mean', unit: 'seconds', value: 1 / 3, deviation: 12.5, numerator: null }),
    ];
    expect(read(resultsText(rows))).toEqual(
      rows.map(entry => ({ ...entry, value: entry.value && Number(entry.value.toPrecision(12)) })),
    );
  });

  it('survives a byte-order mark and other line ends', () => {
    const text = resultsText([row()]);
    expect(read(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual([row()]);
  });

  it.each([
    [
      'another version',
      withCell('format', '2'),
      'line 2: it is written in format "2", and this csplan reads format 1',
    ],
    ['no version', withCell('format', ''), 'line 2: it is written in format ""'],
    ['no results file', 'a,b\n1,2\n', 'line 1: it does not begin with the header of a results file'],
    ['nothing', '', 'line 1: it does not begin with the header'],
    ['semicolons', resultsText([row()]).replaceAll(',', ';'), 'a spreadsheet seems to have saved it anew'],
    ['a lost column', resultsText([row()]).replace(',status,', ',state,'), 'it lacks the column status'],
    ['a column more', resultsText([]).replace('\n', ',mine\n'), 'it has a column "mine"'],
    ['a short line', `${resultsText([row()])}1,2\n`, 'line 3: it has 2 cells where the header has 30'],
    [
      'a decimal comma',
      withCell('value', '"62,9"'),
      '"62,9" stands under value where a number such as 62.9 is meant',
    ],
    ['hexadecimal', withCell('n', '0x10'), '"0x10" stands under n'],
    ['another date', withCell('as_of', '3.4.2026'), '"3.4.2026" stands under as_of where a date'],
    ['no such day', withCell('to', '2026-02-30'), '"2026-02-30" stands under to'],
    [
      'an end before the start',
      withCell('to', '2025-12-31'),
      '"2025-12-31" stands under to where a date from 2026-01-01 on',
    ],
    ['a cut hash', withCell('definition', 'dd'), '"dd" stands under definition where a SHA-256'],
    ['another word', withCell('small', 'few'), '"few" stands under small where too-few, withheld is meant'],
    ['no KPI', withCell('kpi', ''), 'nothing stands under kpi'],
    ['a closing of 0', withCell('closing', '0'), '"0" stands under closing'],
    ['the same twice', resultsText([row(), row({ value: 76 })]), 'line 3: it repeats the figure of line 2'],
  ])('refuses %s with the line', (_, text, message) => {
    expect(refusal(text)).toContain(message);
    expect(refusal(text)).toMatch(/^results\/2026-Q1\.csv, line \d+: /);
  });

  it('reads any row that was written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    const plain = text.map(value =>
      value.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu, ''),
    );
    const amount = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map(value => Number(value.toPrecision(12)) || 0);
    const made = fc.record({
      group: plain,
      value: fc.option(amount),
      n: fc.nat(),
      note: plain,
      label: plain,
    });
    fc.assert(
      fc.property(made, ({ group, value, n, note, label }) => {
        const tally = [{ label: `x${label.replaceAll(';', ',')}`, count: n }];
        const written = row({ breakdown: 'column', group, value, n, note: note || null, outcomes: tally });
        expect(read(resultsText([written]))).toEqual([written]);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws anything but a refusal', () => {
    const [header, line] = resultsText([row()]).split('\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(400), (text, at) => {
        refusal(text);
        refusal(`${header}\n${line!.slice(0, at)}${text}${line!.slice(at)}\n`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+49 30', "'+49 30"],
    ['-x', "'-x"],
    ["'quoted'", "''quoted'"],
    ['-35.9', '-35.9'],
    ['a,b', '"a,b"'],
    ['5" nails', '"5"" nails"'],
    ['two\nlines', 'two\ufffdlines'],
    ['\u202egnp', '\ufffdgnp'],
  ])('%j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell));

  it('gives every visible text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const written = csvCell(text);
        const cell = csvRecords(`${written},x`, ',')[0]!.cells[0]!;
        expect(cellValue(cell)).toBe(
          text.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '\ufffd'),
        );
        expect(cell).not.toMatch(/^[=+@\t\r]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('csvRecords', () => {
  it('agrees with csv-parse on well-formed files', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r\n', 'é', ';'),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map(cells => cells.map(quoted).join(',')).join(end);
        const theirs = parse(text, {
          relax_column_count: true,
          record_delimiter: end,
          info: true,
        }) as unknown as {
          record: string[];
        }[];
        const ours = csvRecords(text, ',');
        expect(ours.map(record => record.cells)).toEqual(theirs.map(({ record }) => record));
      }),
      { numRuns: 200 },
    );
  });

  it('tells the line on which each record begins', () => {
    const records = csvRecords('a,b\n"two\nlines",x\n\n  \nlast,y', ',');
    expect(records.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'two\nlines'],
      [6, 'last'],
    ]);
  });

  it('finds the delimiter in the first line', () => {
    expect(delimiterOf('a;b;c\n1,2;3')).toBe(';');
    expect(delimiterOf('a\tb')).toBe('\t');
    expect(delimiterOf('value')).toBe(',');
  });
});
