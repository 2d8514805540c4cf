import type { Position, Range, TextEdit } from './diagnostic.ts';

/** A file's text with what is needed to turn offsets into lines. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  private starts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offsets at which lines start. */
  get lineStarts(): readonly number[] {
    if (!this.starts) {
      this.starts = [0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1))
        this.starts.push(at + 1);
    }
    return this.starts;
  }

  position(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** The text of a one-based line, without its line ending. */
  line(number: number): string {
    const start = this.lineStarts[number - 1] ?? this.text.length;
    const end = this.lineStarts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/\r?\n$/, '');
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }
}

/**
 * Applies edits that don't overlap, in any order. Where two overlap the earlier one wins and the later one is
 * left out; a caller that wants them all runs again on the result.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.range.start < at) continue;
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
  }
  return result + text.slice(at);
}
