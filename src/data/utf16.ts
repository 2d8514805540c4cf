/** UTF-16 of either byte order to valid UTF-8, streaming. */
import { Buffer } from 'node:buffer';
import type { CharacterDecoder } from './encoding.ts';

export type ByteOrder = 'little' | 'big';

/** The byte order of UTF-16 by its mark, or because every other byte of the beginning is zero; undefined for other texts. */
export function utf16Order(head: Buffer): ByteOrder | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'little';
  if (head[0] === 0xfe && head[1] === 0xff) return 'big';
  const length = Math.min(head.length, 1024) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (Math.max(even, odd) < length * 0.35 || Math.min(even, odd) > length * 0.05) return undefined;
  return odd > even ? 'little' : 'big';
}

export class Utf16Stream implements CharacterDecoder {
  readonly encoding = 'utf-16';
  /** Halves of characters, and the one-based line of the first. */
  broken = 0;
  firstBrokenLine = 0;
  private readonly order: ByteOrder;
  private started = false;
  private carry: Buffer = Buffer.alloc(0);
  private lines = 1;
  private endedInReturn = false;

  constructor(order: ByteOrder) {
    this.order = order;
  }

  decode(chunk: Buffer): Buffer {
    return this.convert(this.carry.length ? Buffer.concat([this.carry, chunk]) : chunk, false);
  }

  end(): Buffer {
    return this.convert(this.carry, true);
  }

  private convert(bytes: Buffer, last: boolean): Buffer {
    const whole = last ? bytes.length & ~1 : this.wholeCharacters(bytes);
    this.carry = Buffer.from(bytes.subarray(whole));
    let text = this.textOf(bytes.subarray(0, whole));
    if (text !== '' && !this.started) {
      this.started = true;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    // A byte that is left over at the end is half of something.
    if (last && this.carry.length) text += '\ud800';
    this.carry = last ? Buffer.alloc(0) : this.carry;
    this.note(text);
    return Buffer.from(text, 'utf8');
  }

  private textOf(bytes: Buffer): string {
    return (this.order === 'big' ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  }

  /** Length up to which no character is cut at the end. */
  private wholeCharacters(bytes: Buffer): number {
    const even = bytes.length & ~1;
    if (even === 0) return 0;
    const high = bytes[this.order === 'big' ? even - 2 : even - 1]!;
    return high >= 0xd8 && high < 0xdc ? even - 2 : even;
  }

  private note(text: string): void {
    if (!/\p{Surrogate}/u.test(text)) {
      if (this.broken === 0) this.countLines(text);
      return;
    }
    const halves = [
      ...text.matchAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g),
    ];
    if (this.broken === 0) {
      this.countLines(text.slice(0, halves[0]!.index));
      this.firstBrokenLine = this.lines;
    }
    this.broken += halves.length;
  }

  private countLines(text: string): void {
    for (const end of text.matchAll(/\r\n?|\n/g))
      if (end.index > 0 || end[0] !== '\n' || !this.endedInReturn) this.lines++;
    if (text !== '') this.endedInReturn = text.endsWith('\r');
  }
}
