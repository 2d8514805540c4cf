/** One pass over one file: raw records in, batches and the file's account out. */
import type { Batch, Column, ColumnNeed, FileAccount } from './batch.ts';
import { CellText } from './cell-text.ts';
import { ColumnReader, pickRows } from './column-reader.ts';
import type { CheckedRows } from './expectations.ts';
import { FileNotes, type KeyColumn } from './file-notes.ts';
import { FileText, openText, type ReadText, type Written } from './file-text.ts';
import { Header, labelHeaders } from './header.ts';
import { LeftOut } from './issues.ts';
import { isScientific } from './keys.ts';
import { Layout, laterHeader } from './layout.ts';
import { needId } from './need.ts';
import { parseNumber } from './number-text.ts';
import type { ExportFile } from './open.ts';
import type { RecordChunk } from './reader.ts';
import { RowShape } from './row-shape.ts';
import type { SourceState } from './source.ts';

/** What is known once the header has been read. */
interface Columns {
  headers: string[];
  /** Of the columns that decide whether a row counts. */
  decisive: ColumnReader[];
  /** Of the columns that are handed out; where one is decisive too, its index there. */
  wanted: { reader: ColumnReader; decisiveIndex: number | undefined; missing: number; unreadable: number }[];
  key: KeyColumn | undefined;
  /** Index of the column of `keep` among the decisive ones. */
  keepIndex: number;
  shape: RowShape;
  /** Holds the rows against what the plan expects of them. */
  check: ((rows: CheckedRows) => void) | undefined;
}

export class FileReading {
  private readonly file: ExportFile;
  private readonly index: number;
  private readonly state: SourceState;
  private readonly pass: 'survey' | 'hand-out';
  private readonly notes: FileNotes;
  private readonly leftOut: LeftOut;
  private read = 0;
  private used = 0;
  /** Bytes read ahead, to settle what the first rows leave open. */
  private readAhead = 0;
  /** Lines of the rows that a column reader is at. */
  private linesRead: Int32Array = new Int32Array();

  constructor(file: ExportFile, index: number, state: SourceState, pass: 'survey' | 'hand-out') {
    this.file = file;
    this.index = index;
    this.state = state;
    this.pass = pass;
    this.notes = new FileNotes(file.shown, state.zone.name);
    const { onLeftOut } = state.request;
    this.leftOut = new LeftOut(
      pass === 'survey' || !onLeftOut
        ? undefined
        : (reason, line) => onLeftOut({ file: index, line, reason }),
    );
  }

  async run(): Promise<FileAccount> {
    const { file, notes } = this;
    const { signal, source } = this.state.request;
    const open = this.state.request.openText ?? openText;
    const { written, text } = await open(file, source.format ?? {}, signal);
    const layout = new Layout(source.format ?? {}, file.shown, (reason, line) => {
      this.read++;
      this.leftOut.add(reason, line);
    });
    let columns: Columns | undefined;
    for await (const chunk of layout.data(text.records())) {
      signal?.throwIfAborted();
      columns ??= this.begin(layout, chunk, written);
      await this.settleTies(columns, chunk, written);
      this.take(columns, chunk);
      this.progress(text);
    }
    if (!layout.header) throw layout.noHeader();
    columns ??= this.begin(layout, { records: [], lines: [] }, written);
    for (const reader of readersOf(columns)) {
      reader.instants?.finish();
      notes.column(reader);
    }
    notes.encoding(text.decoder, source.format?.encoding);
    notes.spreadsheetLimit(layout.rows);
    this.progress(text);
    this.state.bytes += file.bytes;
    return this.account(columns, text, written);
  }

