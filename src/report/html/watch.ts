/** Measures that are watched: one row each, with what the number is. */
import { basisText, cellText, comparing, none, sinceLastYear } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel } from '../model.ts';
import type { WatchRow } from '../watch.ts';
import { changeCell } from './change.ts';
import { type Column, table } from './table.ts';
import { trendLabel } from './words.ts';

const columns: Column<WatchRow>[] = [
  {
    title: 'Measure',
    cell: row =>
      html`${row.name}<br><span class="quiet">${row.definition}</span>${row.comment && html`<br>${row.comment}`}${row.notes.map(note => html`<br><span class="note">${note}</span>`)}`,
  },
  { title: 'Value', kind: 'num', cell: row => cellText(row.cell, row) + (row.provisional ? ' *' : '') },
  { title: 'Since the period before', cell: row => changeCell(row.changeFromPrevious, row) },
  { title: sinceLastYear, cell: row => changeCell(row.changeFromLastYear, row) },
  { title: 'Trend', cell: row => sparklineSvg(row.series, trendLabel(row.series, row)) },
  { title: 'Rows', kind: 'num', cell: row => basisText({ ...row.cell, numerator: null }) },
  { title: 'Measured by', cell: row => row.owner ?? none },
];

export function watchSection({ watch }: ReportModel): { id: string; title: string; body: Markup } | null {
  if (!watch.length) return null;
  return {
    id: 'watch',
    title: 'Also watched',
    body: html`${table('Measures that are reported and not scored.', comparing(watch[0]?.cell.period, columns), watch)}
${watch.some(row => row.provisional) && html`<p class="note">* provisional</p>`}`,
  };
}
