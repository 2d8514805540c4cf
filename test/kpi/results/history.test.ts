import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoryKpi, readHistory } from '../../../src/kpi/results/history.ts';
import { periodNamed } from '../../../src/kpi/results/history-table.ts';
import { decimalMark, writtenNumber } from '../../../src/kpi/results/written-number.ts';
import { calendarYear } from '../../../src/plan/period.ts';
import { hash } from './rows.ts';

const july = { fiscalYearStart: 7, fiscalLabel: 'ending' } as const;

const kpi = (change: Partial<HistoryKpi>): HistoryKpi => ({
  id: 'on-time',
  name: 'Closed on time',
  stat: 'share',
  unit: 'percent',
  shownIn: null,
  min: 0,
  max: 100,
  minSample: 30,
  sensitive: false,
  definition: hash('d'),
  scope: null,
  ...change,
});
const kpis = [
  kpi({}),
  kpi({
    id: 'days',
    name: 'Days to close',
    stat: 'median',
    unit: 'seconds',
    shownIn: 'days',
    min: 0,
    max: undefined,
  }),
  kpi({ id: 'nps', name: 'NPS', stat: 'score', unit: 'points', min: -100, sensitive: true }),
  kpi({ id: 'requests', name: 'Requests', stat: 'count', unit: 'count', max: undefined }),
];

const read = (text: string, calendar = calendarYear) =>
  readHistory({ text, kpis, calendar, asOf: '2026-10-05' });
const taken = (text: string) => {
  const { rows, problems } = read(text);
  expect(problems).toEqual([]);
  return rows.map(({ period, kpi: id, value, numerator, n }) => [period.id, id, value, numerator, n]);
};
const problem = (text: string, calendar = calendarYear) =>
  read(text, calendar)
    .problems.map(({ message }) => message)
    .join('\n');

