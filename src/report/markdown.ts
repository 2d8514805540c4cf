/**
 * The report as Markdown for a pull request: the same order as the page, sparklines of text characters, the
 * appendix folded away. It keeps under a length that GitHub takes by shortening from the back.
 */

import { code, type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import type { GroupCell } from '../kpi/evaluation.ts';
import {
  basisText,
  boundsText,
  cellText,
  changeText,
  comparing,
  courseNow,
  guardText,
  hasBasis,
  judgedBy,
  none,
  sinceLastYear,
  statusFigure,
  valueTitle,
} from './cells.ts';
import { type CommitmentRow, figureWords, keptLook, promisedWords, recordWords } from './commitments.ts';
import { contributorWords } from './contributors.ts';
import { type ReportFormat, textLines } from './formats.ts';
import { goalScale } from './goals.ts';
import { inertJson } from './inert-json.ts';
import { annual } from './markdown-annual.ts';
import { meeting } from './markdown-meeting.ts';
import { methodPart } from './markdown-method.ts';
import { naturePart } from './markdown-nature.ts';
import { pageOne } from './markdown-page-one.ts';
import { findings, promises } from './markdown-promises.ts';
import { data, items, statusText } from './markdown-words.ts';
import { decisionLine } from './meeting/lines.ts';
import { otherStatWords } from './method-words.ts';
import type { GoalPart, KpiPart, ReportModel, ScorecardRow } from './model.ts';
import { count, formatDate, formatValue } from './numbers.ts';
import { provenanceOf, shorter, withoutWords } from './provenance.ts';
import { breakSentences, closedBeforeSentences, type RestatedRow, restatedRows } from './restated.ts';
import { sparkline } from './sparkline.ts';
import type { WatchRow } from './watch.ts';

/** Characters of the whole document at most; GitHub takes 65,536 in a comment. */
export const markdownLimit = 65_000;

/** How much of the report is written; each level leaves out more than the one before. */
export interface Detail {
  /** Rows of each breakdown. */
  groups: number;
  /** Items of each list and rows of each table. */
  items: number;
  /** Longest text of a plan or an export. */
  length: number;
  /** Columns and issues of each file. */
  files: boolean;
  /** What each KPI's number rests on. */
  method: boolean;
}

const levels: readonly Detail[] = [
  { groups: 12, items: 500, length: 2000, files: true, method: true },
  { groups: 12, items: 100, length: 600, files: false, method: true },
  { groups: 5, items: 40, length: 300, files: false, method: false },
  { groups: 0, items: 10, length: 120, files: false, method: false },
];

export function renderMarkdown(model: ReportModel): string {
  const provenance = provenanceComment(model);
  const limit = markdownLimit - provenance.length;
  for (const [level, detail] of levels.entries()) {
    const document = written(model, detail, level > 0);
    if (document.length <= limit) return document + provenance;
  }
  const shortest = written(model, levels.at(-1)!, true);
  const notice = `\n\n**Cut here:** ${shortened}\n`;
  const kept = shortest.slice(0, limit - notice.length);
  return kept.slice(0, kept.lastIndexOf('\n')) + notice + provenance;
}

/** Nobody sees it. Of so many KPIs or sources that it would take the room of what people see, it tells less. */
function provenanceComment(model: ReportModel): string {
  const provenance = withoutWords(provenanceOf(model));
  const comments = [provenance, ...shorter(provenance)].map(
    value => `\n<!-- csplan-report ${inertJson(value)} -->\n`,
  );
  return comments.find(comment => comment.length <= markdownLimit / 4) ?? '';
}

export const markdownFormat: ReportFormat = {
  render: renderMarkdown,
  provenance: content => /^<!-- csplan-report (.*) -->$/m.exec(new TextDecoder().decode(content))?.[1],
  lines: textLines,
};

const shortened =
  'this form of the report keeps under 65,000 characters, so a part of the tables and of the appendix is left out. The HTML and JSON forms have everything.';

function written(model: ReportModel, detail: Detail, short: boolean): string {
  const parts = [
    pageOne(model, detail),
    annual(model.annual, detail),
    ['## Scorecard', scorecard(model, detail)],
    ['## Each KPI', ...model.kpis.slice(0, detail.items).flatMap(kpi => kpiPart(kpi, detail))],
    watched(model.watch, detail),
    naturePart(model.nature, detail),
    commitments(model.commitments, detail),
    promises(model, detail),
    meeting(model, detail),
    findings(model.findings, detail),
    ['## Method and data quality', short ? `Shortened: ${shortened}` : '', ...methodPart(model, detail)],
    [
      `Made by csplan ${model.header.version} from ${code(model.header.planPath)}. Fingerprint of the plan (SHA-256): ${code(model.header.fingerprint)}`,
    ],
  ];
  return `${parts.flat().filter(Boolean).join('\n\n')}\n`;
}

function scorecard({ scorecard: rows, header }: ReportModel, detail: Detail): string {
  const value = (title: string): MarkdownColumn<ScorecardRow> => ({
    title,
    right: true,
    cell: row => text(cellText(row.cell, row)) + (row.provisional ? ' (provisional)' : ''),
  });
  const judged: MarkdownColumn<ScorecardRow> = {
    title: 'Judged by',
    cell: row => {
      const { figure, of } = judgedBy(row);
      return of ? `${text(figure)} (${data(of, detail)})` : text(figure);
    },
  };
  const course: MarkdownColumn<ScorecardRow> = {
    title: 'Course',
    right: true,
    cell: row => judgedBy(row).course,
  };
  const status: MarkdownColumn<ScorecardRow> = {
    title: 'Status',
    cell: ({ status, held }) =>
      statusText(status) + (held && held.of > 1 ? `, held ${held.met} of ${held.of}` : ''),
  };
  const standing = rows.some(row => row.judged)
    ? [judged, course, status, value(valueTitle(header))]
    : [value('Value'), course, status];
  return markdownTable(
    comparing<MarkdownColumn<ScorecardRow>>(header.period, [
      { title: 'KPI', cell: row => data(row.name, detail) },
      ...standing,
      { title: 'Since the period before', cell: row => changeText(row.changeFromPrevious, row) },
      { title: sinceLastYear, cell: row => changeText(row.changeFromLastYear, row) },
      { title: 'Trend', cell: row => sparkline(row.series) || none },
      { title: 'Rows', right: true, cell: row => text(basisText({ ...row.cell, numerator: null })) },
      { title: 'Guard', cell: row => (row.guard ? data(guardText(row.guard), detail) : none) },
    ]),
    rows.slice(0, detail.items),
  );
}

function kpiPart(kpi: KpiPart, detail: Detail): string[] {
  const { cell, scale } = statusFigure({ ...kpi, cell: kpi.current });
  return [
    `### ${data(kpi.name, detail)}`,
    `${data(kpi.definition, detail)}`,
    `**${text(cellText(cell, scale))}** ${statusText(kpi.status)}. ${data(kpi.sentence, detail)}`,
    kpi.comment ? `> ${data(kpi.comment, detail)}` : '',
    ...[...kpi.notes, ...closedBeforeSentences(kpi), ...breakSentences(kpi)].map(
      note => `> ${data(note, detail)}`,
    ),
    restatedTable(kpi, detail),
    kpi.goals.length ? goalTable(kpi, detail) : '',
    ...(detail.groups ? kpi.breakdowns.flatMap(breakdown => breakdownPart(kpi, breakdown, detail)) : []),
    contributorLine(kpi, detail),
    ...(kpi.decisions.length
      ? [
          'Decisions that touched it:',
          items(kpi.decisions.map(decisionLine), detail.items, 'the HTML form', detail),
        ]
      : []),
    kpi.annotations
      .slice(0, detail.items)
      .map(({ date, text: event }) => `- ${formatDate(date)}: ${data(event, detail)}`)
      .join('\n'),
    [
      kpi.otherStats.length > 0 && `Also: ${data(otherStatWords(kpi), detail)}.`,
      kpi.ownerTitle && `Measured by: ${data(kpi.ownerTitle, detail)}.`,
      kpi.benchmark &&
        `To compare with: ${formatValue(kpi.benchmark.value, kpi)}${kpi.benchmark.from ? ` (${data(kpi.benchmark.from, detail)})` : ''}.`,
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

function restatedTable(kpi: KpiPart, detail: Detail): string {
  const rows = restatedRows(kpi);
  if (!rows.length) return '';
  return markdownTable<RestatedRow>(
    [
      {
        title: 'Restated',
        cell: ({ period, goal }) => data(period + (goal ? `, goal ${goal}` : ''), detail),
      },
      {
        title: 'As reported',
        right: true,
        cell: ({ asReported, reportedOn }) => text(`${asReported} on ${reportedOn}`),
      },
      { title: 'Now', right: true, cell: ({ now }) => text(now) },
      { title: 'Why', cell: ({ cause }) => text(cause) },
    ],
    rows.slice(0, detail.items),
  );
}

function goalTable(kpi: KpiPart, detail: Detail): string {
  const now = (goal: GoalPart) => {
    const point = courseNow(goal);
    return (point && boundsText(point, goalScale(kpi, goal))) ?? none;
  };
  return markdownTable<GoalPart>(
    [
      {
        title: 'Goal',
        cell: goal => data((goal.part ? `${goal.part}: ` : '') + (goal.statement ?? goal.id), detail),
      },
      { title: 'Course now', right: true, cell: now },
      {
        title: 'Target',
        cell: goal =>
          goal.target
            ? `${boundsText(goal.target, goalScale(kpi, goal)) ?? none} in ${text(goal.target.period.label)}`
            : none,
      },
      {
        title: 'Status',
        cell: goal => (goal.closed ? `closed: ${goal.closed.is}` : statusText(goal.status)),
      },
      { title: 'Owner', cell: goal => (goal.ownerTitle ? data(goal.ownerTitle, detail) : none) },
    ],
    kpi.goals.slice(0, detail.items),
  );
}

function breakdownPart(
  kpi: KpiPart,
  { column, groups }: KpiPart['breakdowns'][number],
  detail: Detail,
): string[] {
  const rest = groups.length - detail.groups;
  const columns: MarkdownColumn<GroupCell>[] = [
    { title: `By ${data(column, detail)}`, cell: group => data(group.label, detail) },
    { title: 'Value', right: true, cell: group => text(cellText(group, kpi)) },
  ];
  if (hasBasis(groups, kpi))
    columns.push({ title: 'Of', right: true, cell: group => text(basisText(group)) });
  return [markdownTable(columns, groups.slice(0, detail.groups)), rest > 0 ? `and ${count(rest)} more` : ''];
}

function contributorLine({ contributors }: KpiPart, detail: Detail): string {
  if (!contributors.length) return '';
  const words = contributors.map(contributor =>
    data(`by ${contributor.column}: ${contributorWords(contributor)}`, detail),
  );
  return `Where most of the ${count(contributors[0]!.of)} misses are: ${words.join(', ')}.`;
}

function watched(rows: WatchRow[], detail: Detail): string[] {
  if (!rows.length) return [];
  return [
    '## Also watched',
    markdownTable(
      comparing<MarkdownColumn<WatchRow>>(rows[0]!.cell.period, [
        {
          title: 'Measure',
          cell: row =>
            [row.name, row.definition, row.comment ?? '', ...row.notes]
              .filter(Boolean)
              .map(words => data(words, detail))
              .join('<br>'),
        },
        {
          title: 'Value',
          right: true,
          cell: row => text(cellText(row.cell, row)) + (row.provisional ? ' (provisional)' : ''),
        },
        { title: 'Since the period before', cell: row => changeText(row.changeFromPrevious, row) },
        { title: sinceLastYear, cell: row => changeText(row.changeFromLastYear, row) },
        { title: 'Trend', cell: row => sparkline(row.series) || none },
        { title: 'Rows', right: true, cell: row => text(basisText({ ...row.cell, numerator: null })) },
      ]),
      rows.slice(0, detail.items),
    ),
  ];
}

function commitments(rows: CommitmentRow[], detail: Detail): string[] {
  if (!rows.length) return [];
  const state = (row: CommitmentRow) => {
    const { shape, word } = keptLook(row.state);
    return `${shape} ${word}`;
  };
  return [
    '## Promises to customers',
    markdownTable<CommitmentRow>(
      [
        { title: 'We promise', cell: row => data(row.text, detail) },
        { title: 'State', cell: state },
        { title: 'Promised', cell: row => text(promisedWords(row) ?? none) },
        { title: 'Measured', cell: row => data(figureWords(row) ?? none, detail) },
        { title: 'So far', cell: row => recordWords(row) ?? none },
        { title: 'Owner', cell: row => (row.owner ? data(row.owner, detail) : none) },
      ],
      rows.slice(0, detail.items),
    ),
  ];
}
