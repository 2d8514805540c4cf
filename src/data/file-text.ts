/** A file as text: unpacked, decoded to UTF-8 and cut into records, in the way that its beginning tells. */
import { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import type { FileFormat } from '../plan/generated/types.ts';
import { type CharacterDecoder, decodeHead, type Encoding, Utf8Stream } from './encoding.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { empty } from './layout.ts';
import { type ExportFile, FileBytes, readHead } from './open.ts';
import { type RecordChunk, type RecordFormat, readRecords } from './reader.ts';
import {
  type Delimiter,
  detectDelimiter,
  detectLineEnds,
  refuseOtherFormats,
  refuseOtherTexts,
} from './sniff.ts';
import { type ByteOrder, Utf16Stream, utf16Order } from './utf16.ts';

/** Bytes of a file's beginning that are looked at to find out how it is written. */
const headBytes = 1 << 16;

/** How a file is written. */
export interface Written extends RecordFormat {
  packed: boolean;
  delimiter: Delimiter;
  encoding: Encoding | 'auto' | { utf16: ByteOrder };
}

/** Finds out how a file is written, as far as the plan doesn't say it. CannotDo for what is no CSV text. */
export async function sniff(file: ExportFile, format: FileFormat): Promise<Written> {
  const raw = await readHead(file, headBytes);
  const packed = isGzip(raw);
  const { head, whole } = packed ? await unpackedHead(file) : { head: raw, whole: raw.length >= file.bytes };
  refuseOtherFormats(file.shown, head);
  const encoding = encodingOf(file, head, format.encoding ?? 'auto');
  const text = decodeHead(head, decoderFor(encoding), whole);
  refuseOtherTexts(file.shown, text);
  if (whole && text.trim() === '' && format.header !== 'none') throw empty(file.shown);
  const { delimiter = 'auto', header } = format;
  const headerRow = typeof header === 'object' ? header.row : undefined;
  return {
    path: file.shown,
    packed,
    encoding,
    delimiter:
      delimiter === 'auto' ? detectDelimiter(text, whole, headerRow) : delimiter === 'tab' ? '\t' : delimiter,
    lineEnds: detectLineEnds(text),
  };
}

async function unpackedHead(file: ExportFile): Promise<{ head: Buffer; whole: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of gunzipped(new FileBytes(file).stream(), {
    path: file.shown,
    bytes: file.bytes,
  })) {
    pieces.push(piece);
    length += piece.length;
    if (length >= headBytes) return { head: Buffer.concat(pieces).subarray(0, headBytes), whole: false };
  }
  return { head: Buffer.concat(pieces), whole: true };
}

function encodingOf(
  file: ExportFile,
  head: Buffer,
  given: NonNullable<FileFormat['encoding']>,
): Written['encoding'] {
  const order = utf16Order(head);
  if (given === 'utf-16') return { utf16: order ?? 'little' };
  if (order === undefined) return given;
  if (given === 'auto') return { utf16: order };
  throw new CannotDo(
    `${file.shown} is UTF-16 text (Excel's "Unicode text"), but the plan says encoding: ${given}.`,
    'Take `encoding` out of the plan, or say encoding: utf-16.',
  );
}

function decoderFor(encoding: Written['encoding']): CharacterDecoder {
  return typeof encoding === 'object' ? new Utf16Stream(encoding.utf16) : new Utf8Stream(encoding);
}

/** A file as its records are read from it; encoding, hash and bytes are settled when they have been read. */
export type ReadText = Pick<FileText, 'decoder' | 'sha256' | 'bytesRead' | 'records'>;

/** How a reader of a source opens a file of it. */
export type OpenText = (
  file: ExportFile,
  format: FileFormat,
  signal: AbortSignal | undefined,
) => Promise<{ written: Written; text: ReadText }>;

export const openText: OpenText = async (file, format, signal) => {
  const written = await sniff(file, format);
  return { written, text: new FileText(file, written, signal) };
};

export class FileText {
  readonly decoder: CharacterDecoder;
  private readonly bytes: FileBytes;
  private readonly file: ExportFile;
  private readonly written: Written;
  private readonly signal: AbortSignal | undefined;

  constructor(file: ExportFile, written: Written, signal: AbortSignal | undefined) {
    this.file = file;
    this.written = written;
    this.signal = signal;
    this.bytes = new FileBytes(file);
    this.decoder = decoderFor(written.encoding);
  }

  /** Hex; of the file as it lies there, known when its records have been read. */
  get sha256(): string {
    return this.bytes.sha256;
  }

  /** Bytes of the file that have been read. */
  get bytesRead(): number {
    return this.bytes.read;
  }

  records(): AsyncGenerator<RecordChunk> {
    return readRecords(this.text(), this.written);
  }

  private async *text(): AsyncGenerator<Buffer> {
    const raw = this.bytes.stream(this.signal);
    const pieces = this.written.packed
      ? gunzipped(raw, { path: this.file.shown, bytes: this.file.bytes })
      : raw;
    for await (const piece of pieces) yield this.decoder.decode(piece);
    yield this.decoder.end();
  }
}
