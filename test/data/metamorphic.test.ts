/** The same rows, written in other ways, are the same values: no notation of an export changes a number. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ColumnNeed, LeftOutReason } from '../../src/data/batch.ts';
import { readSource } from '../../src/data/source.ts';
import { zone } from '../../src/data/zone.ts';
import type { ColumnDefinition, Source } from '../../src/plan/generated/types.ts';
import { rowsOf } from './exports.ts';

const home = 'America/New_York';
const newYork = zone(home);

interface Row {
  id: number;
  revision: number;
  text: string;
  cents: number | null;
  instant: number | null;
  seconds: number | null;
  flag: boolean | null;
}

/** The hour that clocks show twice can't be told from local notation; it is left to the tests of zones. */
const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2027, 0, 1) / 1000 })
  .map(seconds => seconds * 1000)
  .filter(instant => newYork.toInstant(newYork.toLocal(instant)) === instant);

const unit = fc.constantFrom('a', 'B', '7', ' ', ',', ';', '|', '\t', '"', '\n', '\r\n', 'é', 'ß', 'ü', '-');
const tables = fc
  .array(
    fc.record({
      id: fc.nat(9),
      text: fc.string({ unit, maxLength: 6 }),
      cents: fc.option(fc.integer({ min: -200_000_000, max: 200_000_000 })),
      instant: fc.option(instants),
      seconds: fc.option(fc.integer({ min: -400_000, max: 400_000 })),
      flag: fc.option(fc.boolean()),
    }),
    { maxLength: 14 },
  )
  .map(rows => rows.map((row, revision): Row => ({ ...row, revision })));

const notations = {
  decimal: ['1234.50', '1,234.50', '1234,50', '1.234,50', '$1,234.50', '1 234,50 €'],
  zone: ['local', 'offset', 'utc', 'epoch', 'month name'],
  duration: ['clock', 'iso', 'seconds', 'minutes'],
  flag: ['true', 'Y', '1', 'JA'],
} as const;

const writings = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'latin-1'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quote: fc.constantFrom('where needed', 'always'),
  packed: fc.boolean(),
  layout: fc.constantFrom('plain', 'title and footer', 'no header', 'texts below'),
  decimal: fc.constantFrom(...notations.decimal),
  zone: fc.constantFrom(...notations.zone),
  duration: fc.constantFrom(...notations.duration),
  flag: fc.constantFrom(...notations.flag),
});
type Writing = typeof writings extends fc.Arbitrary<infer T> ? T : never;

const plain: Writing = {
  delimiter: ',',
  encoding: 'utf-8',
  end: '\n',
  quote: 'where needed',
  packed: false,
  layout: 'plain',
  decimal: '1234.50',
  zone: 'utc',
  duration: 'seconds',
  flag: 'true',
};

const names = ['id', 'revision', 'text', 'amount', 'at', 'took', 'flag'];
const needs: ColumnNeed[] = [
  { name: 'id', type: 'text' },
  { name: 'text', type: 'text' },
  { name: 'amount', type: 'number' },
  { name: 'at', type: 'instant' },
  { name: 'took', type: 'duration' },
  { name: 'flag', type: 'boolean' },
];

function amount(cents: number, notation: Writing['decimal']): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const [whole, fraction] = [digits.slice(0, -2), digits.slice(-2)];
  const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  const sign = cents < 0 ? '-' : '';
  const form: Record<Writing['decimal'], string> = {
    '1234.50': `${sign}${whole}.${fraction}`,
    '1,234.50': `${sign}${grouped(',')}.${fraction}`,
    '1234,50': `${sign}${whole},${fraction}`,
    '1.234,50': `${sign}${grouped('.')},${fraction}`,
    '$1,234.50': cents < 0 ? `($${grouped(',')}.${fraction})` : `$${grouped(',')}.${fraction}`,
    '1 234,50 €': `${sign}${grouped('\u00a0')},${fraction} EUR`,
  };
  return form[notation];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function time(instant: number, notation: Writing['zone']): string {
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  const local = newYork.toLocal(instant);
  const hours = (instant - local) / 3_600_000;
  if (notation === 'utc') return `${iso(instant)}Z`;
  if (notation === 'offset') return `${iso(local)}-0${hours}:00`;
  if (notation === 'epoch') return String(instant / 1000);
  if (notation === 'local') return iso(local).replace('T', ' ');
  const [year, month, day] = iso(local).slice(0, 10).split('-');
  return `${day}-${months[Number(month) - 1]}-${year} ${iso(local).slice(11)}`;
}

