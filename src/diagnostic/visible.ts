/**
 * Text from plans and exports, made safe to look at: characters that can't be seen but change what is seen
 * (control codes, direction overrides, invisible joiners of words) are shown as their code point.
 */

// C0 and C1 controls, soft hyphen, Arabic and Mongolian marks, zero-width space, direction marks, embeddings,
// overrides and isolates, line separators, word joiner and invisible operators, BOM, interlinear marks, tags,
// lone surrogates. The zero-width joiner and non-joiner stay: scripts and emoji need them.
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

const codePoint = (character: string): string =>
  `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** One line: white space of every kind is one space, unseen characters read `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(/[ \t\r\n\v\f\u0085\u2028\u2029]+/g, ' ').replace(unseen, codePoint);
}

/** The same for text in which spaces count, such as a line of YAML: runs of them stay. */
export function visibleLine(text: string): string {
  return text.replace(/\r\n|[\n\r\t]/g, ' ').replace(unseen, codePoint);
}

/** The beginning of a code point as `visible` writes it, without its end. */
const openEscape = /⟨(?:U(?:\+[0-9A-F]*)?)?$/;

/** At most `length` characters (code points), the last of them `…` where something was cut; never within `⟨U+202E⟩`. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .replace(openEscape, '')
        .trimEnd()}…`;
}

/** The same characters as JSON escapes, for JSON text: `\u202e`. */
export function escapeUnseen(json: string): string {
  return json.replace(unseen, characters =>
    // Line feeds are the layout of the JSON text itself: inside its strings they are escaped already.
    characters === '\n'
      ? characters
      : [...Array(characters.length).keys()]
          .map(i => `\\u${characters.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

/** Characters of two columns: East Asian wide and full-width forms, and emoji (Unicode 15, UAX 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
const joined = /\p{M}|\p{Emoji_Modifier}|\u200c|\u200d/u;

/** How many columns one visible character takes. */
function widthOf(character: string): number {
  return joined.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns that a visible text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Text broken at spaces into lines of at most `columns`; a longer word stands alone. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === undefined ? word : `${line} ${word}`;
  }
  return [...lines, line ?? ''];
}
