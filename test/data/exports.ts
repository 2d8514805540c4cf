/** Exports for tests: files in a temporary folder, read back as plain rows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Batch,
  CellState,
  type ColumnNeed,
  type ColumnType,
  type SourceAccount,
} from '../../src/data/batch.ts';
import { readSource, type SourceRequest } from '../../src/data/source.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import type { Source } from '../../src/plan/generated/types.ts';

/** A value, null where it is missing, `unreadable` where it can't be read. */
export type Cell = string | number | boolean | null;

export interface Reading {
  rows: Cell[][];
  lines: number[];
  account: SourceAccount;
  batches: Batch[];
}

/** Writes files into a new folder that goes away with the test. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'csplan-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

export function need(name: string, type: ColumnType = 'text'): ColumnNeed {
  return { name, type };
}

/** Reads a source of `folder`; column names without a type are texts. */
export async function readFolder(
  folder: string,
  source: Source,
  needs: readonly (string | ColumnNeed)[],
  more: Partial<SourceRequest> = {},
): Promise<Reading> {
  const batches: Batch[] = [];
  const account = await readSource({
    id: 'requests',
    source,
    folder,
    root: folder,
    timezone: 'UTC',
    needs: needs.map(wanted => (typeof wanted === 'string' ? need(wanted) : wanted)),
    onBatch: batch => batches.push(batch),
    ...more,
  });
  for (const file of account.files) {
    const left = Object.values(file.leftOut).reduce((sum, { count }) => sum + count, 0);
    if (file.read !== file.used + left) throw new Error('rows are not accounted for');
  }
  return {
    rows: batches.flatMap(rowsOf),
    lines: batches.flatMap(batch => [...batch.lines]),
    account,
    batches,
  };
}

/** Reads one file of the given content. */
export function readText(
  content: string | Uint8Array,
  needs: readonly (string | ColumnNeed)[],
  source: Source = {},
  more: Partial<SourceRequest> = {},
): Promise<Reading> {
  return readFolder(folderWith({ 'export.csv': content }), { files: 'export.csv', ...source }, needs, more);
}

export function rowsOf(batch: Batch): Cell[][] {
  return Array.from({ length: batch.length }, (_, row) =>
    batch.columns.map(column => {
      if (column.state[row] === CellState.missing) return null;
      if (column.state[row] === CellState.unreadable) return 'unreadable';
      if (column.type === 'text') return column.dictionary[column.codes[row]!]!;
      return column.type === 'boolean' ? column.values[row] === 1 : column.values[row]!;
    }),
  );
}

/** The CannotDo that something throws, message and help in one text; fails where it throws anything else. */
export async function refusal(attempt: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof attempt === 'function' ? attempt() : attempt);
  } catch (error) {
    if (error instanceof CannotDo) return `${error.message} ${error.help ?? ''}`;
    throw error;
  }
  throw new Error('nothing was refused');
}
