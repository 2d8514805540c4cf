/** Which rows of a file are its header, which are data, and which neither: titles above, texts below, a footer. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { FileFormat } from '../plan/generated/types.ts';
import type { LeftOutReason } from './batch.ts';
import { isBlank, trimmed } from './cell-text.ts';
import type { RecordChunk } from './reader.ts';

export class Layout {
  /** The columns' names and the line on which they stand; undefined until they have been read. */
  header: { cells: readonly string[]; line: number } | undefined;
  /** Rows of the file so far, whatever they are. */
  rows = 0;
  private readonly format: FileFormat;
  private readonly path: string;
  private readonly onLeftOut: (reason: LeftOutReason, line: number) => void;
  private readonly headerRows: string[][] = [];
  private dropping: number;
  /** The last rows that aren't blank, which may be the footer. */
  private tail: RecordChunk = { records: [], lines: [] };

  /** @param path for messages; @param onLeftOut hears of rows that are neither header nor data. */
  constructor(format: FileFormat, path: string, onLeftOut: (reason: LeftOutReason, line: number) => void) {
    this.format = format;
    this.path = path;
    this.onLeftOut = onLeftOut;
    this.dropping = typeof format.header === 'object' ? (format.header.drop_after ?? 0) : 0;
  }

  /** The rows of data; the header is known when the first of them come, at the latest when they end. */
  async *data(chunks: AsyncIterable<RecordChunk>): AsyncGenerator<RecordChunk> {
    const footer = this.format.footer ?? 0;
    for await (const chunk of chunks) {
      const data = this.withoutHead(chunk);
      this.rows += chunk.records.length;
      if (!data) continue;
      yield footer > 0 ? this.withoutTail(data, footer) : data;
    }
    for (const line of this.tail.lines) this.onLeftOut('footer', line);
    if (!this.header && this.format.header === 'none' && this.format.names) this.name([], 1);
  }

  /** For a file that has ended without a header. */
  noHeader(): CannotDo {
    const { row = 1, rows = 1 } = this.headerFormat;
    if (this.rows === 0 || row + rows < 3) return empty(this.path);
    return new CannotDo(
      `${this.path} ends after ${this.rows} ${this.rows === 1 ? 'row' : 'rows'}, before the headers that the plan has in row ${row}${rows > 1 ? ` to ${row + rows - 1}` : ''}.`,
      'Correct `format: {header: ...}`, or export the file again.',
    );
  }

  /** What is left of a chunk behind the header and the rows that are dropped with it; undefined while they go on. */
  private withoutHead(chunk: RecordChunk): RecordChunk | undefined {
    const { records, lines } = chunk;
    let at = 0;
    for (; at < records.length && !(this.header && this.dropping === 0); at++) {
      const record = records[at]!;
      const line = lines[at]!;
      if (this.header) {
        this.dropping--;
        this.leaveOut('below-header', record, line);
      } else if (this.format.header === 'none') {
        if (isBlank(record)) this.onLeftOut('blank-row', line);
        else {
          this.name(record, line);
          break;
        }
      } else if (this.beginsHeader(record, this.rows + at + 1)) this.addHeaderRow(record, line);
      else this.leaveOut('before-header', record, line);
    }
    if (!this.header) return undefined;
    return at === 0 ? chunk : { records: records.slice(at), lines: lines.slice(at) };
  }

  private leaveOut(reason: LeftOutReason, record: string[], line: number): void {
    this.onLeftOut(isBlank(record) ? 'blank-row' : reason, line);
  }

  private get headerFormat(): { row?: number; rows?: number } {
    return typeof this.format.header === 'object' ? this.format.header : {};
  }

  private beginsHeader(record: string[], row: number): boolean {
    const { row: first } = this.headerFormat;
    return this.headerRows.length > 0 || (first === undefined ? !isBlank(record) : row === first);
  }

  private addHeaderRow(record: string[], line: number): void {
    const { row, rows = 1 } = this.headerFormat;
    if (this.headerRows.length === 0 && isBlank(record))
      throw new CannotDo(
        `Row ${row} of ${this.path}, where the plan says that the headers stand, is blank.`,
        'Count the rows as a spreadsheet does, blank ones too, and correct `format: {header: {row: ...}}`.',
      );
    this.headerRows.push(record);
    if (this.headerRows.length === rows) this.name(joined(this.headerRows), line);
  }

  /** @param cells the header's, or the first row's where there is none. */
  private name(cells: readonly string[], line: number): void {
    const { header, names } = this.format;
    if (names && header !== 'none' && names.length !== cells.length)
      throw new CannotDo(
        `The plan names ${names.length} columns for ${this.path}, whose header has ${cells.length}.`,
        'Name each column, in the order of the file, under `format: {names: [...]}`; or leave it out and use the headers.',
      );
    this.header = {
      cells: names ?? (header === 'none' ? cells.map((_, index) => String(index + 1)) : cells),
      line,
    };
  }

  /** Holds back the last rows, which are the footer if no others follow. */
  private withoutTail(chunk: RecordChunk, footer: number): RecordChunk {
    const records = [...this.tail.records, ...chunk.records];
    const lines = [...this.tail.lines, ...chunk.lines];
    let from = records.length;
    for (let texts = 0; from > 0 && texts < footer; ) if (!isBlank(records[--from]!)) texts++;
    const tail: RecordChunk = { records: [], lines: [] };
    for (let at = from; at < records.length; at++) {
      // Blank rows don't count wherever they stand: only those with a text have to be kept.
      if (isBlank(records[at]!)) this.onLeftOut('blank-row', lines[at]!);
      else {
        tail.records.push(records[at]!);
        tail.lines.push(lines[at]!);
      }
    }
    this.tail = tail;
    return { records: records.slice(0, from), lines: lines.slice(0, from) };
  }
}

export function empty(path: string): CannotDo {
  return new CannotDo(`${path} is empty.`, 'Export it again; a file without rows still has a header line.');
}

/** Headers that stand in several rows, as `Question / Answer`; a text above several columns holds for all of them. */
function joined(rows: readonly string[][]): string[] {
  if (rows.length === 1) return rows[0]!;
  const width = Math.max(...rows.map(row => row.length));
  const above = rows.map(() => '');
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map(row => trimmed(row[column] ?? ''));
    const parts = cells.map((cell, depth) => {
      if (cell !== '') above[depth] = cell;
      const below = cells.slice(depth + 1).some(text => text !== '');
      return cell === '' && below ? above[depth]! : cell;
    });
    return parts.filter(part => part !== '').join(' / ');
  });
}

/** Where the headers seem to stand, counted from the row taken for the header: the first below it with several texts. */
export function laterHeader(cells: readonly string[], { records }: RecordChunk): number | undefined {
  const texts = (record: readonly string[]) => record.filter(cell => trimmed(cell) !== '').length;
  if (texts(cells) !== 1) return undefined;
  const at = records.findIndex(record => texts(record) > 1);
  return at < 0 ? undefined : at + 1;
}
