/** Text for a terminal: its width in columns, wrapping, and an ASCII form. */
import { visible } from './visible.ts';

// East Asian wide and fullwidth forms and emoji take two columns; marks that combine take none.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]|\u200c|\u200d/;

/** Columns that a text without control characters takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** Cut to so many columns, with the mark where something is missing. */
export function cut(text: string, columns: number, mark = '…'): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns - mark.length) break;
    kept += character;
  }
  return kept.trimEnd() + mark;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Lines of at most so many columns, broken at spaces; a word that is longer is broken where it must be. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text)
    .split(' ')
    .flatMap(word => pieces(word, columns))) {
    if (line && columnsOf(line) + 1 + columnsOf(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}

function pieces(word: string, columns: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (columnsOf(part) + columnsOf(character) > columns) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part ? [...parts, part] : parts;
}

const plain: Record<string, string> = {
  '–': '-',
  '−': '-',
  '…': '...',
  '·': '|',
  '≥': '>=',
  '≤': '<=',
  '⟨': '<',
  '⟩': '>',
  '’': "'",
  '\u202f': ' ',
  '\u00a0': ' ',
};

/** The report's own signs in ASCII; a letter that has none reads `?`. */
export function toAscii(text: string): string {
  return text
    .replace(/[–−…·≥≤⟨⟩’\u202f\u00a0]/g, sign => plain[sign]!)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\n -~]/gu, '?');
}
