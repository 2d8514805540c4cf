/** One pass over one file: raw records in, batches and the file's account out. */
import type { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Batch, Column, ColumnNeed, FileAccount } from './batch.ts';
import { CellText, isBlank } from './cell-text.ts';
import { ColumnReader, pickRows } from './column-reader.ts';
import { decodeHead, Utf8Stream } from './encoding.ts';
import { FileNotes, type KeyColumn } from './file-notes.ts';
import { Header, labelHeaders } from './header.ts';
import { LeftOut } from './issues.ts';
import { isScientific } from './keys.ts';
import { type ExportFile, FileBytes, readHead } from './open.ts';
import { type RecordChunk, type RecordFormat, readRecords } from './reader.ts';
import { RowShape } from './row-shape.ts';
import { detectDelimiter, detectLineEnds, refuseOtherFormats } from './sniff.ts';
import { needId, type SourceState } from './source.ts';

/** Bytes of a file's beginning that are looked at to find out how it is written. */
const headBytes = 1 << 16;

/** How a file is written. */
interface Written extends RecordFormat {
  delimiter: FileAccount['delimiter'];
  encoding: 'auto' | 'utf-8' | 'latin-1';
}

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
}

export class FileReading {
  private readonly file: ExportFile;
  private readonly index: number;
  private readonly state: SourceState;
  private readonly pass: 'survey' | 'hand-out';
  private readonly notes: FileNotes;
  private readonly leftOut = new LeftOut();
  private read = 0;
  private used = 0;
  /** Bytes read so far, those read ahead included. */
  private bytes = 0;
  /** Lines of the rows that a column reader is at. */
  private linesRead: Int32Array = new Int32Array();

  constructor(file: ExportFile, index: number, state: SourceState, pass: 'survey' | 'hand-out') {
    this.file = file;
    this.index = index;
    this.state = state;
    this.pass = pass;
    this.notes = new FileNotes(file.shown, state.zone.name);
  }

  async run(): Promise<FileAccount> {
    const written = await this.sniff();
    const bytes = new FileBytes(this.file);
    const decoder = new Utf8Stream(written.encoding);
    let columns: Columns | undefined;
    for await (const chunk of readRecords(this.decoded(bytes, decoder), written)) {
      this.state.request.signal?.throwIfAborted();
      let rows = chunk;
      if (!columns) {
        const split = this.splitHeader(chunk);
        rows = split.rows;
        if (split.header) columns = this.begin(split.header, split.line, rows, written);
      }
      if (!columns) continue;
      await this.settleDates(columns, rows, written);
      this.take(columns, rows);
      this.progress();
    }
    if (!columns) throw this.empty();
    for (const reader of readersOf(columns)) reader.instants?.finish();
    this.notes.encoding(decoder, written.encoding);
    this.progress();
    this.state.bytes += this.file.bytes;
    return this.account(columns, bytes, decoder, written);
  }

  private async sniff(): Promise<Written> {
    const { file } = this;
    const head = await readHead(file, headBytes);
    refuseOtherFormats(file.shown, head);
    const format = this.state.request.source.format ?? {};
    const encoding = format.encoding ?? 'auto';
    const whole = head.length >= file.bytes;
    const text = decodeHead(head, encoding, whole);
    if (whole && text.trim() === '') throw this.empty();
    const { delimiter = 'auto' } = format;
    return {
      path: file.shown,
      encoding,
      delimiter: delimiter === 'auto' ? detectDelimiter(text, whole) : delimiter === 'tab' ? '\t' : delimiter,
      lineEnds: detectLineEnds(text),
    };
  }

  private empty(): CannotDo {
    return new CannotDo(
      `${this.file.shown} is empty.`,
      'Export it again; a file without rows still has a header line.',
    );
  }

  private async *decoded(bytes: FileBytes, decoder: Utf8Stream): AsyncGenerator<Buffer> {
    for await (const piece of bytes.stream()) {
      this.bytes += piece.length;
      yield decoder.decode(piece);
    }
    yield decoder.end();
  }

  /** The header, which is the first row that isn't blank, and the rows behind it; no header where all are blank. */
  private splitHeader({ records, lines }: RecordChunk): {
    header?: string[];
    line: number;
    rows: RecordChunk;
  } {
    const at = records.findIndex(record => !isBlank(record));
    const blank = at < 0 ? records.length : at;
    for (const line of lines.slice(0, blank)) this.leftOut.add('blank-row', line);
    this.read += blank;
    const rows = { records: records.slice(blank + 1), lines: lines.slice(blank + 1) };
    return { ...(at < 0 ? {} : { header: records[at] }), line: lines[at] ?? 1, rows };
  }

  private begin(cells: string[], line: number, rows: RecordChunk, written: Written): Columns {
    const { source, id, needs } = this.state.request;
    const { headers, repeated } = labelHeaders(cells);
    for (const name of repeated) this.notes.repeatedHeader(name, line);
    const header = new Header(headers, this.file.shown);
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
    const wanted = this.pass === 'survey' ? [] : needs;
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
      shape: new RowShape(headers.length, written.delimiter, this.notes.issues, this.leftOut),
    };
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
    return { name, type: first !== undefined && !Number.isNaN(Number(first)) ? 'number' : 'instant' };
  }

  /** Where dates can be read in two orders the rest of the file is asked, before any row is handed out. */
  private async settleDates(columns: Columns, chunk: RecordChunk, written: Written): Promise<void> {
    let tied = readersOf(columns).filter(reader => reader.instants?.isTied(chunk.records));
    if (tied.length === 0) return;
    const ahead = readRecords(
      this.decoded(new FileBytes(this.file), new Utf8Stream(written.encoding)),
      written,
    );
    let isFirst = true;
    for await (const { records } of ahead) {
      const rows = isFirst ? records.slice(1) : records;
      isFirst = false;
      tied = tied.filter(reader => reader.instants!.isTied(rows));
      if (tied.length === 0) return;
    }
    throw tied[0]!.instants!.ambiguity();
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
    const batch: Batch = { length: candidates.length, columns: decisive, file: this.index, lines };
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
    this.state.request.onBatch({
      length: rows.length,
      columns: handed,
      file: this.index,
      lines: this.linesRead,
    });
  }

  private progress(): void {
    this.state.request.onProgress?.({
      file: this.file.shown,
      bytes: this.state.bytes + Math.min(this.bytes, this.file.bytes),
      totalBytes: this.state.totalBytes,
      rows: this.state.rows + this.read,
    });
  }

  private account(columns: Columns, bytes: FileBytes, decoder: Utf8Stream, written: Written): FileAccount {
    const { read, used, leftOut, file } = this;
    if (this.pass === 'hand-out' && read !== used + leftOut.total)
      throw new Error(`${file.shown}: ${read} rows read, but ${used} used and ${leftOut.total} left out.`);
    this.state.rows += read;
    return {
      path: file.shown,
      bytes: file.bytes,
      sha256: bytes.sha256,
      encoding: decoder.encoding,
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