function duration(seconds: number, notation: Writing['duration']): string {
  const all = Math.abs(seconds);
  const sign = seconds < 0 ? '-' : '';
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  if (notation === 'clock')
    return `${sign}${Math.floor(all / 3600)}:${two((all / 60) % 60)}:${two(all % 60)}`;
  if (notation === 'iso') return `${sign}PT${Math.floor(all / 60)}M${all % 60}S`;
  return notation === 'seconds' ? String(seconds) : `${sign}${all / 60}`;
}

function flag(value: boolean, notation: Writing['flag']): string {
  const words = { true: ['TRUE', 'false'], Y: ['Y', 'N'], 1: ['1', '0'], JA: ['Ja', 'NEIN'] } as const;
  return words[notation][value ? 0 : 1];
}

function cells(row: Row, how: Writing): string[] {
  const or = <T>(value: T | null, write: (value: T) => string) => (value === null ? '' : write(value));
  return [
    String(row.id),
    String(row.revision),
    row.text,
    or(row.cents, value => amount(value, how.decimal)),
    or(row.instant, value => time(value, how.zone)),
    or(row.seconds, value => duration(value, how.duration)),
    or(row.flag, value => flag(value, how.flag)),
  ];
}

function write(rows: readonly Row[], how: Writing): Uint8Array {
  const quoted = (text: string) =>
    how.quote === 'always' || text.includes(how.delimiter) || /["\r\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const line = (texts: string[]) => texts.map(quoted).join(how.delimiter);
  const lines = [
    ...(how.layout === 'title and footer' ? ['Report of 2026', ''] : []),
    ...(how.layout === 'no header' ? [] : [line(names)]),
    ...(how.layout === 'texts below' ? [line(names.map(name => `the ${name}`))] : []),
    ...rows.map(row => line(cells(row, how))),
    ...(how.layout === 'title and footer' ? [line(['Total', String(rows.length), '', '', '', '', ''])] : []),
  ];
  const text = lines.join(how.end) + (lines.length ? how.end : '');
  const bytes = encoded(text, how.encoding);
  return how.packed ? gzipSync(bytes) : bytes;
}

function encoded(text: string, encoding: Writing['encoding']): Buffer {
  if (encoding === 'latin-1') return Buffer.from(text, 'latin1');
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with a mark') return Buffer.from(`\ufeff${text}`);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16be' ? little.swap16() : little;
}

/** What a plan would say of such files: nothing that csplan is to find out by itself. */
function sourceFor(how: Writing): Source {
  const format: Record<Writing['layout'], Source['format']> = {
    plain: {},
    'title and footer': { header: { row: 3 }, footer: 1 },
    'no header': { header: 'none', names, ...(how.delimiter === ',' ? {} : { delimiter: how.delimiter }) },
    'texts below': { header: { drop_after: 1 } },
  };
  const took: ColumnDefinition = { from: 'took' };
  if (how.duration === 'seconds' || how.duration === 'minutes') took.unit = how.duration;
  return {
    timezone: home,
    format: format[how.layout]!,
    key: 'id',
    keep: { last: 'revision' },
    columns: { took, at: { from: 'at', ...(how.zone === 'epoch' ? { format: 'epoch' } : {}) } },
    exclude: [{ flag: true, took: { gt: '4h' } }],
  };
}

let folder: string;
let runs = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'csplan-metamorphic-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Totals {
  rows: string[];
  used: number;
  leftOut: Partial<Record<LeftOutReason, number>>;
}

