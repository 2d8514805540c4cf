/** The report as CSV, read back by a parser that csplan's own writer doesn't know. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { csvColumns, laterColumns } from '../../src/report/csv-columns.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { readReport } from '../../src/report/provenance-reading.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import { city, cityEvaluation, cityPlan } from './city.ts';
import { extremes } from './extremes.ts';
import * as make from './fixture.ts';
import { hostile, hostileTexts } from './hostile.ts';

type Row = Record<string, string>;

function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, relax_column_count: false }) as Row[];
}

describe('the city’s report', () => {
  const rows = rowsOf(renderCsv(city()));
  const of = (kpi: string, more: Row = {}) =>
    rows.filter(row => row.kpi === kpi && Object.entries(more).every(([key, value]) => row[key] === value));

  test('the header is the one that the page on reports tells', () => {
    expect(renderCsv(city()).split('\n')[0]).toBe(
      'plan,period,from,to,section,kpi,name,stat,goal,breakdown,group,value,unit,numerator,denominator,n,lower,upper,course_gte,course_lte,target_gte,target_lte,target_period,target_hold,due,status,small,provisional,until,coverage,definition,scope,sources,inputs,as_of,fingerprint,csplan',
    );
    expect(csvColumns).toHaveLength(37);
  });

  test('a line a period, the period of the report last, with course and status', () => {
    const headline = of('on-time', { goal: '', breakdown: '', stat: 'share' });
    expect(headline.map(row => `${row.period} ${row.numerator}/${row.denominator}`)).toEqual([
      '2024-Q4 440/575',
      '2025-Q1 480/598',
      '2025-Q2 430/497',
      '2025-Q3 450/512',
      '2025-Q4 463/570',
      '2026-Q1 520/598',
      '2026-Q2 424/497',
      '2026-Q3 415/542',
    ]);
    const now = headline.at(-1)!;
    // 415 of 542 is 76.568265682656…; the course has risen from 81 by three steps of 1.5.
    expect(now).toMatchObject({
      plan: 'permits',
      from: '2026-07-01',
      to: '2026-09-30',
      value: '76.5682656827',
      unit: 'percent',
      n: '542',
      course_gte: '85.5',
      course_lte: '',
      status: 'behind',
      as_of: '2026-10-15',
    });
    expect(
      headline
        .slice(0, -1)
        .map(row => row.status)
        .join(''),
    ).toBe('');
  });

  test('what a goal is judged by, the guard and the groups have lines of their own', () => {
    expect(of('on-time', { goal: 'g-on-time' })).toMatchObject([{ numerator: '415', status: 'behind' }]);
    expect(of('on-time', { stat: 'guard: Median days promised' })).toMatchObject([
      { value: '345600', unit: 'seconds', n: '' },
    ]);
    expect(
      of('on-time', { breakdown: 'agency' }).map(row => [row.group, row.numerator, row.n, row.small]),
    ).toEqual([
      ['Solid Waste', '180', '260', ''],
      ['Transportation', '120', '141', ''],
      ['Housing and community development', '75', '90', ''],
      ['Recreation and parks', '37', '43', ''],
      ['Animal control', '3', '8', 'too-few'],
    ]);
  });

  test('what is withheld has no number; what is provisional says so', () => {
    for (const group of ['web', 'counter'])
      expect(of('nps', { group })).toMatchObject([
        { small: 'withheld', value: '', numerator: '', denominator: '', n: '' },
      ]);
    expect(of('nps', { provisional: 'yes', goal: '' }).map(row => row.period)).toEqual(['2026-Q1']);
  });

  test('each line says what it was counted from', () => {
    expect(of('on-time')[0]).toMatchObject({
      sources: 'requests',
      inputs: `requests ${'a1'.repeat(32)}; answers ${'b2'.repeat(32)}`,
      definition: 'd'.repeat(64),
      fingerprint: 'f0'.repeat(32),
    });
  });
});

test('the lines of a goal have its target, others none', () => {
  const cells = make.series([make.share(7, 10), make.share(8, 10)]);
  const target = { period: make.year, gte: 90, lte: null, hold: 2 };
  const kpi = make.kpi('k', cells, {
    goals: [
      make.goal('g', cells, 'behind', { target, due: '2027-06-30' }),
      make.goal('open', cells, 'no-course', { target: null, due: null }),
    ],
  });
  const rows = rowsOf(renderCsv(make.model(make.evaluation([kpi]))));
  const told = (goal: string) =>
    rows
      .filter(row => row.goal === goal)
      .map(row => [row.target_gte, row.target_lte, row.target_period, row.target_hold, row.due]);
  expect(told('g')).toEqual([['90', '', make.year.id, '2', '2027-06-30']]);
  for (const none of [...told(''), ...told('open')]) expect(none).toEqual(['', '', '', '', '']);
});

test('a file that was written before there were targets is a report all the same', async () => {
  const text = renderCsv(city());
  const [header, ...records] = parse(text) as string[][];
  const later = [...laterColumns].map(column => header!.indexOf(column));
  const earlier = [header!, ...records]
    .map(cells => cells.filter((_, i) => !later.includes(i)))
    .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','));
  const [now, then] = await Promise.all(
    [text, `${earlier.join('\n')}\n`].map(one => readReport(Buffer.from(one), 'x.csv')),
  );
  expect(then?.provenance.kpis).toEqual(now!.provenance.kpis);
  expect([then?.provenance.contacts, now!.provenance.contacts?.length]).toEqual([undefined, 7]);
});

test('contacts: what came in, was settled and is open, by period; reasons in that of the report', () => {
  const model = city();
  const [interaction] = model.nature.interactions;
  const rows = rowsOf(renderCsv(model)).filter(
    row => row.section === 'interactions' && row.kpi === interaction!.id,
  );
  const received = rows.filter(row => row.stat === 'received' && row.breakdown === '');
  expect(received.map(row => [row.period, row.value])).toEqual(
    interaction!.periods.map(({ period, received: n }) => [period.id, n === null ? '' : String(n)]),
  );
  const column = interaction!.columns[0]!;
  const groups = rows.filter(row => row.breakdown === column.column);
  expect(groups.map(row => [row.group, row.n])).toEqual(
    column.rows.map(({ label, n }) => [label, n === null ? '' : String(n)]),
  );
});

test('contacts along a journey: the sum of the values that are the reason', () => {
  const rows = rowsOf(renderCsv(city())).filter(({ section }) => section === 'journeys');
  const calls = rows.filter(row => row.kpi!.endsWith('/calls'));
  // "date" 20 each quarter, then 25 and 30; "strike" 20 in the last.
  expect(calls.map(row => [row.kpi, row.period, row.stat, row.value]).slice(-3)).toEqual([
    ['bin/ask/cr-date/calls', '2026-Q1', 'received', '20'],
    ['bin/ask/cr-date/calls', '2026-Q2', 'received', '25'],
    ['bin/ask/cr-date/calls', '2026-Q3', 'received', '50'],
  ]);
  // Of letters the plan doesn't say which column has the reasons.
  expect([...new Set(rows.map(row => row.kpi))]).toEqual([
    'bin/ask/cr-date/calls',
    'bin/ask/cr-date/letters/topic',
  ]);
});

test('findings heard again: the share of rows that say it', () => {
  const rows = rowsOf(renderCsv(city())).filter(({ section }) => section === 'findings');
  const figures = rows.map(row => [row.kpi, row.period, row.numerator, row.denominator, row.unit]);
  expect(figures.slice(-2)).toEqual([
    ['f-wait', '2026-Q2', '19', '97', 'percent'],
    ['f-wait', '2026-Q3', '22', '104', 'percent'],
  ]);
  // 22 of 104 is 21.153846153846…
  expect(rows.at(-1)).toMatchObject({ stat: 'heard', value: '21.1538461538', sources: 'answers' });
});

function unfinishedStock() {
  const [before, now] = make.series([make.cell(84), make.cell(81)]);
  const current = { ...now!, until: '2026-08-31', provisional: true };
  return make.kpi('open', [before!, current], { unit: 'count', current });
}

test('a stock in a period that is not over says of which day it is', () => {
  const model = make.model(make.evaluation([unfinishedStock()]));
  const rows = rowsOf(renderCsv(model));
  expect(rows.map(row => [row.value, row.until])).toEqual([
    ['84', ''],
    ['81', '2026-08-31'],
  ]);
  const terminal = renderTerminal(model, { width: 100, ascii: false, palette: noColours });
  for (const text of [renderMarkdown(model), renderHtml(model), terminal])
    expect(text.replaceAll('\u00a0', ' ')).toContain('81 on 31 Aug 2026');
});

test('lines of contacts say what they count and from where', () => {
  const lines = (model: ReturnType<typeof city>) =>
    rowsOf(renderCsv(model)).filter(({ section }) => !['kpis', 'watch'].includes(section!));
  const rows = lines(city());
  expect(new Set(rows.map(({ section }) => section))).toEqual(
    new Set(['interactions', 'journeys', 'findings']),
  );
  for (const { definition } of rows) expect(definition).toMatch(/^[0-9a-f]{64}$/);
  const hashOf = (model: ReturnType<typeof city>, section: string) =>
    lines(model).find(row => row.section === section)!.definition;
  // What a reason is counted as is a part of what is counted.
  const other = structuredClone(cityPlan);
  other.journeys![0]!.stages![0]!.contact_reasons![0]!.counted_as = ['date'];
  const changed = make.model(cityEvaluation(), other);
  expect(hashOf(changed, 'journeys')).not.toBe(hashOf(city(), 'journeys'));
  expect(hashOf(changed, 'interactions')).toBe(hashOf(city(), 'interactions'));
});

test('every figure is there once', () => {
  for (const model of Object.values(extremes)) {
    const keys = rowsOf(renderCsv(model())).map(row =>
      JSON.stringify([row.period, row.section, row.kpi, row.stat, row.goal, row.breakdown, row.group]),
    );
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test.each(Object.entries(extremes))(
  '%s: lines of one length, no cell that a spreadsheet would run',
  (_, model) => {
    const text = renderCsv(model());
    const [header, ...records] = parse(text) as string[][];
    expect(header).toEqual([...csvColumns]);
    for (const cell of records.flat()) {
      expect(cell).not.toMatch(/^[=+@\t\r]/);
      if (cell.startsWith('-')) expect(Number(cell)).toBeLessThan(0);
    }
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
    expect(text.endsWith('\n')).toBe(true);
  },
);

test('hostile text can still be read', () => {
  const names = new Set(rowsOf(renderCsv(hostile())).map(row => row.name));
  expect(names).toContain(hostileTexts[0]);
  expect(names).toContain("'=cmd|' /C calc'!A0");
  expect(names).toContain('right⟨U+202E⟩to left⟨U+202C⟩ and zero⟨U+200B⟩width');
  expect(names).toContain('a | b | c new line # heading');
});

test('a KPI by month in the report of a quarter: the months, then the quarter with the course of now', () => {
  const months = make.series([make.share(7, 10), make.share(8, 10)]).map((cell, i) => ({
    ...cell,
    period: {
      kind: 'month' as const,
      start: `2026-0${8 + i}-01`,
      end: i ? '2026-10-01' : '2026-09-01',
      id: `2026-0${8 + i}`,
      label: '',
    },
  }));
  const current = make.at(make.quarter, make.share(15, 20));
  const kpi = make.kpi('k', months, {
    current,
    previous: null,
    lastYear: null,
    status: 'behind',
    goals: [
      make.goal('g', months, 'behind', { course: [null, { period: months[1]!.period, gte: 90, lte: null }] }),
    ],
  });
  const rows = rowsOf(renderCsv(make.model(make.evaluation([kpi]))));
  expect(rows.map(row => [row.period, row.goal, row.value, row.course_gte, row.status])).toEqual([
    ['2026-08', '', '70', '', ''],
    ['2026-09', '', '80', '90', ''],
    ['2026-Q3', '', '75', '90', 'behind'],
    ['2026-Q3', 'g', '75', '90', 'behind'],
  ]);
});
