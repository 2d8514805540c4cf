/** One pass over one file: raw records in, batches and the file's account out. */
import type { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import { type Batch, CellState, type Column, type ColumnNeed, type FileAccount } from './batch.ts';
import { CellText, isBlank } from './cell-text.ts';
import { ColumnReader, pickRows } from './column-reader.ts';
import { decodeHead, Utf8Stream } from './encoding.ts';
import { Header, labelHeaders } from './header.ts';
import { counted, Issues, LeftOut } from './issues.ts';
import { isScientific } from './keys.ts';
import { type ExportFile, FileBytes, readHead } from './open.ts';
import { type RecordChunk, type RecordFormat, readRecords } from './reader.ts';
import { RowShape } from './row-shape.ts';
import { detectDelimiter, detectLineEnds, refuseOtherFormats } from './sniff.ts';
import { needId, type SourceState } from './source.ts';
import type { LocalQuirk } from './zone.ts';

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
  key: { text: CellText; header: string; personal: boolean } | undefined;
  /** Index of the column of `keep` among the decisive ones. */
  keepIndex: number;
  shape: RowShape;
}

export class FileReading {
  private readonly file: ExportFile;
  private readonly index: number;
  private readonly state: SourceState;
  private readonly pass: 'survey' | 'hand-out';
  private readonly issues = new Issues();
  private readonly leftOut = new LeftOut();
  private read = 0;
  private used = 0;
  /** Lines of the rows that a column reader is at. */
  private linesRead: Int32Array = new Int32Array();

  constructor(file: ExportFile, index: number, state: SourceState, pass: 'survey' | 'hand-out') {
    this.file = file;
    this.index = index;
    this.state = state;
    this.pass = pass;
  }

  async run(): Promise<FileAccount> {
    const written = await this.sniff();
    const bytes = new FileBytes(this.file);
    const decoder = new Utf8Stream(written.encoding);
    let columns: Columns | undefined;
    for await (const chunk of readRecords(this.decoded(bytes, decoder), written)) {
      this.state.request.signal?.throwIfAborted();
      const body: RecordChunk = columns
        ? chunk
        : this.withoutHeader(chunk, (header, line) => {
            columns = this.begin(header, line, chunk, written);
          });
      if (!columns) continue;
      await this.settleDates(columns, body, written);
      this.take(columns, body);
      this.progress();
    }
    if (!columns) throw this.empty();
    for (const reader of readersOf(columns)) reader.instants?.finish();
    this.noteEncoding(decoder, written);
    this.state.bytes += this.file.bytes;
    this.progress();
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
    for await (const piece of bytes.stream()) yield decoder.decode(piece);
    yield decoder.end();
  }

  /** The chunk from behind the header, which is the first row that isn't blank. */
  private withoutHeader(chunk: RecordChunk, found: (header: string[], line: number) => void): RecordChunk {
    const at = chunk.records.findIndex(record => !isBlank(record));
    const blank = at < 0 ? chunk.records.length : at;
    for (let row = 0; row < blank; row++) {
      this.read++;
      this.leftOut.add('blank-row', chunk.lines[row]!);
    }
    if (at >= 0) found(chunk.records[at]!, chunk.lines[at]!);
    return { records: chunk.records.slice(blank + 1), lines: chunk.lines.slice(blank + 1) };
  }

