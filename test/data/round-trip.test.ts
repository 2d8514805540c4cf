import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnNeed, ColumnType } from '../../src/data/batch.ts';
import { defaultMissing } from '../../src/data/cell-text.ts';
import { readSource } from '../../src/data/source.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import type { Source } from '../../src/plan/generated/types.ts';
import { type Cell, need, rowsOf } from './exports.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'csplan-round-trip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: Uint8Array, columns: (string | ColumnNeed)[], source: Source) {
  writeFileSync(path.join(folder, 'export.csv'), content);
  const rows: Cell[][] = [];
  const lines: number[] = [];
  const account = await readSource({
    id: 'random',
    source: { files: 'export.csv', ...source },
    folder,
    root: folder,
    timezone: 'UTC',
    needs: columns.map(wanted => (typeof wanted === 'string' ? need(wanted) : wanted)),
    onBatch: batch => {
      rows.push(...rowsOf(batch));
      lines.push(...batch.lines);
    },
  });
  return { rows, lines, file: account.files[0]! };
}

interface Writing {
  delimiter: ',' | ';' | '\t' | '|';
  end: string;
  bom: boolean;
  encoding: 'utf-8' | 'latin-1';
  quoteAll: boolean;
  lastEnd: boolean;
}

const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom<Writing['delimiter']>(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.boolean(),
  encoding: fc.constantFrom<Writing['encoding']>('utf-8', 'latin-1'),
  quoteAll: fc.boolean(),
  lastEnd: fc.boolean(),
});

/** Written by the rules of RFC 4180, with nothing of the reader's. */
function write(rows: string[][], { delimiter, end, bom, encoding, quoteAll, lastEnd }: Writing): Uint8Array {
  const cell = (text: string) =>
    quoteAll || /["\r\n,;\t|]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
  const text = rows.map(row => row.map(cell).join(delimiter)).join(end) + (lastEnd ? end : '');
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
  return bom && encoding === 'utf-8' ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) : bytes;
}

const cells = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'B', '7', ' ', ',', ';', '|', '\t', '"', '\n', '\r', 'é', 'ß', '-'),
    maxLength: 8,
  }),
  fc.constantFrom('', 'x', '0'),
);
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain(width =>
    fc
      .array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 8 })
      .map(rows => ({ width, rows })),
  );

const missing = new Set(['', ...defaultMissing]);
const expected = (text: string) => (missing.has(text.trim().toLowerCase()) ? null : text.trim());

describe('any table', () => {
  it('reads back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(tables, writing, async ({ width, rows }, how) => {
        const header = Array.from({ length: width }, (_, column) => `h${column}`);
        const { delimiter, encoding } = how;
        const source: Source = { format: { delimiter, encoding } };
        const { rows: found, lines, file } = await read(write([header, ...rows], how), header, source);
        const wanted = rows.filter(row => row.some(text => text.trim() !== ''));
        expect(found).toEqual(wanted.map(row => row.map(expected)));
        expect(file.read).toBe(rows.length);
        expect(file.used + (file.leftOut['blank-row']?.count ?? 0)).toBe(rows.length);
        expect(file.columns.map(column => column.missing)).toEqual(
          header.map((_, column) => wanted.filter(row => expected(row[column]!) === null).length),
        );
        // Lines as an editor counts them: each line end is one, inside a cell or behind it.
        let line = 2;
        const starts: number[] = [];
        for (const row of rows) {
          if (wanted.includes(row)) starts.push(line);
          line += 1 + row.join('x').split(/\r\n|\r|\n/).length - 1;
        }
        expect(lines).toEqual(starts);
      }),
      { numRuns: 200 },
    );
  });

  it('is found to be written as it is', async () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', 'é'), minLength: 1, maxLength: 6 });
    const plainTables = fc
      .integer({ min: 2, max: 5 })
      .chain(width =>
        fc.array(fc.array(plain, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(plainTables, writing, async (rows, how) => {
        const header = rows[0]!.map((_, column) => `h${column}`);
        const { rows: found, file } = await read(write([header, ...rows], how), header, {});
        expect(found).toEqual(
          rows.filter(row => row.some(text => text.trim() !== '')).map(row => row.map(expected)),
        );
        expect(file.delimiter).toBe(how.delimiter);
        expect(file.encoding).toBe(
          how.encoding === 'latin-1' && rows.flat().join('').includes('é') ? 'latin-1' : 'utf-8',
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('any bytes', () => {
  const csvLike = fc
    .string({
      unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', '\0', 'é', ' ', '-'),
      maxLength: 200,
    })
    .map(text => Buffer.from(text));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    csvLike,
    csvLike.map(rest => Buffer.concat([Buffer.from('a,b,c\n'), rest])),
  );

  const types = fc.constantFrom<ColumnType>('text', 'number', 'instant', 'duration', 'boolean');

  it('give an account in which every row is found, or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), types, async (content, keyed, type) => {
        try {
          const { rows, file } = await read(
            content,
            ['a', need('b', type)],
            keyed ? { key: 'a', keep: 'last' } : {},
          );
          const left = Object.values(file.leftOut).reduce((sum, { count }) => sum + count, 0);
          expect(file.read).toBe(file.used + left);
          expect(rows.length).toBe(file.used);
        } catch (error) {
          if (!(error instanceof CannotDo)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
