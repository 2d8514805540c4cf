/** Reads small CSV files whole: results and histories. Exports have their own reader (`src/data`). */

export interface CsvRecord {
  /** One-based line on which it begins. */
  line: number;
  cells: string[];
}

export type Delimiter = ',' | ';' | '\t';

/** The delimiter that the first line has most of; a comma where it has none. */
export function delimiterOf(text: string): Delimiter {
  const end = text.search(/[\r\n]/);
  const head = end < 0 ? text : text.slice(0, end);
  const count = (mark: string) => head.split(mark).length;
  return ([',', ';', '\t'] as const).reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

/**
 * Records of RFC 4180 with any line end; a byte-order mark is skipped, blank lines give no record. A quote that
 * never closes takes the rest of the text into its cell.
 */
export function csvRecords(text: string, delimiter: Delimiter): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const cell = cellAt(text, at, delimiter);
      record.cells.push(cell.text);
      line += cell.lines;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    if (record.cells.length > 1 || record.cells[0]!.trim() !== '') records.push(record);
  }
  return records;
}

/** A cell with the place after it and the line ends inside it. */
function cellAt(
  text: string,
  start: number,
  delimiter: string,
): { text: string; end: number; lines: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
    return { text: text.slice(start, end), end, lines: 0 };
  }
  let quoted = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: quoted + text.slice(at), end: text.length, lines: 0 };
    quoted += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    quoted += '"';
    at++;
  }
  // What stands between the closing quote and the delimiter belongs to the cell.
  const rest = cellAt(text, at, delimiter);
  return { text: quoted + rest.text, end: rest.end, lines: quoted.split(/\r\n|\r|\n/).length - 1 };
}
