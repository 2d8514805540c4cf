/** Texts where a number is needed. */
import type { Mistake } from './shape-mistakes.ts';
import { replacedBy } from './shape-words.ts';
import type { ScalarTree } from './tree.ts';

/**
 * @param wanted what is needed, in words
 * @param decimals numbers with decimals are allowed
 */
export function numberMistake(
  { source, value }: ScalarTree,
  name: string,
  wanted: string,
  decimals: boolean,
): Pick<Mistake, 'message' | 'help' | 'replacement'> {
  const written = String(value).trim();
  const isText = typeof value === 'string';
  const message = `${name} is ${isText ? 'the text ' : ''}"${source}"; it has to be ${wanted}.`;
  if (isText && (decimals ? /^-?\d+(?:\.\d+)?$/ : /^-?\d+$/).test(written))
    return {
      message,
      help: 'Write it without quotes.',
      replacement: { title: `Write ${written}`, text: written, safe: true },
    };
  const thousands = /^-?\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+$/u.test(source.trim());
  const digits = source.replace(/[^\d-]/g, '');
  const point = source.trim().replace(',', '.');
  if (thousands && (!decimals || (source.match(/[^\d-]/g)?.length ?? 0) > 1))
    return {
      message,
      help: `Write ${digits}, without anything between the thousands.`,
      replacement: replacedBy(digits),
    };
  if (thousands)
    return {
      message,
      help: `Write ${digits} if that parts thousands, ${point} if it is a decimal point.`,
    };
  if (decimals && /^-?\d+,\d+$/.test(written))
    return {
      message,
      help: `Decimals are written with a point: ${point}.`,
      replacement: { title: `Write ${point}`, text: point, safe: true },
    };
  const [, start] =
    (decimals ? /^(-?\d+(?:\.\d+)?)(?=[\s%\p{L}])/u : /^(-?\d+)(?=[\s%\p{L}])/u).exec(written) ?? [];
  return start
    ? { message, help: `Write the number alone: ${start}.`, replacement: replacedBy(start) }
    : { message };
}
