/** A line of a plan's text as it stands on a terminal, with the part that is meant. */
import { displayWidth, visible } from '../../diagnostic/visible.ts';

const tabStop = 4;

export interface FramedLine {
  text: string;
  /** Columns before the marked part, and its columns: at least one. */
  before: number;
  marked: number;
}

/**
 * A line as it is shown, and where the part from `start` to `end` (offsets into the line) then stands. A line
 * wider than `columns` is cut around that part, with … where something is left out.
 */
export function frameLine(line: string, start: number, end: number, columns: number): FramedLine {
  // Nobody sees more of a line than this, however long it is.
  const from = Math.max(0, start - reach);
  const to = Math.min(line.length, start + reach);
  const cells = cellsOf(line.slice(from, to), from);
  const offsets = sums(cells.map(({ width }) => width));
  const first = cells.filter(cell => cell.at < start).length;
  const last = Math.max(cells.filter(cell => cell.at < end).length, first);
  const [left, right] = windowOf(offsets, first, last, columns);
  const cutBefore = left > 0 || from > 0 ? '…' : '';
  const cutAfter = right < cells.length || to < line.length ? '…' : '';
  const shown = cells.slice(left, right).map(({ text }) => text);
  return {
    text: cutBefore + shown.join('') + cutAfter,
    before: cutBefore.length + offsets[first]! - offsets[left]!,
    marked: Math.max(1, offsets[Math.max(Math.min(last, right), first)]! - offsets[first]!),
  };
}

const reach = 1000;

interface Cell {
  text: string;
  width: number;
  /** Offset into the line. */
  at: number;
}

function cellsOf(part: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let at = offset;
  let column = 0;
  for (const character of part) {
    const text = character === '\t' ? `→${' '.repeat(tabStop - 1 - (column % tabStop))}` : visible(character);
    const width = displayWidth(text);
    cells.push({ text, width, at });
    at += character.length;
    column += width;
  }
  return cells;
}

/** Running totals, from 0. */
function sums(widths: readonly number[]): number[] {
  const totals = [0];
  for (const width of widths) totals.push(totals.at(-1)! + width);
  return totals;
}

/** The cells that fit into the columns: all, or those from a little before the marked ones. */
function windowOf(
  offsets: readonly number[],
  first: number,
  last: number,
  columns: number,
): [number, number] {
  const count = offsets.length - 1;
  if (offsets[count]! <= columns) return [0, count];
  const room = Math.max(columns - 2, 1);
  const margin = Math.floor(room / 4);
  let left = 0;
  while (
    left < first &&
    offsets[last]! - offsets[left]! > room - margin &&
    offsets[first]! - offsets[left]! > margin
  )
    left++;
  let right = left;
  while (right < count && offsets[right + 1]! - offsets[left]! <= room) right++;
  return [left, Math.max(right, Math.min(left + 1, count))];
}
