/**
 * Bytes of any file to valid UTF-8, streaming. A file is UTF-8 until a byte says otherwise; such a byte is read
 * as Windows-1252, one by one: a Latin-1 file comes out right, and so does everything else of a UTF-8 file in
 * which one character was cut in half.
 */
import { Buffer, isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'latin-1';

/** Bytes of a file, in pieces of any size, to valid UTF-8. */
export interface CharacterDecoder {
  decode(chunk: Buffer): Buffer;
  /** What is left when the file has ended. */
  end(): Buffer;
  /** What the file turned out to be; final after `end`. */
  readonly encoding: Encoding | 'utf-16';
  /** Bytes that belong to no character, and the one-based line of the first. */
  readonly broken: number;
  readonly firstBrokenLine: number;
}

/** What Windows-1252 has at 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** UTF-8 of each byte from 0x80 on, read as Windows-1252. */
const highBytes: readonly Buffer[] = Array.from({ length: 128 }, (_, index) =>
  Buffer.from(index < 32 ? windows1252[index]! : String.fromCharCode(128 + index)),
);
const replacement = Buffer.from('\ufffd');

export class Utf8Stream implements CharacterDecoder {
  broken = 0;
  firstBrokenLine = 0;
  private readonly forced: Encoding | 'auto';
  private started = false;
  private carry: Buffer = Buffer.alloc(0);
  private sawMultibyte = false;
  private lines = 1;
  private endedInReturn = false;

  constructor(forced: Encoding | 'auto') {
    this.forced = forced;
  }

  get encoding(): Encoding {
    if (this.forced !== 'auto') return this.forced;
    return this.broken > 0 && !this.sawMultibyte ? 'latin-1' : 'utf-8';
  }

  decode(chunk: Buffer): Buffer {
    let bytes = this.carry.length ? Buffer.concat([this.carry, chunk]) : chunk;
    this.carry = Buffer.alloc(0);
    if (!this.started) {
      if (bytes.length < 3) {
        this.carry = bytes;
        return Buffer.alloc(0);
      }
      this.started = true;
      bytes = withoutBom(bytes);
    }
    return this.convert(bytes, false);
  }

  end(): Buffer {
    const bytes = this.started ? this.carry : withoutBom(this.carry);
    this.carry = Buffer.alloc(0);
    return this.convert(bytes, true);
  }

  private convert(bytes: Buffer, last: boolean): Buffer {
    if (isAscii(bytes)) return this.counted(bytes);
    if (this.forced === 'latin-1') return fromWindows1252(bytes);
    const whole = last ? bytes.length : wholeCharacters(bytes);
    if (whole < bytes.length) {
      this.carry = Buffer.from(bytes.subarray(whole));
      bytes = bytes.subarray(0, whole);
    }
    if (isUtf8(bytes)) {
      this.sawMultibyte ||= !isAscii(bytes);
      return this.counted(bytes);
    }
    return this.mend(bytes);
  }

  /** Lines are counted only until the first broken byte has been named. */
  private counted(bytes: Buffer): Buffer {
    if (this.broken === 0) this.countLines(bytes);
    return bytes;
  }

  private countLines(bytes: Buffer): void {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.lines++;
    for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1))
      if (bytes[at + 1] !== 10) this.lines++;
    if (this.endedInReturn && bytes[0] === 10) this.lines--;
    this.endedInReturn = bytes[bytes.length - 1] === 13;
  }

  private mend(bytes: Buffer): Buffer {
    const parts: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        if (length > 1) this.sawMultibyte = true;
        at += length;
        continue;
      }
      if (this.broken === 0) {
        this.countLines(bytes.subarray(0, at));
        this.firstBrokenLine = this.lines;
      }
      this.broken++;
      if (at > from) parts.push(bytes.subarray(from, at));
      parts.push(this.forced === 'utf-8' ? replacement : highBytes[bytes[at]! - 128]!);
      from = ++at;
    }
    parts.push(bytes.subarray(from));
    return Buffer.concat(parts);
  }
}

/** The text of a file's beginning, for sniffing; a character that is cut at the end is left out. */
export function decodeHead(head: Buffer, decoder: CharacterDecoder, whole: boolean): string {
  const text = decoder.decode(head);
  return (whole || head.length < 3 ? Buffer.concat([text, decoder.end()]) : text).toString('utf8');
}

function withoutBom(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function fromWindows1252(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 128) continue;
    if (at > from) parts.push(bytes.subarray(from, at));
    parts.push(highBytes[bytes[at]! - 128]!);
    from = at + 1;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/** Length up to which no multi-byte character is cut at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Bytes of the UTF-8 character at a place; 0 where there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(bytes[at + 2] ?? 0) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && isTail(bytes[at + 2] ?? 0) && isTail(bytes[at + 3] ?? 0)
      ? 4
      : 0;
  }
  return 0;
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
