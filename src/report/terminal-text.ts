/** Text for a terminal: its width in columns, wrapping, and an ASCII form. */
import { displayWidth, visible } from '../diagnostic/visible.ts';

/** Cut to so many columns, with the mark where something is missing. */
export function cut(text: string, columns: number, mark = '…'): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > columns - mark.length) break;
    kept += character;
  }
  return kept.trimEnd() + mark;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** Lines of at most so many columns, broken at spaces; a word that is longer is broken where it must be. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text)
    .split(' ')
    .flatMap(word => pieces(word, columns))) {
    if (line && displayWidth(line) + 1 + displayWidth(word) > columns) {
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
    if (displayWidth(part) + displayWidth(character) > columns) {
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
