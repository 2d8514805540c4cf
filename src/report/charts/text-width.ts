/** How much room a text takes in a drawing, which can't measure it: fonts differ, so the widest in use is reckoned. */
import { displayWidth, visible } from '../../diagnostic/visible.ts';

const narrow = /[fijlrtI.,:;'|!()[\] \u00a0\u202f-]/;
const broad = /[MWmw@%&~+=<>^#…—⟨⟩]/;
const capital = /\p{Lu}/u;

/** In the unit of `size`, the size of the font. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if (displayWidth(character) !== 1) width += displayWidth(character) * 0.55;
    else if (narrow.test(character)) width += 0.42;
    else if (broad.test(character)) width += 0.96;
    else if (capital.test(character)) width += 0.79;
    else width += 0.64;
  }
  return width * size;
}

/** As much of it as has room, with … where something is missing. */
export function fitted(text: string, room: number, size: number): string {
  const shown = visible(text);
  if (textWidth(shown, size) <= room) return shown;
  let kept = '';
  let used = textWidth('…', size);
  for (const character of shown) {
    used += textWidth(character, size);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
