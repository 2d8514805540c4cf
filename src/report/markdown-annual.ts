/** The annual statement in Markdown: delivered this year, to deliver next. */
import { type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import type { AnnualPart } from './annual/annual.ts';
import type { AnnualGoal } from './annual/goals.ts';
import type { AnnualKpi } from './annual/kpis.ts';
import type { AnnualPromise } from './annual/promises.ts';
import type { ToDeliver } from './annual/to-deliver.ts';
import {
  deliveredWhen,
  dueWhen,
  nextGroups,
  promiseRecord,
  quarterText,
  unjudgedWords,
} from './annual/words.ts';
import { cellText, changeText, none } from './cells.ts';
import type { Detail } from './markdown.ts';
import { data, items, statusText } from './markdown-words.ts';
import { decisionLine } from './meeting/lines.ts';
import { effectWords, grantLine, helpedWords, moneyWords } from './promise-lines.ts';
import type { ActionRow, InitiativeRow } from './promises.ts';
import { daysLate } from './sentences.ts';

/** Nothing for a period that is not a year. */
export function annual(part: AnnualPart | null, detail: Detail): string[] {
  if (!part) return [];
  const grants = [...part.received, ...part.notReceived].map(grantLine);
  const list = (lines: Parameters<typeof items>[0]) => items(lines, detail.items, 'the HTML form', detail);
  return [
    `## Delivered in ${text(part.year)}`,
    ...goals(part, detail),
    ...(part.kpis.length ? ['### Each KPI over the year', kpis(part, detail)] : []),
    ...(part.promises.length ? ['### Kept promises to customers', promises(part.promises, detail)] : []),
    '### Actions of the year',
    actions(part, detail),
    ...(grants.length ? ['### What leaders gave', list(grants)] : []),
    ...(part.decisions.length ? ['### What was decided', list(part.decisions.map(decisionLine))] : []),
    ...(part.initiatives.length ? ['### Did the money help?', money(part.initiatives, detail)] : []),
    '## To deliver next',
    ...toDeliver(part.next, detail),
  ];
}

function goals({ goals, over }: AnnualPart, detail: Detail): string[] {
  if (!goals.length) return ['### Goals of the year', 'No goal was due in the year.'];
  const columns: MarkdownColumn<AnnualGoal>[] = [
    { title: 'Goal of the year', cell: goal => data(goal.statement, detail) },
    { title: 'Owner', cell: goal => data(goal.owner ?? none, detail) },
    { title: 'Target', cell: goal => text(goal.target ?? none) },
    { title: 'Figure', cell: goal => data(`${goal.kpi}: ${goal.figure}`, detail) },
    {
      title: 'Status',
      cell: goal => (goal.closed?.is === 'dropped' ? 'dropped' : statusText(goal.status)),
    },
  ];
  return [
    '### Goals of the year',
    over ? '' : unjudgedWords,
    markdownTable(columns, goals.slice(0, detail.items)),
  ];
}

function kpis({ kpis: rows, over }: AnnualPart, detail: Detail): string {
  const columns: MarkdownColumn<AnnualKpi>[] = [
    { title: 'Over the year', cell: row => data(row.name, detail) },
    ...rows[0]!.quarters.map(
      ({ label }, i): MarkdownColumn<AnnualKpi> => ({
        title: text(label),
        right: true,
        cell: row => text(quarterText(row, i)),
      }),
    ),
    { title: over ? 'Year' : 'Year so far', right: true, cell: row => text(cellText(row.year, row)) },
    { title: 'Year before', right: true, cell: row => (row.before ? text(cellText(row.before, row)) : none) },
    { title: 'Change', cell: row => changeText(row.change, row) },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function promises(rows: readonly AnnualPromise[], detail: Detail): string {
  const columns: MarkdownColumn<AnnualPromise>[] = [
    { title: 'Over the year we promised', cell: row => data(row.text, detail) },
    { title: 'How far', cell: row => text(row.promised ?? none) },
    { title: 'Kept', cell: row => (row.of ? `${row.kept} of ${row.of}` : none) },
    { title: 'Period by period', cell: row => text(promiseRecord(row)) },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function actions({ done, notDone }: AnnualPart, detail: Detail): string {
  if (!done.length && !notDone.length) return 'No action was done or fell due in the year.';
  const columns: MarkdownColumn<ActionRow>[] = [
    { title: 'Action of the year', cell: action => data(action.what, detail) },
    { title: 'Initiative', cell: action => data(action.initiative, detail) },
    { title: 'Owner', cell: action => data(action.owner ?? none, detail) },
    {
      title: 'Done',
      cell: action =>
        text(deliveredWhen(action)) + (action.daysLate ? `, **${daysLate(action.daysLate)}**` : ''),
    },
  ];
  return markdownTable(columns, [...done, ...notDone].slice(0, detail.items));
}

function money(rows: readonly InitiativeRow[], detail: Detail): string {
  const columns: MarkdownColumn<InitiativeRow>[] = [
    { title: 'What it cost', cell: row => `${data(row.title, detail)} (${row.status})` },
    { title: 'Granted, planned, spent', cell: row => data(moneyWords(row) || none, detail) },
    {
      title: 'What its KPIs did',
      cell: row =>
        row.effects
          .map(effect => `${data(effectWords(effect), detail)} – **${helpedWords(effect)}**`)
          .join('<br>') || none,
    },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function toDeliver(rows: readonly ToDeliver[], detail: Detail): string[] {
  if (!rows.length) return ['The plan names nothing that is to be delivered next.'];
  const columns: MarkdownColumn<ToDeliver>[] = [
    { title: 'To deliver', cell: row => data(row.what, detail) },
    { title: 'Kind', cell: row => row.kind },
    { title: 'Who', cell: row => data(row.by ?? none, detail) },
    { title: 'Due', cell: row => dueWhen(row) },
  ];
  return nextGroups(rows).flatMap(({ title, rows: own }) => [
    `### ${title}`,
    markdownTable(columns, own.slice(0, detail.items)),
  ]);
}
