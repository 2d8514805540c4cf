import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { explain } from '../../../src/kpi/explain/explain.ts';
import { compareVariants, nearestTo, variantsOf } from '../../../src/kpi/explain/variants.ts';
import { fiscalCalendar, readPeriod } from '../../../src/kpi/periods.ts';
import type { Kpi, Plan, Source } from '../../../src/plan/generated/types.ts';

/** Eight requests: five fall due in the third quarter. */
const requests = [
  'id,created,due,closed,status,agency,name',
  '1,2026-06-20,2026-07-05,2026-07-04,Closed,A,Zsuzsanna Quux', // kept
  '2,2026-07-01,2026-07-10,2026-07-12,Closed,A,Zsuzsanna Quux', // late
  '3,2026-07-01,2026-07-10,,Open,B,', // overdue
  '4,2026-07-01,2026-09-30,2026-10-02,Closed (Duplicate),B,', // late, closed in the fourth quarter
  '5,2026-08-01,2026-09-01,2026-09-01,Closed,B,', // kept on the day itself
  '6,2026-08-01,2026-10-10,2026-09-20,Closed,A,', // due later
  '7,2026-08-01,,2026-09-20,Closed,A,', // no promise
  '8,2026-08-01,2026-09-01,2026-08-20,Closed,Test,', // excluded
  '5,2026-08-01,2026-09-01,2026-09-05,Closed,B,', // a second row of 5
  '',
].join('\n');

const source: Source = {
  files: 'requests.csv',
  key: 'id',
  keep: 'first',
  exclude: [{ agency: 'Test' }],
  columns: {
    created_at: { from: 'created', type: 'datetime' },
    due_at: { from: 'due', type: 'datetime' },
    closed_at: { from: 'closed', type: 'datetime' },
    status: 'status',
    name: { from: 'name', personal: true },
  },
};
const onTime: Kpi = {
  id: 'on-time',
  source: 'requests',
  measure: { kind: 'sla', promised: 'due_at', finished: 'closed_at' },
};

