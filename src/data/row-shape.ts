/** Rows that don't have the header's shape: blank, too short, too long, or not rows at all. */

import { isBlank, trimmed } from './cell-text.ts';
import { counted, type Issues, type LeftOut } from './issues.ts';
import type { RecordChunk } from './reader.ts';

export class RowShape {
  private readonly width: number;
  private readonly delimiter: string;
  private readonly issues: Issues;
  private readonly leftOut: LeftOut;
  private readonly hasHeader: boolean;

  /** @param hasHeader without one, as in logs, rows of fewer cells are usual. */
  constructor(width: number, delimiter: string, hasHeader: boolean, issues: Issues, leftOut: LeftOut) {
    this.hasHeader = hasHeader;
    this.width = width;
    this.delimiter = delimiter;
    this.issues = issues;
    this.leftOut = leftOut;
  }

  /** Indices of the rows that can be used; the others are counted as left out. */
  wellFormed({ records, lines }: RecordChunk): Int32Array {
    const rows = new Int32Array(records.length);
    let count = 0;
    for (let row = 0; row < records.length; row++) {
      const record = records[row]!;
      const line = lines[row]!;
      // Most rows have something in their first or second cell.
      if (trimmed(record[0] ?? '') === '' && isBlank(record)) this.leftOut.add('blank-row', line);
      else if (record.length === 1 && this.width > 2) this.footer(line);
      else {
        if (record.length !== this.width) this.ragged(record, line);
        if ((lines[row + 1] ?? Number.POSITIVE_INFINITY) > line + 1) this.noteStrayQuote(record, line);
        this.noteControlCharacters(record, line);
        rows[count++] = row;
      }
    }
    return rows.subarray(0, count);
  }

  private footer(line: number): void {
    this.leftOut.add('malformed-row', line);
    const words = () => ({
      severity: 'warning' as const,
      message: (count: number) =>
        `${counted(count, 'row')} ${count === 1 ? 'is' : 'are'} a single text instead of ${this.width} cells (a footer?) and left out.`,
      help: 'If it is a row that counts, mend it in the export.',
    });
    this.issues.add('missing-cell', undefined, line, words, 'footer');
  }

  private ragged(record: readonly string[], line: number): void {
    if (record.length < this.width) {
      this.issues.add('missing-cell', undefined, line, () => ({
        severity: this.hasHeader ? 'warning' : 'info',
        message: count =>
          `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} fewer cells than ${this.hasHeader ? "the header's " : ''}${this.width}; the rest counts as missing.`,
        ...(this.hasHeader
          ? {
              help: 'Look at the lines: a delimiter may be missing there, and values then stand in the wrong column.',
            }
          : {}),
      }));
      return;
    }
    if (isBlank(record.slice(this.width))) {
      const words = () => ({
        severity: 'info' as const,
        message: (count: number) =>
          `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} blank cells beyond the header's ${this.width}.`,
      });
      this.issues.add('extra-cell', undefined, line, words, 'blank');
      return;
    }
    this.issues.add('extra-cell', undefined, line, () => ({
      severity: 'warning',
      message: count =>
        `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} more cells than the header's ${this.width}; the first ${this.width} are used.`,
      help: 'Look at the lines: a text with a delimiter in it may lack its quotes, and values then stand in the wrong column.',
    }));
  }

  /** A quote that is opened by mistake swallows rows up to the next quote: a cell that begins with it and holds rows. */
  private noteStrayQuote(record: readonly string[], line: number): void {
    const swallowed = record.some(
      cell =>
        cell.startsWith('"') &&
        cell
          .split(/[\r\n]+/)
          .slice(1)
          .some(text => this.looksLikeRow(text)),
    );
    if (!swallowed) return;
    this.issues.add('stray-quote', undefined, line, () => ({
      severity: 'error',
      message: count => `In ${counted(count, 'row')} a stray quote seems to swallow the rows that follow it.`,
      help: 'Double quotes that belong to a text ("") or take them out, in the lines named.',
    }));
  }

  private looksLikeRow(text: string): boolean {
    return this.width > 1 && text.split(this.delimiter).length >= this.width / 2 + 1;
  }

  private noteControlCharacters(record: readonly string[], line: number): void {
    for (const cell of record) {
      if (!cell.includes('\0')) continue;
      this.issues.add('control-character', undefined, line, () => ({
        severity: 'warning',
        message: count =>
          `${counted(count, 'row')} ${count === 1 ? 'holds' : 'hold'} NUL characters, which no text should have.`,
        help: 'They are kept as they are. Most often a database export went wrong.',
      }));
      return;
    }
  }
}
