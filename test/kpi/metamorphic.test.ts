/** What must not change a number: the same export written in another way. Real files through the real reader. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../src/data/zone.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import type { Evaluation, GroupCell, PeriodCell } from '../../src/kpi/evaluation.ts';
import type { MeasureSpec } from '../../src/kpi/measure.ts';
import { measures } from '../../src/kpi/measures/index.ts';
import type { Kpi, Source } from '../../src/plan/generated/types.ts';
import { calendarYear, parsePeriod } from '../../src/plan/period.ts';

const newYork = zone('America/New_York');

/** Columns in the order of the file; instants are numbers, days texts. */
interface Ticket {
  id: string;
  created: number;
  closed: number | null;
  due: string | null;
  rating: number | null;
  wait: number | null;
  answered: 'yes' | 'no' | null;
  team: string | null;
  caller: string | null;
  reopens: number | null;
}
const names = [
  'id',
  'created',
  'closed',
  'due',
  'rating',
  'wait',
  'answered',
  'team',
  'caller',
  'reopens',
] as const;

/** Times by day, so that none happens twice or never where the clocks change. */
const instant = (from: string, days: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: 6 * 60, max: 22 * 60 }))
    .map(([day, minute]) => {
      const date = new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
      return newYork.toInstant(Date.parse(`${date}T00:00Z`) + minute * 60_000);
    });

function ticket(from: string, days: number): fc.Arbitrary<Omit<Ticket, 'id'>> {
  const at = instant(from, days);
  return fc.record({
    created: at,
    closed: fc.option(at, { freq: 3 }),
    due: fc.option(at.map(when => newYork.isoDate(when))),
    rating: fc.option(fc.integer({ min: 0, max: 11 })),
    // Quarters of a second add up exactly in any order.
    wait: fc.option(fc.integer({ min: 0, max: 400 }).map(quarters => quarters / 4)),
    answered: fc.constantFrom('yes', 'no', null),
    team: fc.constantFrom('Zürich', 'Nord, Süd', 'say "x"', 'ost', null),
    caller: fc.constantFrom('ann', 'bob', 'cid', 'dée', null),
    reopens: fc.option(fc.integer({ min: 0, max: 2 })),
  });
}

const numbered = (rows: readonly Omit<Ticket, 'id'>[], prefix = 'T'): Ticket[] =>
  rows.map((row, i) => ({ id: `${prefix}${i}`, ...row }));
const tickets = fc
  .array(ticket('2026-01-02', 270), { minLength: 3, maxLength: 30 })
  .map(rows => numbered(rows));

/** One KPI of every measure that is made of rows, and a ratio. */
const specs: MeasureSpec[] = [
  { kind: 'count' },
  { kind: 'distinct', column: 'caller' },
  { kind: 'sum', column: 'wait' },
  { kind: 'mean', column: 'wait' },
  { kind: 'mean', column: 'rating', weight: 'wait' },
  { kind: 'median', column: 'wait' },
  { kind: 'percentile', column: 'wait', p: 90 },
  { kind: 'share', good: { team: 'Zürich' }, of: { caller: { empty: false } } },
  { kind: 'csat', column: 'rating' },
  { kind: 'nps', column: 'rating' },
  { kind: 'ces', column: 'rating' },
  { kind: 'response_rate', sent: 'caller', answered: 'rating' },
  { kind: 'duration', from: 'created', to: 'closed' },
  { kind: 'sla', promised: 'due', finished: 'closed' },
  { kind: 'sla', from: 'created', to: 'closed', within: '30d' },
  { kind: 'service_level', wait: 'wait', within: '20s', answered: 'answered' },
  { kind: 'answer_speed', wait: 'wait', answered: 'answered' },
  { kind: 'abandonment', answered: 'answered', wait: 'wait', short_abandon: '5s' },
  { kind: 'first_contact', replies: 'reopens' },
  { kind: 'repeat', same: ['caller'], within: '20d' },
  { kind: 'reopen', reopens: 'reopens' },
  { kind: 'backlog', opened: 'created', closed: 'closed' },
  { kind: 'overdue', promised: 'due', closed: 'closed' },
  { kind: 'retention', customer: 'caller' },
  { kind: 'resolution_rate', opened: 'created', closed: 'closed' },
  { kind: 'resolution_rate', opened: 'created', closed: 'closed', basis: 'cohort' },
  {
    kind: 'ratio',
    numerator: { measure: { kind: 'count' }, anchor: 'closed' },
    denominator: { measure: { kind: 'distinct', column: 'caller' }, anchor: 'created' },
  },
];
const anchored = (spec: MeasureSpec) =>
  !['backlog', 'overdue', 'resolution_rate', 'ratio', 'duration', 'sla'].includes(spec.kind);

