/** What was promised and done: grants, initiatives, actions; then what customers said and what came of it. */
import type { ExitRule } from '../../kpi/exit-rules.ts';
import { none } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { againWords, findingMarks, heardCounts, heardSeries, heardWords } from '../finding-words.ts';
import type { FindingRow } from '../findings.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { exitState, exitWords } from '../meeting/exit-words.ts';
import type { ReportModel } from '../model.ts';
import { formatDate, unbroken } from '../numbers.ts';
import { actionCounts, effectWords, onTimeWords, resourceWords } from '../promise-lines.ts';
import type { ActionRow, GrantRow, InitiativeRow } from '../promises.ts';
import { grantWords } from '../sentences.ts';
import { type PartName, promisePart } from './parts.ts';
import { type Column, table } from './table.ts';
import { late, statusMark } from './words.ts';

interface Part extends PartName {
  body: Markup;
}

const grantColumns: Column<GrantRow>[] = [
  { title: 'Promised', cell: grant => grant.what },
  { title: 'By', cell: grant => grant.by ?? none },
  { title: 'State', cell: grant => late(grantWords(grant.state, grant.due, grant.received), grant.daysLate) },
];

const initiativeColumns: Column<InitiativeRow>[] = [
  { title: 'Initiative', cell: row => row.title },
  { title: 'Owner', cell: row => row.owner ?? none },
  {
    title: 'Status',
    kind: 'short',
    cell: row => html`${row.status}${row.reason && html`<br><span class="quiet">${row.reason}</span>`}`,
  },
  { title: 'Granted, planned, spent', kind: 'wrap', cell: row => money(row) },
  {
    title: 'What its KPIs did',
    kind: 'wrap',
    cell: row =>
      row.effects.length ? row.effects.map(effect => html`<p>${unbroken(effectWords(effect))}</p>`) : none,
  },
  { title: 'Stops when', kind: 'wrap', cell: row => (row.exit ? exitRule(row.exit) : none) },
];

function money(row: InitiativeRow): Content {
  const words = resourceWords(row);
  return words.length ? words.map(line => html`<p>${line}</p>`) : none;
}

function exitRule(exit: ExitRule): Markup {
  const state = exitState(exit);
  return html`${unbroken(exitWords(exit))}<br><span class="${exit.state === 'reached' ? 'bad' : 'quiet'}">${state}</span>`;
}

const actionColumns: Column<ActionRow>[] = [
  { title: 'Action', cell: row => row.what },
  { title: 'Initiative', cell: row => row.initiative },
  { title: 'Owner', cell: row => row.owner ?? none },
  { title: 'Due', kind: 'short', cell: row => late(row.due ? formatDate(row.due) : none, row.daysLate) },
  { title: 'Done when', kind: 'wrap', cell: row => row.doneWhen ?? none },
];

export function promiseSection({ grants, initiatives, actions }: ReportModel): Part | null {
  if (!grants.length && !initiatives.length && !actions.length) return null;
  const open = actions.filter(action => action.state !== 'done');
  return {
    ...promisePart,
    body: html`${
      grants.length > 0 &&
      html`<h3>Promised to us</h3>${table('What leaders granted the plan, late ones first.', grantColumns, grants)}`
    }
${
  initiatives.length > 0 &&
  html`<h3>Initiatives</h3>${table('What is being done. How the KPIs moved since the baseline is shown beside it; that alone does not prove a cause.', initiativeColumns, initiatives)}`
}
${
  actions.length > 0 &&
  html`<h3>Actions</h3><p>${actionCounts(actions)}. ${onTimeWords(actions)}</p>${open.length > 0 && table('Actions that are not done yet, overdue ones first.', actionColumns, open)}`
}`,
  };
}

export function findingSection({ findings }: ReportModel): Part | null {
  if (!findings.length) return null;
  return { id: 'findings', title: 'You said, we did', body: html`${findings.map(findingPart)}` };
}

function findingPart(finding: FindingRow): Markup {
  const source = [finding.study, finding.from.join(', ')].filter(Boolean).join(' · ');
  const about = [finding.kind, findingMarks(finding), source].filter(Boolean).join(' · ');
  return html`<div class="said"><div><blockquote>${finding.text}</blockquote><p class="quiet">${about}</p>${heard(finding)}</div>
<div>${outcome(finding)}</div></div>
`;
}

function heard({ heard, again }: FindingRow): Markup {
  const label = heard ? `Rows that say it, oldest first: ${heardCounts(heard)}` : '';
  return html`${heard && html`<p class="quiet">Heard again: ${unbroken(heardWords(heard))} ${sparklineSvg(heardSeries(heard), label)}</p>${heard.notes.map(note => html`<p class="note">${note}</p>`)}`}${again.map(one => html`<p class="quiet">${againWords(one)}</p>`)}`;
}

function outcome({ goals, initiatives, status, reason }: FindingRow): Markup {
  if (status === 'declined') return html`<p>Declined${reason ? `: ${reason}` : '.'}</p>`;
  if (!goals.length && !initiatives.length) return html`<p class="quiet">Nothing cites it yet.</p>`;
  return html`<ul>${goals.map(goal => html`<li>Goal: ${goal.statement} ${goal.status && statusMark(goal.status)}</li>`)}${initiatives.map(
    initiative => html`<li>Initiative: ${initiative.title} (${initiative.status})</li>`,
  )}</ul>`;
}
