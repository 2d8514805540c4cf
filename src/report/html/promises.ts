/** What was promised and done: grants, initiatives, actions; then what customers said and what came of it. */
import { none } from '../cells.ts';
import type { FindingRow } from '../findings.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel } from '../model.ts';
import { formatDate, unbroken } from '../numbers.ts';
import { actionCounts, effectWords } from '../promise-lines.ts';
import type { ActionRow, GrantRow, InitiativeRow } from '../promises.ts';
import { daysLate, grantWords } from '../sentences.ts';
import { type Column, table } from './table.ts';
import { statusMark } from './words.ts';

interface Part {
  id: string;
  title: string;
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
  { title: 'Planned', cell: row => row.planned ?? none },
  { title: 'Spent', cell: row => row.spent ?? none },
  {
    title: 'What its KPIs did',
    kind: 'wrap',
    cell: row => (row.effects.length ? unbroken(row.effects.map(effectWords).join('; ')) : none),
  },
];

const actionColumns: Column<ActionRow>[] = [
  { title: 'Action', cell: row => row.what },
  { title: 'Initiative', cell: row => row.initiative },
  { title: 'Owner', cell: row => row.owner ?? none },
  { title: 'Due', kind: 'short', cell: row => late(row.due ? formatDate(row.due) : none, row.daysLate) },
  { title: 'Done when', kind: 'wrap', cell: row => row.doneWhen ?? none },
];

/** Words, and behind them how late it is. */
function late(words: string, days: number): Markup {
  return html`${words}${days > 0 && html`<br><span class="bad">${daysLate(days)}</span>`}`;
}

export function promiseSection({ grants, initiatives, actions }: ReportModel): Part | null {
  if (!grants.length && !initiatives.length && !actions.length) return null;
  const open = actions.filter(action => action.state !== 'done');
  return {
    id: 'promises',
    title: 'Promises and actions',
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
  html`<h3>Actions</h3><p>${actionCounts(actions)}.</p>${open.length > 0 && table('Actions that are not done yet, overdue ones first.', actionColumns, open)}`
}`,
  };
}

export function findingSection({ findings }: ReportModel): Part | null {
  if (!findings.length) return null;
  return { id: 'findings', title: 'You said, we did', body: html`${findings.map(findingPart)}` };
}

function findingPart(finding: FindingRow): Markup {
  const source = [finding.study, finding.from.join(', ')].filter(Boolean).join(' · ');
  return html`<div class="said"><div><blockquote>${finding.text}</blockquote><p class="quiet">${[finding.kind, source].filter(Boolean).join(' · ')}</p></div>
<div>${outcome(finding)}</div></div>
`;
}

function outcome({ goals, initiatives, status, reason }: FindingRow): Markup {
  if (status === 'declined') return html`<p>Declined${reason ? `: ${reason}` : '.'}</p>`;
  if (!goals.length && !initiatives.length) return html`<p class="quiet">Nothing cites it yet.</p>`;
  return html`<ul>${goals.map(goal => html`<li>Goal: ${goal.statement} ${goal.status && statusMark(goal.status)}</li>`)}${initiatives.map(
    initiative => html`<li>Initiative: ${initiative.title} (${initiative.status})</li>`,
  )}</ul>`;
}
