/** Promises to customers, and how far they are kept. */
import { none } from '../cells.ts';
import { type CommitmentRow, figureWords, keptLook, promisedWords, recordWords } from '../commitments.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel } from '../model.ts';
import { unbroken } from '../numbers.ts';
import { type Column, table } from './table.ts';

const columns: Column<CommitmentRow>[] = [
  { title: 'We promise', cell: row => row.text },
  { title: 'State', kind: 'short', cell: row => mark(row) },
  { title: 'Promised', cell: row => unbroken(promisedWords(row) ?? none) },
  { title: 'Measured', kind: 'wrap', cell: row => unbroken(figureWords(row) ?? none) },
  { title: 'So far', cell: row => recordWords(row) ?? none },
  { title: 'Owner', cell: row => row.owner ?? none },
];

export function commitmentSection({
  commitments,
}: ReportModel): { id: string; title: string; body: Markup } | null {
  if (!commitments.length) return null;
  return {
    id: 'commitments',
    title: 'Promises to customers',
    body: table('What customers can rely on, and how far it was kept.', columns, commitments),
  };
}

function mark({ state }: CommitmentRow): Markup {
  const { shape, word, tone } = keptLook(state);
  return html`<span class="status ${tone}"><i aria-hidden="true">${shape}</i>${word}</span>`;
}
