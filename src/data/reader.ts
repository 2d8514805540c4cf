/**
 * Raw records of a CSV text, in chunks. csv-parse reads them; whoever reads them faster fits behind
 * `readRecords` as well.
 */
import type { Buffer } from 'node:buffer';
import { CsvError, Parser } from 'csv-parse';
import { CannotDo } from '../diagnostic/faults.ts';

export interface RecordChunk {
  readonly records: string[][];
  /** One-based line on which each record starts. */
  readonly lines: number[];
}

export interface RecordFormat {
  /** For messages. */
  path: string;
  delimiter: string;
  /** What ends a record. */
  lineEnds: readonly string[];
}

/** Rows of a chunk, and the bytes of text after which a chunk is handed on however few rows it has. */
const chunkRows = 4096;
const chunkBytes = 4 << 20;
/** Characters of a record. More than any comment field holds, less than would fill the memory. */
export const recordLimit = 16 << 20;

/** Records of valid UTF-8 bytes. Throws CannotDo for an unclosed quote and for a record beyond the limit. */
export async function* readRecords(
  bytes: AsyncIterable<Buffer>,
  format: RecordFormat,
): AsyncGenerator<RecordChunk> {
  const parser = new RecordParser(format);
  let held = 0;
  for await (const piece of bytes) {
    await parser.feed(piece);
    held += piece.length;
    if (parser.records.length >= chunkRows || (held >= chunkBytes && parser.records.length > 0)) {
      held = 0;
      yield* parser.handOver();
    }
  }
  await parser.finish();
  yield* parser.handOver();
}

/**
 * csv-parse with its output collected here instead of in a stream of single records, and with the line of each
 * record (its `info` option would cost 1.4 times, and it counts CR LF inside quotes as two lines).
 */
class RecordParser extends Parser {
  records: string[][] = [];
  private lines: number[] = [];
  private line = 1;
  private seen = 0;
  private readonly format: RecordFormat;

  constructor(format: RecordFormat) {
    super({
      delimiter: format.delimiter,
      record_delimiter: [...format.lineEnds],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: recordLimit,
      bom: false,
    });
    this.format = format;
  }

  override push(record: string[] | null): boolean {
    if (record === null) return true;
    this.records.push(record);
    this.lines.push(this.line);
    // csv-parse holds each record against the first one's length and builds an error for each that differs, relaxed
    // or not: 57 µs a row. A record that is the first has nothing to differ from.
    (this.info as { records: number }).records = 0;
    const passed = this.info.lines - this.seen;
    this.seen = this.info.lines;
    // Only where the parser passed more than one line end can there be any inside the cells.
    this.line += passed > 1 ? 1 + lineEndsIn(record) : 1;
    return true;
  }

  feed(bytes: Buffer): Promise<void> {
    return this.settled(done => this.write(bytes, done));
  }

  finish(): Promise<void> {
    return this.settled(done => this.end(done));
  }

  /** What has been read, in chunks of the usual size. */
  *handOver(): Generator<RecordChunk> {
    const { records, lines } = this;
    this.records = [];
    this.lines = [];
    for (let at = 0; at < records.length; at += chunkRows)
      yield { records: records.slice(at, at + chunkRows), lines: lines.slice(at, at + chunkRows) };
  }

  private settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => reject(this.inWords(error));
      this.once('error', fail);
      start(error => {
        this.off('error', fail);
        if (error) {
          this.once('error', () => {});
          fail(error);
        } else resolve();
      });
    });
  }

  private inWords(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const { path } = this.format;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return new CannotDo(
        `A quote that opens in the row on line ${this.line} of ${path} is never closed: it would swallow the rest of the file.`,
        `Close it, or double quotes that belong to the text (""), in line ${this.line}; or export the file again.`,
      );
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return new CannotDo(
        `The row on line ${this.line} of ${path} holds more than ${recordLimit >> 20} million characters.`,
        'Most often a quote opens in it and is never closed. Mend that row, or leave the long column out of the export.',
      );
    return new CannotDo(
      `${path} can't be read as CSV near line ${this.line}: ${error.message}`,
      'Export it again as CSV.',
    );
  }
}

function lineEndsIn(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = 0; at < cell.length; at++) {
      const code = cell.charCodeAt(at);
      if (code === 10) count++;
      else if (code === 13 && cell.charCodeAt(at + 1) !== 10) count++;
    }
  }
  return count;
}
