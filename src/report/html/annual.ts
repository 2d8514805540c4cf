/** The annual statement: delivered this year, to deliver next. */
import type { AnnualPart } from '../annual/annual.ts';
import type { AnnualGoal } from '../annual/goals.ts';
import type { AnnualKpi } from '../annual/kpis.ts';
import type { AnnualPromise } from '../annual/promises.ts';
import type { ToDeliver } from '../annual/to-deliver.ts';
import {
  deliveredWhen,
  dueWhen,
  nextGroups,
  promiseRecord,
  quarterText,
  unjudgedWords,
} from '../annual/words.ts';
import { cellText, changeText, none } from '../cells.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { decidedWhen, decidedWhy } from '../meeting/lines.ts';
import type { ReportModel } from '../model.ts';
import { unbroken } from '../numbers.ts';
import { effectWords, grantLine, helpedWords, moneyWords } from '../promise-lines.ts';
import type { ActionRow, InitiativeRow } from '../promises.ts';
import { type Column, table } from './table.ts';
import { late, statusMark } from './words.ts';

interface Part {
  id: string;
  title: string;
  body: Markup;
}

/** Both parts; none for a period that is not a year. */
export function annualSections({ annual }: ReportModel): Part[] {
  if (!annual) return [];
  return [
    { id: 'delivered', title: `Delivered in ${annual.year}`, body: delivered(annual) },
    { id: 'next', title: 'To deliver next', body: toDeliver(annual.next) },
  ];
}

function delivered(annual: AnnualPart): Markup {
  const parts: Content[] = [
    goals(annual),
    annual.kpis.length > 0 && html`<h3>Each KPI over the year</h3>${kpis(annual)}`,
    annual.promises.length > 0 && html`<h3>Promises to customers</h3>${promises(annual.promises)}`,
    html`<h3>Actions</h3>${actions(annual)}`,
    grants(annual),
    decisions(annual),
    annual.initiatives.length > 0 && html`<h3>Did the money help?</h3>${money(annual.initiatives)}`,
  ];
  return html`${parts}`;
}

function goals({ goals, over }: AnnualPart): Markup {
  const columns: Column<AnnualGoal>[] = [
    { title: 'Goal', cell: goal => goal.statement },
    { title: 'Owner', cell: goal => goal.owner ?? none },
    { title: 'Target', cell: goal => unbroken(goal.target ?? none) },
    { title: 'Figure', cell: goal => unbroken(`${goal.kpi}: ${goal.figure}`) },
    {
      title: 'Status',
      kind: 'short',
      cell: goal => (goal.closed?.is === 'dropped' ? 'dropped' : statusMark(goal.status)),
    },
  ];
  return html`<h3>Goals</h3>${goals.length ? table(`Goals that were due in the year.${over ? '' : ` ${unjudgedWords}`}`, columns, goals) : html`<p class="quiet">No goal was due in the year.</p>`}`;
}

function kpis({ kpis: rows, over }: AnnualPart): Markup {
  const quarters = rows[0]!.quarters.map(
    ({ label }, i): Column<AnnualKpi> => ({ title: label, kind: 'num', cell: row => quarterText(row, i) }),
  );
  const columns: Column<AnnualKpi>[] = [
    { title: 'KPI', cell: row => row.name },
    ...quarters,
    { title: over ? 'Year' : 'Year so far', kind: 'num', cell: row => unbroken(cellText(row.year, row)) },
    {
      title: 'Year before',
      kind: 'num',
      cell: row => (row.before ? unbroken(cellText(row.before, row)) : none),
    },
    { title: 'Change', kind: 'wrap', cell: row => unbroken(changeText(row.change, row)) },
  ];
  return table('The figures of the quarters and of the whole year.', columns, rows);
}

function promises(rows: readonly AnnualPromise[]): Markup {
  const columns: Column<AnnualPromise>[] = [
    { title: 'We promise', cell: row => row.text },
    { title: 'Promised', cell: row => unbroken(row.promised ?? none) },
    { title: 'Kept', kind: 'short', cell: row => (row.of ? `${row.kept} of ${row.of}` : none) },
    { title: 'Period by period', kind: 'wrap', cell: row => unbroken(promiseRecord(row)) },
  ];
  return table('In how many periods of the year each promise was kept.', columns, rows);
}

function actions({ done, notDone }: AnnualPart): Markup {
  const columns: Column<ActionRow>[] = [
    { title: 'Action', cell: action => action.what },
    { title: 'Initiative', cell: action => action.initiative },
    { title: 'Owner', cell: action => action.owner ?? none },
    { title: 'Done', kind: 'short', cell: action => late(deliveredWhen(action), action.daysLate) },
  ];
  if (!done.length && !notDone.length)
    return html`<p class="quiet">No action was done or fell due in the year.</p>`;
  return table('Done, in the order in which they were; then those that fell due and are not done.', columns, [
    ...done,
    ...notDone,
  ]);
}

function grants({ received, notReceived }: AnnualPart): Markup | null {
  const rows = [...received, ...notReceived];
  if (!rows.length) return null;
  return html`<h3>What leaders gave</h3><ul>${rows
    .map(grantLine)
    .map(
      ({ lead, text, alarm }) =>
        html`<li><b>${lead}</b>: ${text}${alarm && html`; <span class="bad">${alarm}</span>`}</li>`,
    )}</ul>`;
}

function decisions({ decisions }: AnnualPart): Markup | null {
  if (!decisions.length) return null;
  return html`<h3>What was decided</h3><ul>${decisions.map(decision => html`<li><b>${decision.text}</b> (${decidedWhen(decision)}) ${decidedWhy(decision)}</li>`)}</ul>`;
}

function money(rows: readonly InitiativeRow[]): Markup {
  const columns: Column<InitiativeRow>[] = [
    { title: 'Initiative', cell: row => html`${row.title} (${row.status})` },
    { title: 'Granted, planned, spent', kind: 'wrap', cell: row => moneyWords(row) || none },
    {
      title: 'What its KPIs did',
      kind: 'wrap',
      cell: row =>
        row.effects.length
          ? row.effects.map(
              effect => html`<p>${unbroken(effectWords(effect))} – <b>${helpedWords(effect)}</b></p>`,
            )
          : none,
    },
  ];
  return table(
    'What each cost, and what its KPIs did since the baseline of its goals. That alone does not prove a cause.',
    columns,
    rows,
  );
}

function toDeliver(rows: readonly ToDeliver[]): Markup {
  if (!rows.length) return html`<p class="quiet">The plan names nothing that is to be delivered next.</p>`;
  const columns: Column<ToDeliver>[] = [
    { title: 'What', cell: row => row.what },
    { title: 'Kind', kind: 'short', cell: row => row.kind },
    { title: 'Who', cell: row => row.by ?? none },
    { title: 'Due', kind: 'short', cell: row => dueWhen(row) },
  ];
  return html`${nextGroups(rows).map(({ title, rows: own }) => html`<h3>${title}</h3>${table('By the day on which it is due.', columns, own)}`)}`;
}
