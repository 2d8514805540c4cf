/** Text from plans on a terminal: what can't be seen is shown, what is wide takes two columns, long lines are cut. */

/**
 * Control codes, soft hyphen, marks and overrides of direction, zero-width spaces, separators, BOM, tags, lone
 * surrogates: they change what is seen, or what a terminal does, without being seen. Joiners and variation
 * selectors stay, for scripts and emoji need them.
 */
const unseen =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const everyUnseen = new RegExp(unseen, 'gu');

const codePoint = (character: string): string =>
  `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;

/** One line of text in which every character can be seen. */
export function visible(text: string): string {
  return text.replace(/\r\n|[\n\r\t]/g, ' ').replace(everyUnseen, codePoint);
}

/** The same characters as escapes, for JSON text. */
export function escapeUnseen(json: string): string {
  return json.replace(everyUnseen, characters =>
    characters === '\n'
      ? characters
      : Array.from(
          { length: characters.length },
          (_, i) => `\\u${characters.charCodeAt(i).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
}

/** Characters of two columns: East Asian wide and full-width forms, and emoji (Unicode 15, UAX 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
const joined = /\p{M}|\p{Emoji_Modifier}|\u200c|\u200d/u;

/** How many columns one visible character takes. */
function widthOf(character: string): number {
  return joined.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns that a visible text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

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
    const text =
      character === '\t'
        ? `→${' '.repeat(tabStop - 1 - (column % tabStop))}`
        : unseen.test(character)
          ? codePoint(character)
          : character;
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

/** Text broken at spaces into lines of at most `columns`; a longer word stands alone. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === undefined ? word : `${line} ${word}`;
  }
  return [...lines, line ?? ''];
}
