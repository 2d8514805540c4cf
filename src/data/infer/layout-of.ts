/** Where the header of a file stands, by its first rows. */
import type { FileFormat } from '../../plan/generated/types.ts';
import { isBlank, trimmed } from '../cell-text.ts';
import { formatFor } from '../date-evidence.ts';
import { FileText, sniff } from '../file-text.ts';
import { parseNumber } from '../number-text.ts';
import type { ExportFile } from '../open.ts';
import { presets, recognised } from '../presets/index.ts';

/** Rows among which the header is looked for. */
const deepest = 12;

/**
 * What a plan has to say about the file's rows so that it reads: titles above the header, rows below it that are no
 * data, no header at all. Undefined for a plain file, whose first row is the header.
 */
export async function layoutOf(file: ExportFile, signal?: AbortSignal): Promise<FileFormat | undefined> {
  const rows = await firstRows(file, {}, signal);
  const first = rows.findIndex(row => !isBlank(row));
  const header = rows[first];
  if (!header) return undefined;
  const row = textsIn(header) === 1 ? await laterHeaderRow(file, first + 1, signal) : undefined;
  if (row !== undefined) return { header: { row } };
  const byRow = presets.find(preset => preset.isRow?.(header.map(trimmed)));
  if (byRow) return byRow.source.format;
  if (isData(header)) return { header: 'none' };
  return recognised(header)?.source.format;
}

async function firstRows(file: ExportFile, format: FileFormat, signal?: AbortSignal): Promise<string[][]> {
  const written = await sniff(file, format);
  for await (const { records } of new FileText(file, written, signal).records()) return records;
  return [];
}

/** Counted as a spreadsheet does. The delimiter shows only where the header stands, so each row is tried as one. */
async function laterHeaderRow(
  file: ExportFile,
  title: number,
  signal?: AbortSignal,
): Promise<number | undefined> {
  for (let row = title + 1; row <= title + deepest; row++) {
    const rows = await firstRows(file, { header: { row } }, signal);
    const header = rows[row - 1];
    if (!header) return undefined;
    const below = rows.slice(row).filter(record => !isBlank(record));
    if (textsIn(header) > 1 && below.some(record => record.length === header.length)) return row;
  }
  return undefined;
}

function textsIn(row: readonly string[]): number {
  return row.filter(cell => trimmed(cell) !== '').length;
}

/** Whether a first row holds values instead of names: a date, or mostly numbers. */
function isData(row: readonly string[]): boolean {
  const cells = row.map(trimmed).filter(cell => cell !== '');
  const isDate = (cell: string) => formatFor(cell, 'day-first') ?? formatFor(cell, 'month-first');
  const numbers = cells.filter(cell => !Number.isNaN(parseNumber(cell, '.'))).length;
  return cells.some(isDate) || numbers * 2 > cells.length;
}
