/** Promises, initiatives and actions in Markdown; then what customers said and what came of it. */
import { type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import { none } from './cells.ts';
import { againWords, findingMarks, heardSeries, heardWords } from './finding-words.ts';
import type { FindingRow } from './findings.ts';
import type { Detail } from './markdown.ts';
import { data, items, statusText } from './markdown-words.ts';
import { exitState, exitWords } from './meeting/exit-words.ts';
import type { ReportModel } from './model.ts';
import {
  actionCounts,
  actionLine,
  effectWords,
  grantLine,
  onTimeWords,
  resourceWords,
} from './promise-lines.ts';
import type { InitiativeRow } from './promises.ts';
import { sparkline } from './sparkline.ts';

export function promises({ grants, initiatives, actions }: ReportModel, detail: Detail): string[] {
  if (!grants.length && !initiatives.length && !actions.length) return [];
  const open = actions.filter(action => action.state !== 'done');
  return [
    '## Promises and actions',
    ...(grants.length
      ? ['### What leaders granted', items(grants.map(grantLine), detail.items, 'the HTML form', detail)]
      : []),
    ...(initiatives.length ? ['### What initiatives cost, and what moved', table(initiatives, detail)] : []),
    actions.length ? '### Actions' : '',
    actions.length ? `${actionCounts(actions)}. ${onTimeWords(actions)}` : '',
    open.length
      ? markdownTable(
          [
            { title: 'Action', cell: action => data(action.what, detail) },
            { title: 'Initiative', cell: action => data(action.initiative, detail) },
            { title: 'Owner', cell: action => (action.owner ? data(action.owner, detail) : none) },
            {
              title: 'Due',
              cell: action =>
                text(actionLine({ ...action, owner: null }).text) +
                (action.daysLate ? `, **${actionLine(action).alarm}**` : ''),
            },
          ],
          open.slice(0, detail.items),
        )
      : '',
  ];
}

export function findings(rows: FindingRow[], detail: Detail): string[] {
  if (!rows.length) return [];
  return [
    '## You said, we did',
    markdownTable(
      [
        { title: 'You said', cell: finding => data(finding.text, detail) },
        { title: 'Heard in', cell: finding => heard(finding, detail) },
        { title: 'What came of it', cell: finding => outcome(finding, detail) },
      ],
      rows.slice(0, detail.items),
    ),
  ];
}

function heard(finding: FindingRow, detail: Detail): string {
  const { study, heard, again } = finding;
  const counts = heard && `again: ${heardWords(heard)}`;
  const trend = heard ? sparkline(heardSeries(heard)) : '';
  const lines = [
    [study, findingMarks(finding)].filter(Boolean).join(', '),
    counts,
    ...(heard?.notes ?? []),
    ...again.map(againWords),
  ].flatMap(words => (words ? [data(words, detail)] : []));
  return [...lines.slice(0, 2), ...(trend ? [trend] : []), ...lines.slice(2)].join('<br>') || none;
}

function outcome({ status, reason, goals, initiatives }: FindingRow, detail: Detail): string {
  if (status === 'declined') return `Declined${reason ? `: ${data(reason, detail)}` : ''}`;
  const cited = [
    ...goals.map(
      goal => `Goal: ${data(goal.statement, detail)}${goal.status ? ` (${statusText(goal.status)})` : ''}`,
    ),
    ...initiatives.map(initiative => `Initiative: ${data(initiative.title, detail)} (${initiative.status})`),
  ];
  return cited.join('<br>') || 'Nothing cites it yet';
}

function table(rows: readonly InitiativeRow[], detail: Detail): string {
  const columns: MarkdownColumn<InitiativeRow>[] = [
    { title: 'Initiative', cell: row => data(row.title, detail) },
    { title: 'Owner', cell: row => data(row.owner ?? none, detail) },
    { title: 'Status', cell: row => row.status + (row.reason ? `: ${data(row.reason, detail)}` : '') },
    {
      title: 'Granted, planned, spent',
      cell: row =>
        resourceWords(row)
          .map(words => data(words, detail))
          .join('<br>') || none,
    },
    {
      title: 'What its KPIs did',
      cell: row => row.effects.map(effect => data(effectWords(effect), detail)).join('<br>') || none,
    },
    {
      title: 'Stops when',
      cell: ({ exit }) => (exit ? `${data(exitWords(exit), detail)} (${exitState(exit)})` : none),
    },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}
