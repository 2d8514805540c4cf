/** Two reports compared, as Markdown for a comment. */
import { markdownTable, text } from '../../diagnostic/markdown-text.ts';
import { none } from '../cells.ts';
import type { Comparison, KpiChange } from './compare.ts';
import { sameBasis, told } from './told.ts';
import { causesText, detailWords, differenceWords, figureWords, readsOtherwise } from './words.ts';

/** Rows of the table; a comment on a code host has room for no more. */
const rowsShown = 100;

export function markdown(comparison: Comparison): string {
  const { before, after } = comparison;
  const { first, second, basis, kpis, contacts, missing, same } = told(comparison);
  const parts = [
    `# ${text(before.period.label)} and ${text(after.period.label)}`,
    [`- First: ${text(first)}`, `- Second: ${text(second)}`].join('\n'),
    basis.map(words => `- ${text(words)}`).join('\n') || sameBasis,
    ...changes('KPI', kpis),
    ...changes('Contacts', contacts),
    ...missing,
    same.join(' '),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function changes(of: string, changed: readonly KpiChange[]): string[] {
  if (!changed.length) return [];
  const more = changed.length - rowsShown;
  return [table(of, changed.slice(0, rowsShown)), more > 0 ? `and ${more} more` : ''];
}

function table(of: string, kpis: readonly KpiChange[]): string {
  const figure = (one: 'before' | 'after', other: 'before' | 'after') => (kpi: KpiChange) => {
    const record = kpi[one];
    return record ? text(figureWords(record, kpi[other])) : none;
  };
  return markdownTable<KpiChange>(
    [
      { title: of, cell: kpi => text(kpi.name) },
      { title: 'First', right: true, cell: figure('before', 'after') },
      { title: 'Second', right: true, cell: figure('after', 'before') },
      { title: 'Change', right: true, cell: kpi => text(differenceWords(kpi) || none) },
      { title: 'Why', cell: why },
      { title: 'Beside it', cell: kpi => detailWords(kpi).map(text).join('<br>') || none },
    ],
    kpis,
  );
}

function why(kpi: KpiChange): string {
  if (!kpi.before) return 'new';
  if (!kpi.after) return 'not in the second';
  return text((readsOtherwise(kpi) && causesText(kpi)) || none);
}
