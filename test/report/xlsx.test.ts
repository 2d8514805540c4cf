/** The report as a workbook, opened by a reader that has nothing to do with what wrote it. */
import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { XmlDocument } from 'libxml2-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportModel } from '../../src/report/model.ts';
import { renderXlsx } from '../../src/report/xlsx.ts';
import { annualReport } from './annual-report.ts';
import { city } from './city.ts';
import { extremes } from './extremes.ts';
import * as make from './fixture.ts';
import { hostile, hostileTexts } from './hostile.ts';

async function opened(model: ReportModel): Promise<WorkBook> {
  return read(await renderXlsx(model), { cellNF: true, cellFormula: true, cellStyles: true });
}

/** Rows of a sheet as objects by the titles of its first row; the cells as the reader has them. */
function tableOf(sheet: WorkSheet): Record<string, { v: unknown; w?: string; z?: string } | undefined>[] {
  const range = utils.decode_range(sheet['!ref']!);
  const cell = (r: number, c: number) => sheet[utils.encode_cell({ r, c })];
  return Array.from({ length: range.e.r }, (_, i) =>
    Object.fromEntries(
      Array.from({ length: range.e.c + 1 }, (_, c) => [`${c} ${cell(0, c)?.v}`, cell(i + 1, c)]),
    ),
  );
}

const parts = async (model: ReportModel) =>
  Object.fromEntries(
    Object.entries(unzipSync(await renderXlsx(model))).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]),
  );

describe('the city’s report', () => {
  let book: WorkBook;
  beforeAll(async () => {
    book = await opened(city());
  });
  const shown = (sheet: string, title: string) =>
    tableOf(book.Sheets[sheet]!).map(
      row => Object.entries(row).find(([key]) => key.endsWith(` ${title}`))?.[1],
    );

  test('a sheet for each part, in the order of the pages', () => {
    expect(book.SheetNames).toEqual([
      'Page one',
      'Scorecard',
      'KPIs',
      'Goals',
      'Series',
      'Breakdowns',
      'Contacts',
      'Reasons and channels',
      'Journeys',
      'Promised to us',
      'Initiatives',
      'Actions',
      'Asks',
      'Findings',
      'Method',
      'Files read',
      'Columns read',
      'To note in the data',
    ]);
  });

  test('shares are parts of one that show as per cent', () => {
    const [share] = shown('Scorecard', 'Value');
    expect(share).toMatchObject({ t: 'n', w: '76.6%' });
    expect(share!.v).toBeCloseTo(415 / 542, 12);
    expect(shown('Scorecard', 'Course, at least')[0]).toMatchObject({ v: 0.855, w: '85.5%' });
  });

  test('durations are days of the spreadsheet', () => {
    const seconds = shown('Scorecard', 'Value')[1];
    // 67.52 seconds, shown in seconds with one decimal.
    expect(seconds!.v).toBeCloseTo(67.52 / 86400, 12);
    expect(seconds!.z).toBe('[s].0" s"');
    const guard = shown('Scorecard', 'Guard, value')[0];
    expect(guard).toMatchObject({ v: 4, w: '96:00:00' });
  });

  test('figures of too few rows stand in brackets and are numbers; withheld ones are none', () => {
    const few = shown('Scorecard', 'Value')[3];
    expect(few).toMatchObject({ v: 3.4, w: '[3.40]' });
    const groups = tableOf(book.Sheets.Breakdowns!).map(row => [
      row['2 Group']?.v,
      row['3 Value']?.v,
      row['6 Rows']?.v,
    ]);
    expect(groups).toContainEqual(['web', 'withheld', undefined]);
    expect(groups).toContainEqual(['phone', -30, 30]);
  });

  test('dates are dates', () => {
    const from = shown('Series', 'From').at(0)!;
    expect(from).toMatchObject({ t: 'n', w: '2024-10-01' });
    // 1 January 2000 is day 36,526 of every spreadsheet.
    expect(from.v).toBe(36_526 + (Date.UTC(2024, 9, 1) - Date.UTC(2000, 0, 1)) / 86_400_000);
  });

  test('the first row of each table stays in sight; columns are as wide as what is in them', async () => {
    const files = await parts(city());
    const sheets = Object.entries(files).filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets).toHaveLength(book.SheetNames.length);
    for (const [name, xml] of sheets) {
      expect(/<pane [^>]*ySplit="1"[^>]*state="frozen"/.test(xml)).toBe(!name.endsWith('sheet1.xml'));
      expect(xml).toMatch(/<col min="1" max="1" width="\d\d"/);
    }
  });

  test('what each part of the archive says can be parsed', async () => {
    for (const xml of Object.values(await parts(city()))) XmlDocument.fromString(xml).dispose();
  });
});

describe.each(Object.entries(extremes))('%s', (_, model) => {
  test('opens; no formula, no link, no text that is longer than a cell', async () => {
    const book = await opened(model());
    expect(book.SheetNames[0]).toBe('Page one');
    for (const sheet of Object.values(book.Sheets))
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!')) continue;
        expect([cell.f, cell.l, cell.t === 'e']).toEqual([undefined, undefined, false]);
        if (cell.t === 's') expect(cell.v.length).toBeLessThanOrEqual(32_767);
        if (cell.t === 'n') expect(Number.isFinite(cell.v)).toBe(true);
      }
    const files = await parts(model());
    for (const xml of Object.values(files)) XmlDocument.fromString(xml).dispose();
    expect(Object.keys(files).filter(name => /external|vba|connection|hyperlink/i.test(name))).toEqual([]);
    expect(Object.values(files).join('')).not.toMatch(/TargetMode="External"|<f>|<f /);
  });
});

