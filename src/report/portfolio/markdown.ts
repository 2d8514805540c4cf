/** The portfolio as Markdown, for a pull request or a repository's front page. */
import {
  code,
  inlineCode,
  type MarkdownColumn,
  markdownTable,
  text,
} from '../../diagnostic/markdown-text.ts';
import { clip } from '../../diagnostic/visible.ts';
import { changeText, none } from '../cells.ts';
import { formatDate } from '../numbers.ts';
import { sparkline } from '../sparkline.ts';
import { lookOf } from '../status.ts';
import type { MeasureEntry, PlanEntry } from './plan-entry.ts';
import type { ComparedMeasure, ComparedRow, Portfolio } from './portfolio.ts';
import {
  askKinds,
  askState,
  askText,
  comparedWords,
  courseText,
  figureText,
  gapWords,
  lateWords,
  methodWords,
  nameWords,
  partText,
  periodWords,
  planStates,
  plansSentence,
  promisesWords,
  provisionalNote,
  rowsText,
  statusWords,
} from './words.ts';

/** Longest text of a plan. */
const longest = 200;

export function renderPortfolioMarkdown(model: Portfolio): string {
  const parts = [
    [
      '# Portfolio',
      [...periodWords(model), `as of ${formatDate(model.header.asOf)}`].map(text).join('; '),
      summary(model),
    ],
    section('Behind or missed', model.behind.length > 0 && behind(model.behind)),
    section('Asked of leaders', model.asked.length > 0 && asked(model.asked)),
    ['## Plans', plans(model.plans)],
    ...(model.compared.length
      ? [
          ['## Side by side'],
          ...model.compared.map(measure => [
            `### ${data(measure.name)}`,
            data(comparedWords(measure)),
            compared(measure),
          ]),
        ]
      : []),
    section(
      'Silent plans',
      bullets(
        model.silent.map(
          ({ plan, reasons }) =>
            `**${data(nameWords(plan))}** (${inlineCode(plan.path)}): ${reasons.map(({ words }) => data(words)).join(' ')}`,
        ),
      ),
    ),
    section('Units without a plan', bullets((model.unitsWithoutPlan ?? []).map(data))),
    section('Not in it', bullets(model.unread.map(({ path, why }) => `${inlineCode(path)}: ${data(why)}`))),
    ['## How to read this', bullets(methodWords.map(text))],
    [`Made by csplan ${model.header.version}.`],
  ];
  return `${parts.flat().filter(Boolean).join('\n\n')}\n`;
}

function data(value: string): string {
  return text(clip(value, longest));
}

function section(title: string, body: string | false): string[] {
  return body ? [`## ${title}`, body] : [];
}

function bullets(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

function summary(model: Portfolio): string {
  const kpis = statusWords(model).map(({ shape, words }) => `${shape} ${words}`);
  return text(plansSentence(model)) + (kpis.length ? ` KPIs: ${kpis.map(text).join(', ')}.` : '');
}

function statusText({ status, about }: MeasureEntry): string {
  const { shape, word } = lookOf(status);
  return `${shape} ${word}${about ? ` (${data(about)})` : ''}`;
}

function plans(rows: readonly PlanEntry[]): string {
  return markdownTable<PlanEntry>(
    [
      { title: 'Unit', cell: plan => `${data(nameWords(plan))}<br>${code(plan.path)}` },
      { title: 'Plan', cell: ({ status }) => planStates[status] },
      {
        title: 'KPIs',
        cell: ({ measures }) =>
          measures
            .filter(({ isScored }) => isScored)
            .map(kpi => `${lookOf(kpi.status).shape} ${data(kpi.name)}: ${text(figureText(kpi))}`)
            .join('<br>') || none,
      },
      { title: 'Promises', cell: plan => promisesWords(plan).join('<br>') || none },
      { title: 'Late', cell: plan => lateWords(plan).join('<br>') || none },
      { title: 'Last review', cell: ({ lastReview }) => (lastReview ? formatDate(lastReview) : none) },
      { title: 'Next review', cell: ({ nextReview }) => (nextReview ? formatDate(nextReview) : none) },
      { title: 'Accountable', cell: ({ accountable }) => accountable.map(data).join('<br>') || none },
    ],
    rows,
  );
}

function behind(rows: Portfolio['behind']): string {
  const columns: MarkdownColumn<Portfolio['behind'][number]>[] = [
    { title: 'Unit', cell: ({ plan }) => data(nameWords(plan)) },
    { title: 'KPI', cell: ({ measure }) => data(measure.name) },
    {
      title: 'Value',
      right: true,
      cell: ({ measure }) => [figureText(measure), partText(measure)].filter(Boolean).map(data).join('<br>'),
    },
    { title: 'Course', right: true, cell: ({ measure }) => text(courseText(measure)) },
    { title: 'Status', cell: ({ measure }) => statusText(measure) },
    { title: 'Since a year ago', cell: ({ measure }) => changeText(measure.changeFromLastYear, measure) },
    { title: 'Trend', cell: ({ measure }) => sparkline(measure.series) || none },
    { title: 'Accountable', cell: ({ plan }) => plan.accountable.map(data).join('<br>') || none },
  ];
  return markdownTable(columns, rows);
}

function asked(rows: Portfolio['asked']): string {
  const columns: MarkdownColumn<Portfolio['asked'][number]>[] = [
    { title: 'Unit', cell: ({ plan }) => data(nameWords(plan)) },
    { title: 'What', cell: ({ ask }) => data(askText(ask)) },
    { title: 'Of', cell: ({ ask }) => data(ask.of ?? none) },
    { title: 'State', cell: ({ ask }) => `${askKinds[ask.kind]}, ${text(askState(ask))}` },
  ];
  return markdownTable(columns, rows);
}

function compared(measure: ComparedMeasure): string {
  const named = measure.rows.some(row => row.measure.name !== measure.name);
  const columns: MarkdownColumn<ComparedRow>[] = [
    {
      title: 'Unit',
      cell: ({ plan, measure: own }) => data(nameWords(plan)) + (named ? `<br>${data(own.name)}` : ''),
    },
    { title: 'Value', right: true, cell: row => text(figureText(row.measure)) },
    ...(measure.better
      ? [{ title: 'To the best', right: true, cell: (row: ComparedRow) => text(gapWords(row, measure)) }]
      : []),
    { title: 'Course', right: true, cell: row => text(courseText(row.measure)) },
    { title: 'Status', cell: row => (row.measure.isScored ? statusText(row.measure) : 'watched') },
    { title: 'Since a year ago', cell: row => changeText(row.measure.changeFromLastYear, measure) },
    { title: 'Trend', cell: row => sparkline(row.measure.series) || none },
    { title: 'Rows', right: true, cell: row => text(rowsText(row.measure)) },
  ];
  const provisional = measure.rows.some(
    row => row.measure.cell.provisional && row.measure.cell.value !== null,
  );
  return markdownTable(columns, measure.rows) + (provisional ? `\n\n${text(provisionalNote)}` : '');
}
