/** Where a part of a text stands in its file, however YAML has it: plain, in quotes, as a block, over several lines. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { ScalarTree } from '../plan/tree.ts';

/**
 * @param start of the part within the text, in UTF-16 code units
 * @returns undefined where text and file can't be laid side by side
 */
export function rangeWithin(
  { value, style, range }: ScalarTree,
  file: SourceText,
  start: number,
  end: number,
): Range | undefined {
  if (typeof value !== 'string' || style === 'absent') return undefined;
  const written = file.slice(range);
  const places = placesOf(value, written, style);
  const first = places?.[start];
  const last = places?.[end - 1];
  if (!first || !last) return undefined;
  return { start: range.start + first.start, end: range.start + last.end };
}

/** For each code unit of the text where it is written. */
function placesOf(text: string, written: string, style: ScalarTree['style']): Range[] | undefined {
  const places: Range[] = [];
  let at = style === 'block' ? firstLineEnd(written) : style === 'plain' ? 0 : 1;
  for (let i = 0; i < text.length; ) {
    const escaped = style === 'double' && written[at] === '\\' ? escapeAt(written, at) : undefined;
    if (escaped?.text === '') at += escaped.length;
    else if (escaped) {
      if (!text.startsWith(escaped.text, i)) return undefined;
      for (const _ of escaped.text) places[i++] = { start: at, end: at + escaped.length };
      at += escaped.length;
    } else if (isSpace(written[at])) {
      const from = at;
      while (isSpace(written[at])) at++;
      // Folding makes one space of a line break and what is around it.
      while (isSpace(text[i])) places[i++] = { start: from, end: at };
    } else if (written[at] === text[i]) {
      places[i++] = { start: at, end: at + 1 };
      at += style === 'single' && text[i - 1] === "'" ? 2 : 1;
    } else return undefined;
  }
  return places;
}

function firstLineEnd(written: string): number {
  const end = written.indexOf('\n');
  return end < 0 ? written.length : end;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

const letters: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
};
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escape of double quotes (YAML 1.2, 5.7); an escaped line break stands for nothing. */
function escapeAt(written: string, at: number): { text: string; length: number } {
  const letter = written[at + 1] ?? '';
  const count = digits[letter];
  if (count) {
    const code = Number.parseInt(written.slice(at + 2, at + 2 + count), 16);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + count };
  }
  if (letter === '\n' || letter === '\r') {
    const rest = /^\r?\n[ \t]*/.exec(written.slice(at + 1))!;
    return { text: '', length: 1 + rest[0].length };
  }
  return { text: letters[letter] ?? letter, length: 2 };
}