  private begin(layout: Layout, rows: RecordChunk, written: Written): Columns {
    const { source, id } = this.state.request;
    const { cells, line } = layout.header!;
    const { headers, repeated } = labelHeaders(cells);
    for (const name of repeated) this.notes.repeatedHeader(name, line);
    const header = new Header(headers, this.file.shown, this.headerHint(layout, rows));
    const reader = (need: ColumnNeed): ColumnReader =>
      new ColumnReader({
        need,
        place: header.place(source, id, need.name, need.because),
        source,
        path: this.file.shown,
        zone: this.state.zone,
        delimiter: written.delimiter,
        texts: this.state.textsOf(need.name),
        onQuirk: (quirk, row) => this.notes.quirk(need.name, quirk, this.linesRead[row]!),
      });
    const decisive = this.state.decisive.map(reader);
    const keep = this.keepNeed(header, rows);
    if (keep) decisive.push(reader(keep));
    const ids = decisive.map(({ need }) => needId(need));
    const wanted = this.pass === 'survey' ? [] : this.state.needs;
    const keyPlace = source.key === undefined ? undefined : header.place(source, id, source.key);
    return {
      headers,
      decisive,
      wanted: wanted.map(need => {
        const decisiveIndex = ids.indexOf(needId(need));
        return decisiveIndex < 0
          ? { reader: reader(need), decisiveIndex: undefined, missing: 0, unreadable: 0 }
          : { reader: decisive[decisiveIndex]!, decisiveIndex, missing: 0, unreadable: 0 };
      }),
      key: keyPlace && {
        name: source.key!,
        text: new CellText(keyPlace, source),
        header: keyPlace.header,
        personal: keyPlace.definition.personal === true,
      },
      keepIndex: keep ? decisive.length - 1 : -1,
      shape: new RowShape(
        headers.length,
        written.delimiter,
        source.format?.header !== 'none',
        this.notes.issues,
        this.leftOut,
      ),
      check: this.state.expectations?.forFile(header, this.state.needs, this.notes.issues),
    };
  }

  /** Where the first row is a title, the row that looks like the header. */
  private headerHint({ header, rows }: Layout, below: RecordChunk): string {
    const later = this.state.request.source.format?.header ? undefined : laterHeader(header!.cells, below);
    return later === undefined
      ? ''
      : `Its first row holds a single text, and the headers seem to stand in row ${rows - below.records.length + later}: format: {header: {row: ${rows - below.records.length + later}}}. `;
  }

  /** The column of `keep`, only needed while the file is surveyed: of the declared type, else by its first value. */
  private keepNeed(header: Header, { records }: RecordChunk): ColumnNeed | undefined {
    const name = this.state.key?.column;
    if (name === undefined || this.pass !== 'survey') return undefined;
    const { source, id } = this.state.request;
    const place = header.place(source, id, name);
    const declared = place.definition.type;
    if (declared === 'datetime' || declared === 'number' || declared === 'duration')
      return { name, type: declared === 'datetime' ? 'instant' : declared };
    const text = new CellText(place, source);
    const first = records.map(record => text.of(record)).find(value => value !== '');
    const isNumber =
      first !== undefined && [parseNumber(first, '.'), parseNumber(first, ',')].some(Number.isFinite);
    return { name, type: isNumber ? 'number' : 'instant' };
  }

  /** Where dates or numbers can be read in two ways the rest of the file is asked, before any row is handed out. */
  private async settleTies(columns: Columns, chunk: RecordChunk, written: Written): Promise<void> {
    let tied = readersOf(columns).filter(reader => reader.isTied(chunk.records));
    if (tied.length === 0) return;
    const { signal, source } = this.state.request;
    const text = new FileText(this.file, written, signal);
    const layout = new Layout(source.format ?? {}, this.file.shown, () => {});
    for await (const { records } of layout.data(text.records())) {
      this.readAhead = text.bytesRead;
      this.progress(text);
      tied = tied.filter(reader => reader.isTied(records));
      if (tied.length === 0) return;
    }
    for (const reader of tied) reader.settleTie();
  }

  private take(columns: Columns, chunk: RecordChunk): void {
    const firstPlace = this.state.rows + this.read;
    this.read += chunk.records.length;
    const candidates = columns.shape.wellFormed(chunk);
    this.linesRead = chunkLines(candidates, chunk);
    const decisive = columns.decisive.map(reader => reader.read(chunk.records, candidates));
    const passing = this.filtered(candidates, decisive);
    const counting = this.byKey(columns, candidates, passing, decisive, chunk, firstPlace);
    if (this.pass === 'survey') return;
    columns.decisive.forEach((reader, index) => {
      if (!columns.wanted.some(wanted => wanted.decisiveIndex === index))
        this.notes.cells(reader, decisive[index]!, candidates, chunk);
    });
    this.handOut(columns, candidates, counting, decisive, chunk);
  }

  /** Indices into `candidates` of the rows that `only` and `exclude` leave. */
  private filtered(candidates: Int32Array, decisive: Column[]): Int32Array {
    const { only, exclude } = this.state;
    const passing = new Int32Array(candidates.length);
    let count = 0;
    const lines = this.linesRead;
    const batch: Batch = {
      length: candidates.length,
      columns: decisive,
      file: this.index,
      path: this.file.shown,
      lines,
    };
    const included = only?.(batch);
    const excluded = exclude.map(filter => filter(batch));
    for (let row = 0; row < candidates.length; row++) {
      if (included && !included(row)) this.leftOut.add('not-only', lines[row]!);
      else if (excluded.some(test => test(row))) this.leftOut.add('excluded', lines[row]!);
      else passing[count++] = row;
    }
    return passing.subarray(0, count);
  }

