/** The scorecard: every KPI in one row. */

import { basisText, boundsText, cellText, comparing, guardText, none, sinceLastYear } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel, ScorecardRow } from '../model.ts';
import { unbroken } from '../numbers.ts';
import { changeCell } from './change.ts';
import { type Column, table } from './table.ts';
import { statusMark, trendLabel } from './words.ts';

const columns: Column<ScorecardRow>[] = [
  {
    title: 'KPI',
    cell: row => html`<a href="#kpi-${row.id}">${row.name}</a>`,
  },
  { title: 'Value', kind: 'num', cell: row => cellText(row.cell, row) + (row.provisional ? ' *' : '') },
  { title: 'Course', kind: 'num', cell: row => (row.course && boundsText(row.course, row)) ?? none },
  {
    title: 'Status',
    kind: 'short',
    cell: row =>
      html`${statusMark(row.status)}${row.about && html`<br><span class="quiet">${row.about}</span>`}${heldNote(row)}`,
  },
  { title: 'Since the period before', cell: row => changeCell(row.changeFromPrevious, row) },
  { title: sinceLastYear, cell: row => changeCell(row.changeFromLastYear, row) },
  { title: 'Trend', cell: row => sparklineSvg(row.series, trendLabel(row.series, row)) },
  { title: 'Rows', kind: 'num', cell: row => basisText({ ...row.cell, numerator: null }) },
];

const guardColumn: Column<ScorecardRow> = {
  title: 'Guard',
  cell: row => (row.guard ? unbroken(guardText(row.guard)) : none),
};

export function scorecardSection({ scorecard }: ReportModel): Markup {
  const provisional = scorecard.some(row => row.provisional);
  const guarded = scorecard.some(row => row.guard);
  return html`${table(
    `Every KPI of the plan. The course is where it should stand by now${guarded ? '; the guard is the number that moves when the KPI is gamed' : ''}.`,
    comparing(scorecard[0]?.cell.period, guarded ? [...columns, guardColumn] : columns),
    scorecard,
  )}
${provisional && html`<p class="note">* provisional</p>`}`;
}

function heldNote({ held }: ScorecardRow): Markup | null {
  return held && held.of > 1 ? html`<br><span class="quiet">held ${held.met} of ${held.of}</span>` : null;
}