function kpis(source: Kpi['source']): Kpi[] {
  return specs.map((measure, i) => ({
    id: `k${i}`,
    source,
    measure,
    min_sample: 1,
    by: ['team'],
    ...(anchored(measure) && { anchor: 'created' }),
  }));
}

/** How an export may be written. */
interface Writing {
  delimiter: string;
  lineEnd: string;
  quoteAll: boolean;
  columns: readonly (typeof names)[number][];
  time(instant: number): string;
  encode(text: string): Uint8Array;
}
const local = (instant: number) => {
  const text = new Date(instant + offset(instant)).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
};
/** New York's own time less universal time: −4 h from 8 March to 1 November 2026, else −5 h. */
function offset(instant: number): number {
  const isSummer = [2018, 2026].some(
    year =>
      instant >= Date.parse(`${year}-03-${year === 2026 ? '08' : '11'}T07:00Z`) &&
      instant < Date.parse(`${year}-11-${year === 2026 ? '01' : '04'}T06:00Z`),
  );
  return (isSummer ? -4 : -5) * 3_600_000;
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const plain: Writing = {
  delimiter: ',',
  lineEnd: '\n',
  quoteAll: false,
  columns: names,
  time: local,
  encode: utf8,
};

function written(rows: readonly Ticket[], how: Writing): Uint8Array {
  const text = (row: Ticket, name: (typeof names)[number]): string => {
    const value = row[name];
    if (value === null) return '';
    return name === 'created' || name === 'closed' ? how.time(value as number) : String(value);
  };
  const cell = (value: string) =>
    how.quoteAll || /[",;|\t\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const lines = [how.columns, ...rows.map(row => how.columns.map(name => text(row, name)))];
  return how.encode(lines.map(line => line.map(cell).join(how.delimiter) + how.lineEnd).join(''));
}

async function evaluated(
  files: Record<string, Uint8Array>,
  sources: Record<string, Source>,
  used: Kpi[],
): Promise<Evaluation> {
  const folder = mkdtempSync(join(tmpdir(), 'csplan-metamorphic-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return await evaluate({
      plan: { csplan: 1, id: 'p', calendar: { timezone: 'America/New_York' }, sources, kpis: used },
      folder,
      root: folder,
      period: parsePeriod('2026-Q3', calendarYear)!,
      asOf: '2026-10-01',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const complete = { from: '2017-01-01', to: '2026-12-31' };
const columns: Source['columns'] = { wait: { from: 'wait', unit: 'seconds' }, reopens: 'reopens' };
const source: Source = { files: 'export*', complete, columns };

/** Everything that was counted, without what says how the files were written. */
function figures({ kpis }: Evaluation) {
  const cell = ({ value, numerator, n, outcomes, leftOut, small, coverage }: PeriodCell) => ({
    value: value === null ? null : Number(value.toPrecision(12)),
    numerator,
    n,
    outcomes,
    leftOut,
    small,
    coverage,
  });
  const group = ({ label, value, numerator, n }: GroupCell) => ({
    label,
    value: value === null ? null : Number(value.toPrecision(12)),
    numerator,
    n,
  });
  return kpis.map(({ id, measure, current, previous, series, breakdowns, guard }) => ({
    id,
    measure,
    current: cell(current),
    previous: previous && cell(previous),
    series: series.map(cell),
    breakdowns: breakdowns.map(({ column, groups }) => ({ column, groups: groups.map(group) })),
    guard,
  }));
}

/** Evaluates both and compares: the export as it stands, and what was made of it. */
async function same(rows: readonly Ticket[], files: Record<string, Uint8Array>, changed: Source = source) {
  const before = await evaluated({ 'export.csv': written(rows, plain) }, { s: source }, kpis('s'));
  const after = await evaluated(files, { s: changed }, kpis('s'));
  expect(figures(after)).toEqual(figures(before));
}

const runs = { numRuns: 8 };

describe('no number changes', () => {
  it('covers every measure that is made of rows', () => {
    const rowless = Object.values(measures).filter(measure => measure.typed);
    expect(new Set([...specs.map(({ kind }) => kind), ...rowless.map(({ kind }) => kind)])).toEqual(
      new Set(Object.keys(measures)),
    );
  });

  it('counts something in every KPI, so that the comparison says something', async () => {
    const rows = numbered(fc.sample(ticket('2026-01-02', 270), { numRuns: 200, seed: 7 }));
    const found = figures(await evaluated({ 'export.csv': written(rows, plain) }, { s: source }, kpis('s')));
    for (const { measure, current, breakdowns } of found) {
      expect([measure, current.value]).toEqual([measure, expect.any(Number)]);
      expect([measure, breakdowns[0]!.groups.length]).toEqual([measure, expect.any(Number)]);
    }
  });

  it('when rows are shuffled', async () => {
    const shuffled = tickets.chain(rows =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, ([rows, other]) => same(rows, { 'export.csv': written(other, plain) })),
      runs,
    );
  });

  it('when the file is split', async () => {
    await fc.assert(
      fc.asyncProperty(tickets, fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }), (rows, which) => {
        const parts = [0, 1, 2, 3].map(part => rows.filter((_, i) => which[i] === part));
        const files = parts
          .filter(part => part.length)
          .map((part, i) => [`export-${i}.csv`, written(part, plain)] as const);
        return same(rows, Object.fromEntries(files));
      }),
      runs,
    );
  });

  it('when there are rows outside of the periods', async () => {
    const others = fc.array(ticket('2018-01-02', 300), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(tickets, others, (rows, others) => {
        // Closed by then, so that no stock holds them.
        const outside = numbered(
          others.map(row => ({ ...row, closed: row.closed ?? row.created })),
          'O',
        );
        return same(rows, { 'export.csv': written([...outside, ...rows], plain) });
      }),
      runs,
    );
  });

  it('with another delimiter, line end, quoting, order of columns and blank rows', async () => {
    const writing = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\n\n'),
      quoteAll: fc.boolean(),
      columns: fc.shuffledSubarray([...names], { minLength: names.length }),
    });
    await fc.assert(
      fc.asyncProperty(tickets, writing, (rows, writing) =>
        same(rows, { 'export.csv': written(rows, { ...plain, ...writing }) }),
      ),
      runs,
    );
  });

  it('in another encoding, or packed', async () => {
    const encodings: Record<string, (text: string) => Uint8Array> = {
      'utf-8 with a mark': text => utf8(`\ufeff${text}`),
      'latin-1': text => Uint8Array.from(text, char => char.charCodeAt(0)),
      'utf-16': text => Buffer.from(`\ufeff${text}`, 'utf16le'),
    };
    await fc.assert(
      fc.asyncProperty(
        tickets,
        fc.constantFrom(...Object.keys(encodings)),
        fc.boolean(),
        (rows, name, packed) => {
          const bytes = written(rows, { ...plain, encode: encodings[name]! });
          return same(rows, packed ? { 'export.csv.gz': gzipSync(bytes) } : { 'export.csv': bytes });
        },
      ),
      runs,
    );
  });

  it('with times in another notation or zone', async () => {
    const iso = (instant: number) => new Date(instant).toISOString();
    const shifted = (minutes: number, name: string) => (instant: number) =>
      iso(instant + minutes * 60_000).slice(0, 19) + name;
    const notations: [(instant: number) => string, Partial<Source>][] = [
      [iso, {}],
      [shifted(120, '+02:00'), {}],
      [shifted(-210, '-03:30'), {}],
      [shifted(330, ''), { timezone: 'Asia/Kolkata' }],
      [
        instant => local(instant).replace(/(\d{4})-(\d\d)-(\d\d)/, '$3.$2.$1'),
        formatted('dd.MM.yyyy HH:mm:ss'),
      ],
      [american, formatted('MM/dd/yyyy hh:mm:ss a')],
    ];
    await fc.assert(
      fc.asyncProperty(tickets, fc.constantFrom(...notations), (rows, [time, changes]) => {
        // A plain date is a day of the export's zone, so that promises stay out where it changes.
        const rowsToo = changes.timezone ? rows.map(row => ({ ...row, due: null })) : rows;
        return same(
          rowsToo,
          { 'export.csv': written(rowsToo, { ...plain, time }) },
          { ...source, ...changes },
        );
      }),
      { numRuns: 18 },
    );
  });

  it('when rows are there twice and the key says which counts', async () => {
    await fc.assert(
      fc.asyncProperty(tickets, fc.nat(39), (rows, from) =>
        same(
          rows,
          { 'export.csv': written([...rows, ...rows.slice(from % rows.length)], plain) },
          { ...source, key: 'id', keep: 'first' },
        ),
      ),
      runs,
    );
  });

  it('under other headers', async () => {
    const renamed = Object.fromEntries(names.map(name => [name, `The ${name}`]));
    await fc.assert(
      fc.asyncProperty(tickets, rows => {
        const text = new TextDecoder().decode(written(rows, plain));
        const headed = text.replace(/^.*/, names.map(name => renamed[name]).join(','));
        return same(
          rows,
          { 'export.csv': utf8(headed) },
          { ...source, columns: { ...renamed, wait: { from: renamed.wait!, unit: 'seconds' } } },
        );
      }),
      runs,
    );
  });

  it('when two sources are counted together; their counts add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        tickets,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        async (rows, which) => {
          const before = await evaluated({ 'export.csv': written(rows, plain) }, { s: source }, kpis('s'));
          const files = {
            'a.csv': written(
              rows.filter((_, i) => which[i]),
              plain,
            ),
            'b.csv': written(
              rows.filter((_, i) => !which[i]),
              { ...plain, delimiter: ';' },
            ),
          };
          const sources = {
            a: { files: 'a.csv', complete, columns },
            b: { files: 'b.csv', complete, columns },
          };
          const after = await evaluated(files, sources, kpis(['a', 'b']));
          expect(figures(after)).toEqual(figures(before));
          const alone = await Promise.all(
            ['a', 'b'].map(id =>
              evaluated(files, sources, [
                { id: 'k', source: id, measure: { kind: 'count' }, anchor: 'created' },
              ]),
            ),
          );
          const sum = alone.reduce((sum, { kpis }) => sum + kpis[0]!.current.value!, 0);
          expect(sum).toBe(before.kpis[0]!.current.value);
        },
      ),
      runs,
    );
  });
});

function formatted(format: string): Partial<Source> {
  return {
    columns: { ...columns, created: { from: 'created', format }, closed: { from: 'closed', format } },
  };
}

function american(instant: number): string {
  const [date, time] = local(instant).split(' ') as [string, string];
  const [year, month, day] = date.split('-');
  const hour = Number(time.slice(0, 2));
  const half = hour < 12 ? 'AM' : 'PM';
  return `${month}/${day}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${time.slice(2)} ${half}`;
}