describe('the forms of a history', () => {
  it('takes one figure a line', () => {
    expect(
      taken(
        'Period,KPI,Value,n,numerator,denominator,note\n' +
          '2026-Q1,on-time,62.9 %,240,,,\n' +
          '2026-Q2,Closed on time,,,150,200,from the board paper\n' +
          '2026-Q1,days,4.5,80,,,\n' +
          '2026-Q1,nps,−12,300,,,\n' +
          '2026-Q1,requests,"1 234",,,,\n',
      ),
    ).toEqual([
      ['2026-Q1', 'on-time', 62.9, null, 240],
      ['2026-Q2', 'on-time', 75, 150, 200],
      ['2026-Q1', 'days', 4.5 * 86400, null, 80],
      ['2026-Q1', 'nps', -12, null, 300],
      ['2026-Q1', 'requests', 1234, null, null],
    ]);
  });

  it('takes periods as columns, with the decimal commas of a European spreadsheet', () => {
    expect(
      taken('Kennzahl;2025-Q4;Q1 2026;2026-03\non-time;62,9 %;64,0 %;\nRequests;1.234;2.345;3.456\n'),
    ).toEqual([
      ['2025-Q4', 'on-time', 62.9, null, null],
      ['2026-Q1', 'on-time', 64, null, null],
      ['2025-Q4', 'requests', 1234, null, null],
      ['2026-Q1', 'requests', 2345, null, null],
      ['2026-03', 'requests', 3456, null, null],
    ]);
  });

  it('takes KPIs as columns', () => {
    expect(taken('quarter,on-time,Days to close\n2025-Q4,61%,2d 4h\n2026-Q1,63%,36:00:00\n')).toEqual([
      ['2025-Q4', 'on-time', 61, null, null],
      ['2025-Q4', 'days', 187200, null, null],
      ['2026-Q1', 'on-time', 63, null, null],
      ['2026-Q1', 'days', 129600, null, null],
    ]);
  });

  it('accounts for every figure', () => {
    const history = read('kpi,2025-Q4,2026-Q1,remarks\non-time,62 %,n/a,x\non-time,62 %,,y\nother,1,2,z\n');
    expect(history).toMatchObject({ figures: 6, empty: [2, 3], repeated: [3], unused: ['remarks'] });
    expect(history.rows).toHaveLength(1);
    expect(history.problems.map(({ line }) => line)).toEqual([4, 4]);
  });

  it('loses no figure, whatever stands in the file', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '2026-Q1',
        '2025-Q4',
        'on-time',
        'nps',
        '',
        '62,9',
        '1.234',
        '5 %',
        '-',
        'period',
        'kpi',
        'value',
        '"',
        ';',
      ),
      fc.string({ maxLength: 5 }),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const history = read(rows.map(cells => cells.join(delimiter)).join('\n'));
        const { figures, rows: got, empty, repeated, problems } = history;
        const fractions = problems.filter(({ message }) => message.startsWith('all values of')).length;
        const whole = problems.filter(({ message }) => message.startsWith('Its columns are')).length;
        expect(got.length + empty.length + repeated.length + problems.length - fractions - whole).toBe(
          figures,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a history is asked about', () => {
  it.each([
    [
      'a KPI that there is not',
      'period,kpi,value\n2026-Q1,on-tme,5 %',
      'the plan has no KPI "on-tme"; did you mean on-time?',
    ],
    ['no period', 'period,kpi,value\nspring,on-time,5 %', '"spring" is not a period; write 2026-Q1'],
    [
      'a period that is not over',
      'period,kpi,value\n2026-Q4,on-time,5 %',
      '2026-Q4 (Oct–Dec 2026) is not over on 2026-10-05',
    ],
    [
      'a value that is none',
      'period,kpi,value\n2026-Q1,on-time,good',
      '"good" is no value of on-time; write it like 62.9 %',
    ],
    ['a time that is a share', 'period,kpi,value\n2026-Q1,on-time,28 min', '"28 min" is no value of on-time'],
    [
      'a share that is a time',
      'period,kpi,value\n2026-Q1,days,28 %',
      '"28 %" is no value of days; write it like 2d 4h',
    ],
    [
      'more than everything',
      'period,kpi,value\n2026-Q1,on-time,101 %',
      '101 % lies outside the scale of on-time, 0 to 100',
    ],
    [
      'a share that does not add up',
      'period,kpi,value,numerator,denominator\n2026-Q1,on-time,70 %,150,200',
      '150 of 200 is 75.0 %, not 70 %',
    ],
    ['fractions of 1', 'kpi,2025-Q4,2026-Q1\non-time,0.62,0.64', 'all values of on-time lie between 0 and 1'],
    [
      'thousands or decimals',
      'period,kpi,value\n2026-Q1,requests,"1,234"',
      '"1,234" may be thousands or decimals',
    ],
    [
      'two figures of one',
      'period,kpi,value\n2026-Q1,on-time,5 %\n2026-Q1,on-time,6 %',
      'line 2 has another figure of on-time for 2026-Q1',
    ],
    ['other columns', 'a,b\n1,2', 'Its columns are a, b. There have to be period, kpi and value'],
  ])('%s', (_, text, message) => {
    expect(problem(text)).toContain(message);
    expect(read(text).problems[0]!.line).toBeGreaterThan(0);
  });

  it('whether "Q1 2026" is of the calendar or of the fiscal year', () => {
    const text = 'period,kpi,value\nQ1 2026,on-time,5 %';
    expect(problem(text)).toBe('');
    expect(problem(text, july)).toBe(
      '"Q1 2026" may be a quarter of the calendar or of the fiscal year; write 2026-Q1 for FY26-Q3 (Jan–Mar 2026), or FY26-Q1 for FY26-Q1 (Jul–Sep 2025)',
    );
  });

  it('withholds fewer than ten answers of persons, and marks what is of too few', () => {
    const { rows } = read(
      'period,kpi,value,n\n2026-Q1,nps,40,9\n2026-Q2,nps,40,10\n2026-Q1,on-time,40 %,29\n',
    );
    expect(rows.map(({ value, n, small }) => [value, n, small])).toEqual([
      [null, null, 'withheld'],
      [40, 10, 'too-few'],
      [40, 29, 'too-few'],
    ]);
  });
});

describe('periods as people write them', () => {
  it.each([
    ['2026-Q1', '2026-Q1'],
    ['2026 q1', '2026-Q1'],
    ['Q1/2026', '2026-Q1'],
    ['2026-01', '2026-01'],
    ['2026/1', '2026-01'],
    ['01/2026', '2026-01'],
    ['Jan 2026', '2026-01'],
    ['September 2025', '2025-09'],
    ['2025', '2025'],
  ])('%s is %s', (written, id) => expect(periodNamed(written, calendarYear)).toMatchObject({ id }));

  it.each([
    ['FY26-Q1', '2025-Q3'],
    ['FY26 Q1', '2025-Q3'],
    ['FY2026 Q1', '2025-Q3'],
    ['Q1 FY26', '2025-Q3'],
    ['FY26', 'FY26'],
    ['2025-Q3', '2025-Q3'],
  ])('%s is %s where the year starts in July', (written, id) =>
    expect(periodNamed(written, july)).toMatchObject({ id }),
  );

  it.each(['', 'Q5 2026', '13/2026', 'Foo 2026', '2026-Q1-2', 'FY'])('%j is none', written =>
    expect(periodNamed(written, calendarYear)).toHaveProperty('problem'),
  );
});

describe('writtenNumber', () => {
  it.each([
    ['62.9', undefined, 62.9],
    ['62,9', undefined, 62.9],
    ['-1,5', undefined, -1.5],
    ['−3', undefined, -3],
    ['1.234,5', undefined, 1234.5],
    ['1,234.5', undefined, 1234.5],
    ['1,234,567', undefined, 1234567],
    ['1.234.567', undefined, 1234567],
    ['1 234 567', undefined, 1234567],
    ["1'234.50", undefined, 1234.5],
    ['1,234', undefined, 'ambiguous'],
    ['1.234', undefined, 'ambiguous'],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ['0.125', undefined, 0.125],
    ['1234,567', undefined, 1234.567],
    ['1,23,4', undefined, Number.NaN],
    ['1,2,3', undefined, Number.NaN],
    ['12a', undefined, Number.NaN],
    ['', undefined, Number.NaN],
    ['1e5', undefined, Number.NaN],
  ] as const)('%s beside %s is %s', (text, mark, value) => expect(writtenNumber(text, mark)).toBe(value));

  it('reads every number back in both ways of writing', () => {
    const digits = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(digits, fc.constantFrom('.', ','), ([whole, cents], mark) => {
        const group = mark === '.' ? ',' : '.';
        const text = `${String(whole).replace(/\B(?=(\d{3})+$)/g, group)}${mark}${String(cents).padStart(2, '0')}`;
        const sign = text.startsWith('-') ? -1 : 1;
        expect(writtenNumber(text, undefined)).toBeCloseTo(sign * (Math.abs(whole) + cents / 100), 6);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the mark of a file from the values that show it', () => {
    expect(decimalMark(['1.234', '62,9'])).toBe(',');
    expect(decimalMark(['1,234', '62.9'])).toBe('.');
    expect(decimalMark(['1,234', '5'])).toBeUndefined();
    expect(decimalMark(['62,9', '62.9'])).toBeUndefined();
  });
});
