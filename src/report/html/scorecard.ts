/** The scorecard: every KPI in one row. */

import {
  basisText,
  cellText,
  comparing,
  guardText,
  judgedBy,
  none,
  sinceLastYear,
  valueTitle,
} from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel, ScorecardRow } from '../model.ts';
import { unbroken } from '../numbers.ts';
import { changeCell } from './change.ts';
import { type Column, table } from './table.ts';
import { statusMark, trendLabel } from './words.ts';

const name: Column<ScorecardRow> = {
  title: 'KPI',
  cell: row => html`<a href="#kpi-${row.id}">${row.name}</a>`,
};
const value = (title: string): Column<ScorecardRow> => ({
  title,
  kind: 'num',
  cell: row => cellText(row.cell, row) + (row.provisional ? ' *' : ''),
});
const course: Column<ScorecardRow> = { title: 'Course', kind: 'num', cell: row => judgedBy(row).course };
const status: Column<ScorecardRow> = {
  title: 'Status',
  kind: 'short',
  cell: row => html`${statusMark(row.status)}${heldNote(row)}`,
};
const judged: Column<ScorecardRow> = {
  title: 'Judged by',
  cell: row => {
    const { figure, of } = judgedBy(row);
    return html`${unbroken(figure)}${of && html`<br><span class="quiet">${of}</span>`}`;
  },
};

/** What is judged stands together: a figure, its course and its status; the period's value apart where that is another. */
function standing({ scorecard, header }: ReportModel): Column<ScorecardRow>[] {
  return scorecard.some(row => row.judged)
    ? [judged, course, status, value(valueTitle(header))]
    : [value('Value'), course, status];
}

const moved: Column<ScorecardRow>[] = [
  { title: 'Since the period before', cell: row => changeCell(row.changeFromPrevious, row) },
  { title: sinceLastYear, cell: row => changeCell(row.changeFromLastYear, row) },
  { title: 'Trend', cell: row => sparklineSvg(row.series, trendLabel(row.series, row)) },
  { title: 'Rows', kind: 'num', cell: row => basisText({ ...row.cell, numerator: null }) },
];

const guardColumn: Column<ScorecardRow> = {
  title: 'Guard',
  cell: row => (row.guard ? unbroken(guardText(row.guard)) : none),
};

export function scorecardSection(model: ReportModel): Markup {
  const { scorecard } = model;
  const columns = [name, ...standing(model), ...moved];
  const provisional = scorecard.some(row => row.provisional || row.judged?.cell.provisional);
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