  private begin(cells: string[], line: number, chunk: RecordChunk, written: Written): Columns {
    const { source, id, needs } = this.state.request;
    const { headers, repeated } = labelHeaders(cells);
    for (const name of repeated)
      this.issues.add('duplicate-label', name, line, () => ({
        severity: 'info',
        message: () => `Several columns are called "${name}": the second one is "${name}.2", and so on.`,
      }));
    const header = new Header(headers, this.file.shown);
    const reader = (need: ColumnNeed): ColumnReader =>
      new ColumnReader({
        need,
        place: header.place(source, id, need.name),
        source,
        path: this.file.shown,
        zone: this.state.zone,
        delimiter: written.delimiter,
        texts: this.state.textsOf(need.name),
        onQuirk: (quirk, row) => this.noteQuirk(need.name, quirk, this.linesRead[row]!),
      });
    const decisive = this.state.decisive.map(reader);
    const keep = this.keepNeed(header, chunk);
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
        text: new CellText(keyPlace, source),
        header: keyPlace.header,
        personal: keyPlace.definition.personal === true,
      },
      keepIndex: keep ? decisive.length - 1 : -1,
      shape: new RowShape(headers.length, written.delimiter, this.issues, this.leftOut),
    };
  }

  /** The column of `keep`, only needed while the file is surveyed: of the declared type, else by its first value. */
  private keepNeed(header: Header, chunk: RecordChunk): ColumnNeed | undefined {
    const name = this.state.key?.column;
    if (name === undefined || this.pass !== 'survey') return undefined;
    const { source, id } = this.state.request;
    const place = header.place(source, id, name);
    const declared = place.definition.type;
    if (declared === 'datetime' || declared === 'number' || declared === 'duration')
      return { name, type: declared === 'datetime' ? 'instant' : declared };
    const text = new CellText(place, source);
    const first = chunk.records
      .slice(1)
      .map(record => text.of(record))
      .find(value => value !== '');
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
        this.noteCells(reader, decisive[index]!, candidates, chunk);
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
    const { text, header } = columns.key;
    const deciding = columns.keepIndex < 0 ? undefined : decisive[columns.keepIndex];
    const counting = new Int32Array(passing.length);
    let count = 0;
    for (const row of passing) {
      const record = candidates[row]!;
      const key = text.whole(chunk.records[record]!);
      const line = chunk.lines[record]!;
      if (key === '') {
        this.noteNoKey(header, line);
        counting[count++] = row;
        continue;
      }
      if (isScientific(key)) throw this.scientificKey(columns.key, key, line);
      if (this.pass === 'survey')
        rule.survey(
          key,
          firstPlace + record,
          deciding && deciding.type !== 'text' ? deciding.values[row]! : Number.NaN,
        );
      else if (rule.counts(key, firstPlace + record)) counting[count++] = row;
      else this.noteDuplicate(columns.key, key, line);
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
      const { missing, unreadable } = this.noteCells(reader, column, rows, chunk);
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

  /** Counts what a column's cells are, and notes those that can't be read or surprise. */
  private noteCells(
    reader: ColumnReader,
    column: Column,
    rows: Int32Array,
    chunk: RecordChunk,
  ): { missing: number; unreadable: number } {
    const { state } = column;
    const { name } = reader.need;
    let missing = 0;
    let unreadable = 0;
    for (let row = 0; row < state.length; row++) {
      if (state[row] === CellState.missing) missing++;
      else if (state[row] === CellState.unreadable) {
        unreadable++;
        this.noteUnreadable(reader, chunk.records[rows[row]!]!, chunk.lines[rows[row]!]!);
      }
    }
    if (column.type === 'duration')
      for (let row = 0; row < state.length; row++)
        if (column.values[row]! < 0)
          this.issues.add('negative-duration', name, chunk.lines[rows[row]!]!, () => ({
            severity: 'info',
            message: count =>
              `${counted(count, 'value')} of "${reader.place.header}" ${count === 1 ? 'is' : 'are'} below zero.`,
            help: 'Some systems export the time that is left; a minus then means too late.',
          }));
    return { missing, unreadable };
  }

  private noteUnreadable(reader: ColumnReader, record: string[], line: number): void {
    const { need, place } = reader;
    this.issues.add('type-error', need.name, line, () => {
      const shown = place.definition.personal
        ? ''
        : `, for example "${shortened(reader.text.whole(record))}" in line ${line}`;
      const what = {
        text: 'a text',
        number: 'a number',
        instant: 'a date',
        duration: 'a duration',
        boolean: 'yes or no',
      }[need.type];
      return {
        severity: 'error',
        message: count => `${counted(count, 'value')} of "${place.header}" can't be read as ${what}${shown}.`,
        help: reader.advice(record),
      };
    });
  }

  private noteQuirk(column: string, quirk: LocalQuirk, line: number): void {
    const { zone } = this.state;
    this.issues.add(quirk === 'ambiguous' ? 'ambiguous-time' : 'nonexistent-time', column, line, () => ({
      severity: 'info',
      message: count =>
        quirk === 'ambiguous'
          ? `${counted(count, 'time')} of "${column}" occurred twice in ${zone.name}, when clocks went back; the earlier one is taken.`
          : `${counted(count, 'time')} of "${column}" never occurred in ${zone.name}, when clocks went forward; the time after the gap is taken.`,
      help: 'If there are many, the source may be in another zone: see `timezone`.',
    }));
  }

  private noteNoKey(header: string, line: number): void {
    this.issues.add('missing-cell', this.state.request.source.key, line, () => ({
      severity: 'warning',
      message: count =>
        `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} no ${header}; each counts as a case of its own.`,
      help: 'If they are no cases, leave them out with `exclude`.',
    }));
  }

  private noteDuplicate(key: NonNullable<Columns['key']>, value: string, line: number): void {
    this.leftOut.add('duplicate-key', line);
    if (!this.state.key!.reports) return;
    this.issues.add('primary-key', this.state.request.source.key, line, () => ({
      severity: 'error',
      message: count =>
        `${counted(count, 'row')} ${count === 1 ? 'repeats' : 'repeat'} the ${key.header} of an earlier row${key.personal ? '' : `, for example "${shortened(value)}" in line ${line}`}; the first one counts.`,
      help: 'Say which row counts: keep: first, keep: last, or keep: {last: updated_at}.',
    }));
  }

  private scientificKey(key: NonNullable<Columns['key']>, value: string, line: number): CannotDo {
    const shown = key.personal ? 'a key' : `"${value}"`;
    return new CannotDo(
      `${this.file.shown} has ${shown} as ${key.header} in line ${line}: a spreadsheet has shortened the ids, so that different cases look the same.`,
      "Export the file again and don't open it in a spreadsheet before csplan has read it.",
    );
  }

  private noteEncoding(decoder: Utf8Stream, written: Written): void {
    if (decoder.broken === 0) return;
    const as = written.encoding === 'utf-8' ? 'shown as \ufffd' : 'read as Latin-1 (Windows-1252)';
    this.issues.add('encoding-error', undefined, decoder.firstBrokenLine, () => ({
      severity: 'warning',
      message: () =>
        `${counted(decoder.broken, 'byte')} of ${this.file.shown} ${decoder.broken === 1 ? 'is' : 'are'} not UTF-8, first in line ${decoder.firstBrokenLine}; ${as}.`,
      help: 'Export as UTF-8, or say format: {encoding: latin-1} if that is what it is.',
    }));
  }

  private progress(): void {
    this.state.request.onProgress?.({
      file: this.file.shown,
      bytes: Math.min(this.state.bytes, this.state.totalBytes),
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
      issues: this.issues.list(),
    };
  }
}

function readersOf(columns: Columns): ColumnReader[] {
  return [...new Set([...columns.decisive, ...columns.wanted.map(({ reader }) => reader)])];
}

function chunkLines(rows: Int32Array, chunk: RecordChunk): Int32Array {
  return rows.map(row => chunk.lines[row]!);
}

function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