function setting(kpi: Kpi, text = requests, more: Partial<Source> = {}, timezone = 'America/New_York') {
  const folder = mkdtempSync(join(tmpdir(), 'csplan-explain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'requests.csv'), text);
  const plan: Plan = {
    csplan: 1,
    id: 'p',
    calendar: { timezone },
    sources: { requests: { ...source, ...more } },
    kpis: [kpi],
  };
  const period = readPeriod('2026-Q3', '2026-11-01', fiscalCalendar(undefined));
  return { plan, kpi, folder, root: folder, period, asOf: '2026-11-01' };
}

/** Label → count. */
async function kinds(kpi: Kpi): Promise<Record<string, number>> {
  const { parts } = await explain(setting(kpi));
  return Object.fromEntries(
    parts[0]!.kinds.map(({ standing, label, count }) => [`${standing}: ${label}`, count]),
  );
}

describe('what becomes of the rows', () => {
  test('every row is of one kind, and the kinds add up to the rows of the source', async () => {
    expect(await kinds(onTime)).toEqual({
      'undated: nothing under "due_at"': 1,
      'outside: of another period': 1,
      'hit: kept': 2,
      'miss: finished late': 2,
      'miss: overdue and not finished': 1,
    });
  });

  test('rows that `where` does not name are told apart', async () => {
    expect(await kinds({ ...onTime, where: { agency: 'A' } })).toEqual({
      'filtered: not among the rows that `where` names': 3,
      'undated: nothing under "due_at"': 1,
      'outside: of another period': 1,
      'hit: kept': 1,
      'miss: finished late': 1,
    });
  });

  test('reasons of the measure', async () => {
    const ignored: Kpi = {
      ...onTime,
      measure: { kind: 'sla', promised: 'due_at', finished: 'closed_at', open_overdue: 'ignored' },
    };
    expect(await kinds(ignored)).toMatchObject({ 'left-out: overdue and not finished': 1 });
  });

  test('of a stock: what was there at its end', async () => {
    const backlog: Kpi = {
      ...onTime,
      measure: { kind: 'backlog', opened: 'created_at', closed: 'closed_at' },
    };
    const { parts, result } = await explain(setting(backlog));
    const inStock = parts[0]!.kinds.filter(({ standing }) => standing === 'hit');
    expect(inStock.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(result.current.value).toBe(2);
    expect(parts[0]!.kinds.find(({ standing }) => standing === 'outside')!.count).toBe(5);
  });

  test('examples name file and line, with the columns that decide', async () => {
    const { parts } = await explain(setting(onTime));
    const late = parts[0]!.kinds.find(({ label }) => label === 'finished late')!;
    expect(late.examples).toEqual([
      {
        path: 'requests.csv',
        line: 3,
        values: [
          { name: 'id', text: '2' },
          { name: 'due_at', text: '2026-07-10' },
          { name: 'closed_at', text: '2026-07-12' },
        ],
      },
      expect.objectContaining({ line: 5 }),
    ]);
  });

  test('no value of a personal column', async () => {
    const { parts } = await explain(setting({ ...onTime, where: { name: { empty: false } } }));
    expect(JSON.stringify(parts)).not.toContain('Quux');
    expect(parts[0]!.kinds.at(-1)!.examples[0]!.values.at(-1)).toEqual({ name: 'name', text: undefined });
  });

  test("the period's ends as instants, each with its own offset", async () => {
    const { bounds } = await explain(setting(onTime));
    expect(bounds).toEqual({
      start: '2026-07-01T00:00:00-04:00',
      end: '2026-10-01T00:00:00-04:00',
      timezone: 'America/New_York',
    });
    const nepal = await explain(setting(onTime, requests, {}, 'Asia/Kathmandu'));
    expect(nepal.bounds.start).toBe('2026-07-01T00:00:00+05:45');
  });

  test('a ratio is told side by side', async () => {
    const ratio: Kpi = {
      ...onTime,
      measure: {
        kind: 'ratio',
        numerator: { measure: { kind: 'count' }, where: { status: 'Open' } },
        denominator: { measure: { kind: 'count' } },
      },
    } as Kpi;
    const { parts } = await explain(setting(ratio));
    expect(parts.map(({ of }) => of).sort()).toEqual(['denominator', 'numerator']);
  });

  test('adds up for random exports', async () => {
    const day = fc.date({ min: new Date('2026-05-01'), max: new Date('2026-12-01'), noInvalidDate: true });
    const cell = fc.oneof(
      { weight: 8, arbitrary: day.map(date => date.toISOString().slice(0, 10)) },
      fc.constantFrom('', '-', 'soon'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 30, maxLength: 60 }), async rows => {
        const text = `id,created,due,closed,status,agency,name\n2026,2026-07-01,2026-07-01,2026-07-01,Open,A,\n${rows.map((dates, i) => `${i},${dates.join(',')},Open,A,`).join('\n')}\n`;
        const { parts, result } = await explain(setting(onTime, text));
        const count = (...standings: string[]) =>
          parts[0]!.kinds
            .filter(({ standing }) => standings.includes(standing))
            .reduce((sum, kind) => sum + kind.count, 0);
        expect(count('hit', 'miss')).toBe(result.current.n);
        expect(count('hit')).toBe(result.current.numerator);
        expect(count('left-out')).toBe(result.current.leftOut.reduce((sum, tally) => sum + tally.count, 0));
      }),
      { numRuns: 30 },
    );
  });
});

describe('other ways to count', () => {
  test('each choice by itself and combined with the date it is counted by', async () => {
    const variants = await compareVariants(setting(onTime));
    const told = Object.fromEntries(
      variants.map(({ words, cell }) => [words.join(', '), `${cell.numerator}/${cell.n}`]),
    );
    expect(told).toEqual({
      '': '2/5',
      // Those created in the quarter: 2, 3, 4, 5; 6 is finished ahead of its promise. 1 came in June.
      'by created_at': '2/5',
      // Closed in it: 1, 2, 5, 6.
      'by closed_at': '3/4',
      'open and overdue is left out': '2/4',
      'open and overdue is left out, by created_at': '2/4',
      'open and overdue is left out, by closed_at': '3/4',
      // 8, which was kept.
      'with the rows that the source excludes': '3/6',
      // Both rows of 5.
      'rows instead of cases (no `key`)': '2/6',
    });
  });

  test('without an exclusion, cases that are no work of their own are proposed to be left out', async () => {
    const variants = await compareVariants(setting(onTime, requests, { exclude: undefined, key: undefined }));
    const found = variants.find(({ words }) => words[0]?.startsWith('without duplicate'))!;
    expect(found.cell.n).toBe(variants[0]!.cell.n! - 1);
  });

  test("the nearest to somebody's number", async () => {
    const variants = await compareVariants(setting(onTime));
    const [first, second] = nearestTo(() => 74, variants);
    expect(first!.words).toEqual(['by closed_at']);
    expect(first!.away).toBeCloseTo(1, 9);
    expect(second!.cell).toMatchObject({ numerator: 2, n: 4 });
    expect(nearestTo(() => 40, variants)[0]!.words).toEqual([]);
  });

  test('of those that count the same rows only the simplest is named', async () => {
    const variants = await compareVariants(setting(onTime));
    const told = nearestTo(() => 40, variants).map(({ words, cell }) => [
      words.join(),
      cell.numerator,
      cell.n,
    ]);
    // 2/5 is also what comes out by created_at; 2/4 with and without it.
    expect(told).toEqual([
      ['', 2, 5],
      ['rows instead of cases (no `key`)', 2, 6],
      ['open and overdue is left out', 2, 4],
    ]);
  });

  test("a measure's statistics side by side, each in its unit", async () => {
    // Days from 1 July: 1, 2, 3 and 14.
    const rows = [1, 2, 3, 14].map((days, i) => {
      const closed = `2026-07-${String(1 + days).padStart(2, '0')}`;
      return `${i},2026-07-01,2026-07-20,${closed},${i + 2},A,`;
    });
    const text = `id,created,due,closed,status,agency,name\n${rows.join('\n')}\n`;
    const told = async (kpi: Kpi) =>
      Object.fromEntries(
        (await compareVariants(setting(kpi, text))).map(({ words, cell, unit, difference }) => [
          words.join(', '),
          [unit === 'seconds' ? cell.value! / 86400 : cell.value, unit, difference === null],
        ]),
      );
    const time: Kpi = { ...onTime, measure: { kind: 'duration', from: 'created_at', to: 'closed_at' } };
    expect(await told(time)).toMatchObject({
      '': [2.5, 'seconds', false],
      'the mean': [5, 'seconds', false],
      // Type 7: 3 + 0.7 × (14 − 3).
      'the 90th percentile': [expect.closeTo(10.7, 9), 'seconds', false],
    });
    // Ratings 2, 3, 4, 5.
    const csat: Kpi = { ...onTime, measure: { kind: 'csat', column: 'status' } };
    expect(await told(csat)).toMatchObject({
      '': [50, 'percent', false],
      'the highest score alone': [25, 'percent', false],
      'the mean': [3.5, 'score', true],
    });
    expect(await told({ ...csat, stat: 'mean', also: ['share'] })).toMatchObject({
      '': [3.5, 'score', false],
      'the share of the highest score alone': [25, 'percent', true],
      'the share of the 2 highest scores': [50, 'percent', true],
    });
  });

  test('what few answers more or less would tell is withheld', async () => {
    const answers = (n: number, status: string) =>
      Array.from(
        { length: n },
        (_, i) => `${status}${i},2026-07-01,2026-07-10,2026-07-0${(i % 8) + 1},${status},A,`,
      );
    const text = [requests.split('\n')[0], ...answers(40, 'Closed'), ...answers(4, 'Cancelled'), ''].join(
      '\n',
    );
    const survey = setting({ ...onTime, measure: { kind: 'count' } }, text, {
      kind: 'survey',
      exclude: undefined,
    });
    const variants = await compareVariants(survey);
    const other = variants.find(({ words }) => words[0]?.startsWith('without duplicate'))!;
    expect(variants[0]!.cell.n).toBe(44);
    expect(other.cell.small).toBe('withheld');
  });

  const all = () => true;
  const words = (kpi: Omit<Kpi, 'id'>) =>
    variantsOf({ id: 'k', ...kpi }, {}, () => false, false).map(variant => variant.words.join(', '));
  test('service levels: every method', () => {
    const measure = { kind: 'service_level', wait: 'wait', within: '20s', answered: 'answered' } as const;
    expect(words({ measure })).toEqual([
      '',
      'of answered calls',
      'short abandoned calls left out',
      'calls abandoned within the limit count as good',
    ]);
  });
  test('satisfaction: one, two or three of the highest scores', () => {
    expect(words({ measure: { kind: 'csat', column: 'rating' } })).toEqual([
      '',
      'the highest score alone',
      'the mean',
    ]);
    expect(words({ measure: { kind: 'csat', column: 'rating', scale: [1, 10] } })).toEqual([
      '',
      'the highest score alone',
      'the 3 highest scores',
      'the mean',
    ]);
  });
  test('durations: statistics and clocks, working time only where there are hours', () => {
    const kpi: Kpi = { id: 'k', measure: { kind: 'duration', from: 'created_at', to: 'closed_at' } };
    const told = (hours: boolean) =>
      variantsOf(kpi, {}, () => false, hours).map(variant => variant.words.join());
    expect(told(false)).toContain('whole days between the dates');
    expect(told(false)).not.toContain('working time');
    expect(told(true)).toContain('working time');
  });
  test('the verdict of the export, where it has one', () => {
    expect(variantsOf(onTime, {}, all, false).map(variant => variant.words.join())).toContain(
      'as the export says (on_time)',
    );
  });
});
