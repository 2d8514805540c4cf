/** Text of a plan inside a Mermaid diagram: shown as text, never as a part of the diagram. */
import { clip, visible } from '../../../diagnostic/visible.ts';

/** More would make a box that nobody can read. */
const longest = 90;

/**
 * A label in quotes. Whatever is neither letter, digit nor plain punctuation is written by its number (`#34;`), as
 * Mermaid's syntax has it: so nothing in a text ends the label, begins a comment or a directive, or is markup.
 */
export function label(text: string, length = longest): string {
  return `"${plain(text, length)}"`;
}

/** The same without quotes, for places that take none: names of tasks and sections of a Gantt chart. */
export function plain(text: string, length = longest): string {
  const shown = clip(visible(text).trim(), length);
  return shown.replace(/[^\p{L}\p{M}\p{N} ,.?!'–’…-]/gu, character => `#${character.codePointAt(0)!};`);
}
