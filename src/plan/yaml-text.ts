/** Texts as YAML: quoted, as a block, or plain where nothing could misread them. */
import type { Fix, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';

/** Puts a range of one line in quotes; undefined where it has several. */
export function quoteFix(source: SourceText, start: number, end: number, safe = true): Fix | undefined {
  const text = quoted(source.text.slice(start, end).trimEnd());
  return replaceFix(source, { start, end }, { title: 'Put the text in quotes', text, safe });
}

/** Replaces a range of one line; undefined where it has several: what is written so was meant so. */
export function replaceFix(
  source: SourceText,
  range: Range,
  { title, text, safe }: { title: string; text: string; safe: boolean },
): Fix | undefined {
  return source.slice(range).includes('\n') ? undefined : { title, safe, edits: [{ range, text }] };
}

/** A one-line YAML text in quotes; single ones where they do, for they have no escapes. */
export function quoted(text: string): string {
  if (!/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) && !/^\s|\s$/.test(text) && text !== '')
    return text.includes('"') || !text.includes("'")
      ? `'${text.replaceAll("'", "''")}'`
      : `"${text.replaceAll('\\', '\\\\')}"`;
  return JSON.stringify(text);
}

/**
 * A text as YAML that reads back as exactly this text, for a value whose key stands at `indent` columns: plain
 * where nothing could misread it, a block where it is long or has several lines, quoted otherwise.
 */
export function writeText(text: string, indent = 0): string {
  const pad = ' '.repeat(indent + 2);
  const blockable =
    !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) && /^\S/.test(text);
  if (text.includes('\n')) {
    const lines = text.split('\n');
    const body = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    if (!blockable || body.at(-1) === '' || body.some(line => /^\s+$/.test(line)))
      return JSON.stringify(text);
    return `|${lines.at(-1) === '' ? '' : '-'}\n${body.map(line => (line === '' ? '' : pad + line)).join('\n')}`;
  }
  if (text.length > 100 - indent && blockable && /^\S+( \S+)+$/.test(text))
    return `>-\n${wrapped(text, 100 - pad.length)
      .map(line => pad + line)
      .join('\n')}`;
  return /^[A-Za-z\u00c0-\u024f](?:[^\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff#{}[\],&*!|>%@`:"'\\]|:(?=\S))*$/.test(
    text,
  ) &&
    !/^(?:yes|no|on|off|y|n|true|false|null)$/i.test(text) &&
    !/\s$/.test(text)
    ? text
    : quoted(text);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
