/** Text of a plan or an export inside Markdown, as GitHub reads it: shown as text, never as markup. */
import { visible } from './visible.ts';

/** Splits what GitHub would link or notify, without showing. */
const joiner = '\u200d';

/**
 * One line of text with everything escaped that could become markup: punctuation of Markdown and tables, HTML,
 * math; mentions, references to issues and bare addresses are split by an invisible joiner, so that nobody is
 * notified and nothing is linked.
 */
export function text(value: string): string {
  return visible(value)
    .trim()
    .replace(/@(?=[\w-])/g, `@${joiner}`)
    .replace(/#(?=\d)|\bGH-(?=\d)/gi, match => match + joiner)
    .replace(/:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi, match => match + joiner)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~$!]/g, '\\$&')
    .replace(/^(?=[-+=#])|^(?=\d+[.)](?:\s|$))/, '\\')
    .replace(/^\\(?=\d)(\d+)/, '$1\\');
}

/** Inline code: for hashes, paths and headers. A longer fence than any in the text keeps it closed. */
export function inlineCode(value: string): string {
  const shown = visible(value).trim();
  const fence = '`'.repeat(longestFence(shown) + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') || !shown ? ' ' : '';
  return fence + space + shown + space + fence;
}

/** Inline code in a cell of a table, where a pipe is escaped even so. */
export function code(value: string): string {
  return inlineCode(value).replace(/\|/g, '\\|');
}

/** A block of code: its fence is longer than any in the lines, so nothing in them ends it. */
export function codeBlock(language: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestFence(lines.join('\n')) + 1));
  return [fence + language, ...lines, fence].join('\n');
}

function longestFence(value: string): number {
  let longest = 0;
  for (const [fence] of value.matchAll(/`+/g)) longest = Math.max(longest, fence.length);
  return longest;
}

export interface MarkdownColumn<Row> {
  title: string;
  /** Markdown: the caller has escaped what is data. */
  cell: (row: Row) => string;
  right?: boolean;
}

/** A pipe table, without the blank lines around it. */
export function markdownTable<Row>(columns: readonly MarkdownColumn<Row>[], rows: readonly Row[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(column => column.title)),
    line(columns.map(column => (column.right ? '---:' : '---'))),
    ...rows.map(row => line(columns.map(column => column.cell(row)))),
  ].join('\n');
}
