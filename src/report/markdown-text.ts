/** Text of a plan or an export inside Markdown, as GitHub reads it: shown as text, never as markup. */
import { visible } from '../diagnostic/visible.ts';

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
    .replace(/^(?=[-+=#])|^(?=\d+[.)]\s)/, '\\')
    .replace(/^\\(?=\d)(\d+)/, '$1\\');
}

/** Inline code: for hashes, paths and headers. A longer fence than any in the text keeps it closed. */
export function code(value: string): string {
  const shown = visible(value).trim().replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(match => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') || !shown ? ' ' : '';
  return fence + space + shown + space + fence;
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
