/**
 * Text from plans and exports, made safe to look at: characters that can't be seen but change what is seen
 * (control codes, direction overrides, invisible joiners of words) are shown as their code point.
 */

// C0 and C1 controls, soft hyphen, Arabic and Mongolian marks, zero-width space, direction marks, embeddings,
// overrides and isolates, line separators, word joiner and invisible operators, BOM, interlinear marks, tags,
// lone surrogates. The zero-width joiner and non-joiner stay: scripts and emoji need them.
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** One line: white space of every kind is one space, unseen characters read `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text
    .replace(/[ \t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(
      unseen,
      character => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** At most `length` characters (code points), the last of them `…` where something was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
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