async function read(parts: readonly (readonly Row[])[], how: Writing): Promise<Totals> {
  const run = path.join(folder, String(runs++));
  mkdirSync(run);
  for (const [index, rows] of parts.entries())
    writeFileSync(path.join(run, `${index}.csv`), write(rows, how));
  const rows: string[] = [];
  const account = await readSource({
    id: 'random',
    source: { files: '*.csv', ...sourceFor(how) },
    folder: run,
    root: run,
    timezone: 'UTC',
    needs,
    onBatch: batch => {
      for (const [, text, ...values] of rowsOf(batch).map(row => [row[0], ...row]))
        rows.push(JSON.stringify([text, ...values.map(rounded)]).replaceAll('\\r\\n', '\\n'));
    },
  });
  rmSync(run, { recursive: true });
  const leftOut: Totals['leftOut'] = {};
  for (const file of account.files)
    for (const [reason, { count }] of Object.entries(file.leftOut))
      if (!['before-header', 'below-header', 'footer'].includes(reason) && !isTitleBlank(reason, how))
        leftOut[reason as LeftOutReason] = (leftOut[reason as LeftOutReason] ?? 0) + count;
  return { rows: rows.sort(), used: account.files.reduce((sum, file) => sum + file.used, 0), leftOut };
}

/** The blank line under a title is no row of the table. */
function isTitleBlank(reason: string, how: Writing): boolean {
  return reason === 'blank-row' && how.layout === 'title and footer';
}

/** Minutes have a fraction: 1 / 60 is not exact. */
function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}

it('reading gives what was written', async () => {
  await fc.assert(
    fc.asyncProperty(tables, writings, async (table, how) => {
      const { used, rows } = await read([table], how);
      const last = new Map<number, Row>();
      for (const row of table)
        if (!(row.flag === true && row.seconds !== null && row.seconds > 14_400)) last.set(row.id, row);
      expect(used).toBe(last.size);
      const wanted = [...last.values()].map(row => [
        row.cents === null ? null : row.cents / 100,
        row.instant,
        row.seconds,
        row.flag,
      ]);
      expect(rows.map(row => JSON.stringify(JSON.parse(row).slice(2))).sort()).toEqual(
        wanted.map(row => JSON.stringify(row)).sort(),
      );
    }),
    { numRuns: 120 },
  );
});

it('no notation changes a value or a count', async () => {
  await fc.assert(
    fc.asyncProperty(tables, writings, async (table, how) => {
      expect(await read([table], how)).toEqual(await read([table], plain));
    }),
    { numRuns: 120 },
  );
});

it('neither does the order of the rows, nor the number of files', async () => {
  const shuffled = tables.chain(table =>
    fc.tuple(
      fc.constant(table),
      fc.shuffledSubarray(table, { minLength: table.length }),
      fc.nat(20),
      writings,
    ),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([table, other, cut, how]) => {
      const whole = await read([table], how);
      expect(await read([other], how)).toEqual(whole);
      expect(await read([other.slice(0, cut), other.slice(cut)], how)).toEqual(whole);
    }),
    { numRuns: 80 },
  );
});

it('two exports without a common key add up', async () => {
  await fc.assert(
    fc.asyncProperty(tables, tables, writings, async (one, two, how) => {
      const apart = two.map(row => ({ ...row, id: row.id + 100 }));
      const [a, b, both] = [await read([one], how), await read([apart], how), await read([one, apart], how)];
      expect(both.used).toBe(a.used + b.used);
      expect(both.rows).toEqual([...a.rows, ...b.rows].sort());
    }),
    { numRuns: 50 },
  );
});
