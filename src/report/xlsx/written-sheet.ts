/** A sheet as the writer of workbooks takes it: values, their looks, and how high its rows are. */
import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { clip, displayWidth, visible, wrapped } from '../../diagnostic/visible.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** A spreadsheet takes no longer text in a cell. */
const longestText = 32_767;

/** From this width on a text goes on in the next line; in narrower columns, and alone in its row, it runs on. */
const wideColumn = 28;

/** In points; a spreadsheet has no higher rows. */
const lineHeight = 15;
const highestRow = 409;

export function writable(sheet: Sheet): WriteSheet {
  const { name, widths, frozenRows, isTable, rows } = sheet;
  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, { height: number }>();
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries())
      if (cell !== null) cells.set(`${r},${c}`, lookOf(cell, { isFirst: c === 0, ...placed(sheet, r, c) }));
    const lines = Math.max(
      1,
      ...row.map((cell, c) => (placed(sheet, r, c).wraps ? linesOf(cell, widths[c]!) : 1)),
    );
    if (lines > 1) rowDefs.set(r, { height: Math.min(lines * lineHeight, highestRow) });
  }
  return {
    name,
    columns: widths.map(width => ({ width })),
    rows: rows.map(row => row.map(contentOf)),
    cells,
    rowDefs,
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(frozenRows && { freezePane: { rows: frozenRows } }),
    ...(isTable && { autoFilter: { range: `A1:${columnName(widths.length)}${rows.length}` } }),
  };
}

/** `A`, `Z`, `AA`: the first is 1. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + last : last;
}

function placed(
  { widths, frozenRows, rows }: Sheet,
  r: number,
  c: number,
): { isHeading: boolean; wraps: boolean } {
  const isHeading = r < frozenRows;
  const isAlone = rows[r]!.filter(cell => cell !== null).length === 1;
  return { isHeading, wraps: isHeading || (widths[c]! >= wideColumn && !isAlone) };
}

function wordsOf(cell: SheetCell): string | undefined {
  if (cell === null || (typeof cell === 'object' && 'value' in cell)) return undefined;
  return typeof cell === 'string' ? cell : cell.strong;
}

/** Not every spreadsheet finds out by itself how high a row has to be. */
function linesOf(cell: SheetCell, width: number): number {
  const text = clip(visible(wordsOf(cell) ?? ''), longestText);
  return wrapped(text, width - 1).reduce(
    (lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / (width - 1))),
    0,
  );
}

function contentOf(cell: SheetCell): CellValue {
  if (cell === null) return null;
  return typeof cell === 'object' && 'value' in cell ? cell.value : cellText(wordsOf(cell)!);
}

/** `_x0041_` in a cell's text means the character of that number, so what reads like it is written otherwise. */
export function cellText(text: string): string {
  return clip(visible(text), longestText).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

interface Place {
  isHeading: boolean;
  isFirst: boolean;
  wraps: boolean;
}

function lookOf(cell: Exclude<SheetCell, null>, place: Place): Partial<Cell> {
  const style = styleOf(cell, place);
  const text = contentOf(cell);
  // The writer takes #N/A for the error of a formula, but never a text in runs.
  return typeof text === 'string' && text.startsWith('#') ? { style, richText: [{ text }] } : { style };
}

function styleOf(cell: Exclude<SheetCell, null>, { isHeading, isFirst, wraps }: Place): CellStyle {
  const alignment = { vertical: 'top' as const, wrapText: wraps };
  // Beside a number, which stands at the right border of its cell.
  if (typeof cell === 'string')
    return { alignment: isFirst ? alignment : { ...alignment, horizontal: 'left', indent: 1 } };
  if ('value' in cell) return { alignment, numFmt: cell.format };
  return {
    alignment,
    font: { name: 'Calibri', size: 11, bold: true },
    ...(isHeading && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF2' } } }),
  };
}