  /** Those of the passing rows that count for their key. Rows without a key are cases of their own. */
  private byKey(
    columns: Columns,
    candidates: Int32Array,
    passing: Int32Array,
    decisive: Column[],
    chunk: RecordChunk,
    firstPlace: number,
  ): Int32Array {
    const rule = this.state.key;
    if (!rule || !columns.key) return passing;
    const { text } = columns.key;
    const deciding = columns.keepIndex < 0 ? undefined : decisive[columns.keepIndex];
    const counting = new Int32Array(passing.length);
    let count = 0;
    for (const row of passing) {
      const record = candidates[row]!;
      const key = text.whole(chunk.records[record]!);
      const line = chunk.lines[record]!;
      if (key === '') {
        this.notes.noKey(columns.key, line);
        counting[count++] = row;
        continue;
      }
      if (isScientific(key)) throw this.notes.scientificKey(columns.key, key, line);
      if (this.pass === 'survey')
        rule.survey(
          key,
          firstPlace + record,
          deciding && deciding.type !== 'text' ? deciding.values[row]! : Number.NaN,
        );
      else if (rule.counts(key, firstPlace + record)) counting[count++] = row;
      else {
        this.leftOut.add('duplicate-key', line);
        if (rule.reports) this.notes.duplicate(columns.key, key, line);
      }
    }
    return counting.subarray(0, count);
  }

  private handOut(
    columns: Columns,
    candidates: Int32Array,
    counting: Int32Array,
    decisive: Column[],
    chunk: RecordChunk,
  ): void {
    if (counting.length === 0) return;
    const rows = counting.map(row => candidates[row]!);
    this.linesRead = chunkLines(rows, chunk);
    const handed = columns.wanted.map(wanted => {
      const { reader, decisiveIndex } = wanted;
      const column =
        decisiveIndex === undefined
          ? reader.read(chunk.records, rows)
          : counting.length === candidates.length
            ? decisive[decisiveIndex]!
            : pickRows(decisive[decisiveIndex]!, counting);
      const { missing, unreadable } = this.notes.cells(reader, column, rows, chunk);
      wanted.missing += missing;
      wanted.unreadable += unreadable;
      return column;
    });
    this.used += rows.length;
    const { needs, onBatch } = this.state.request;
    const record = (row: number) => chunk.records[rows[row]!]!;
    columns.check?.({ columns: handed, lines: this.linesRead, record });
    const batch: Batch = {
      length: rows.length,
      columns: handed.length > needs.length ? handed.slice(0, needs.length) : handed,
      file: this.index,
      path: this.file.shown,
      lines: this.linesRead,
    };
    onBatch(batch, { headers: columns.headers, record });
  }

  private progress(text: ReadText): void {
    this.state.request.onProgress?.({
      file: this.file.shown,
      bytes: this.state.bytes + Math.max(this.readAhead, text.bytesRead),
      totalBytes: this.state.totalBytes,
      rows: this.state.rows + this.read,
      pass: this.state.key?.needsSurvey && this.pass === 'hand-out' ? 2 : 1,
      passes: this.state.key?.needsSurvey ? 2 : 1,
    });
  }

  private account(columns: Columns, text: ReadText, written: Written): FileAccount {
    const { read, used, leftOut, file } = this;
    if (this.pass === 'hand-out' && read !== used + leftOut.total)
      throw new Error(`${file.shown}: ${read} rows read, but ${used} used and ${leftOut.total} left out.`);
    this.state.rows += read;
    return {
      path: file.shown,
      bytes: file.bytes,
      sha256: text.sha256,
      encoding: text.decoder.encoding,
      delimiter: written.delimiter,
      headers: columns.headers,
      read,
      used,
      leftOut: leftOut.reasons,
      columns: columns.wanted.map(({ reader, missing, unreadable }) => ({
        name: reader.need.name,
        header: reader.place.header,
        type: reader.need.type,
        ...(reader.format === undefined ? {} : { format: reader.format }),
        missing,
        unreadable,
      })),
      issues: this.notes.issues.list(),
    };
  }
}

function readersOf(columns: Columns): ColumnReader[] {
  return [...new Set([...columns.decisive, ...columns.wanted.map(({ reader }) => reader)])];
}

function chunkLines(rows: Int32Array, chunk: RecordChunk): Int32Array {
  return rows.map(row => chunk.lines[row]!);
}