test('contacts: each period a row, each reason and channel with its share', async () => {
  const model = city();
  const [interaction] = model.nature.interactions;
  const book = await opened(model);
  const flows = tableOf(book.Sheets.Contacts!).filter(row => row['0 Contacts']!.v === interaction!.name);
  expect(flows.map(row => [row['1 Period']!.v, row['4 Received']?.v])).toEqual(
    interaction!.periods.map(({ period, received }) => [period.id, received ?? undefined]),
  );
  const column = interaction!.columns[0]!;
  const rows = tableOf(book.Sheets['Reasons and channels']!).filter(
    row => row['2 Column']!.v === column.column,
  );
  expect(rows.slice(0, 2).map(row => [row['3 Group']!.v, row['4 Number']!.v])).toEqual(
    column.rows.slice(0, 2).map(({ name, n }) => [name, n]),
  );
  expect(rows[0]!['5 Share']!.v).toBeCloseTo(column.rows[0]!.n! / column.total!, 12);
});

test('the annual statement, what meetings have before them: a sheet each', async () => {
  const { SheetNames } = await opened(hostile('year'));
  for (const name of [
    'KPIs over the year',
    'To deliver next',
    'Asks',
    'Follow-ups',
    'Decisions',
    'Reviews held',
  ])
    expect(SheetNames).toContain(name);
  const book = await opened(annualReport());
  expect(book.SheetNames).toContain('Goals of the year');
  const [row] = tableOf(book.Sheets['KPIs over the year']!);
  const annual = annualReport().annual!.kpis[0]!;
  expect(Object.keys(row!).slice(0, 6)).toEqual([
    '0 KPI',
    ...annual.quarters.map(({ label }, i) => `${i + 1} ${label}`),
    '5 Year',
  ]);
  expect(row!['5 Year']!.v).toBeCloseTo(annual.year.value! / 100, 12);
});

test('hostile text comes back as the text it is', async () => {
  const book = await opened(hostile());
  const names = tableOf(book.Sheets.KPIs!).map(row => row['0 KPI']?.v);
  expect(names).toContain("=cmd|' /C calc'!A0");
  expect(names).toContain('<script>alert(1)</script>');
  expect(names).toContain('right⟨U+202E⟩to left⟨U+202C⟩ and zero⟨U+200B⟩width');
  expect(names).toHaveLength(hostileTexts.length);
});

test('what reads like the code of a character stays what it is, and so do names of JavaScript', async () => {
  const texts = [
    '_x0041_',
    '_x005F_x0041_',
    '__proto__',
    'constructor',
    'toString',
    ' space ',
    '1e3',
    '007',
    'TRUE',
    '#N/A',
    '#REF!',
  ];
  const cells = make.series([make.share(30, 40)]);
  const kpis = texts.map((name, i) => make.kpi(`k${i}`, cells, { name, previous: null, lastYear: null }));
  const book = await opened(make.model(make.evaluation(kpis)));
  const read = tableOf(book.Sheets.KPIs!).map(row => row['0 KPI']);
  expect(read.map(cell => cell?.v)).toEqual(texts);
  expect(read.every(cell => (cell as { t?: string }).t === 's')).toBe(true);
});

test('a change of a duration keeps its sign, which a spreadsheet can show of a number only', async () => {
  const cells = make.series([make.cell(200_000), make.cell(113_600)]);
  const kpi = make.kpi('k', cells, {
    unit: 'seconds',
    shownIn: 'days',
    changeFromPrevious: { difference: -86_400, relative: -43.2, better: true, verdict: make.unjudged },
  });
  const [row] = tableOf((await opened(make.model(make.evaluation([kpi])))).Sheets.Scorecard!);
  expect(row!['7 Change since the period before']).toMatchObject({ v: -1, w: '-1.0 d' });
  expect(row!['8 … in per cent']!.w).toBe('-43.2%');
});

test('the same model gives the same bytes at any time', async () => {
  const once = await renderXlsx(city());
  await new Promise(done => setTimeout(done, 1100));
  expect(Buffer.from(await renderXlsx(city())).equals(Buffer.from(once))).toBe(true);
});

test('numbers of the method and of costs are numbers, seconds keep their fraction, tables can be filtered', async () => {
  const seconds = make.series([make.cell(67.5, { n: 2023 })]);
  const kpi = make.kpi('k', seconds, { unit: 'seconds', better: 'lower' });
  const asks = [
    { id: 'a', text: 'Money.', cost: { amount: 4200, unit: 'USD' } },
    { id: 'b', text: 'Time.', cost: 'two weeks' },
  ];
  const plan = make.plan({
    calendar: { fiscal_year_start: 7 },
    reviews: [{ period: 'FY27-Q1', asks }],
  });
  const book = await opened(make.model(make.evaluation([kpi]), plan));
  const method = tableOf(book.Sheets.Method!);
  expect(method.find(row => row['1 Fact']?.v === 'Rows')?.['2 In words']?.v).toBe(2023);
  expect(tableOf(book.Sheets.KPIs!).flatMap(row => Object.values(row).map(cell => cell?.w))).toContain(
    '0:01:07.5',
  );
  const cost = (i: number) =>
    Object.entries(tableOf(book.Sheets.Asks!)[i]!).filter(([title]) => /ost$/.test(title));
  expect(cost(0).map(([, cell]) => cell?.v)).toEqual([4200, 'USD']);
  expect(cost(1).map(([, cell]) => cell?.v)).toEqual(['two weeks', undefined]);
  expect(book.Sheets.Asks!['!autofilter']).toMatchObject({ ref: expect.stringMatching(/^A1:[A-Z]+3$/) });
});
