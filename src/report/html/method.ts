/** The appendix: what was read and how each number was made of it. */
import type { Process } from '../../kpi/evaluation.ts';
import type { FileRows, SourceRows } from '../accounts.ts';
import { none } from '../cells.ts';
import { processChart } from '../charts/process-chart.ts';
import { html, type Markup } from '../markup.ts';
import {
  accountWords,
  columnWords,
  delimiterName,
  issueCounts,
  issueWords,
  leftOutWords,
  methodFacts,
  recordSentence,
  rowsSentence,
  sourceRowsWords,
} from '../method-words.ts';
import type { KpiPart, ReportModel } from '../model.ts';
import { count, formatValue } from '../numbers.ts';
import { processWords, signalWords } from '../statistics-words.ts';
import { type Column, table } from './table.ts';

export function methodSection({ method, kpis }: ReportModel): Markup {
  const { issues } = method;
  return html`<p>${rowsSentence(method)} ${issueCounts(issues)} ${recordSentence(method)} Differences are taken before rounding.</p>
<h3>Files read</h3>
${method.sources.map(sourcePart)}
${
  method.results.length > 0 &&
  html`<h4>Closed periods</h4>
${factList(method.results.map(({ path, sha256 }) => [path, sha256]))}`
}
<h3>How each KPI was computed</h3>
${kpis.map(
  kpi => html`<h4>${kpi.name}</h4>
${factList(methodFacts(kpi))}
${processFigure(kpi)}`,
)}`;
}

/** The history that a census is judged by. */
function processFigure({ id, name, unit, shownIn, process }: KpiPart): Markup | null {
  if (!process) return null;
  const { points } = process;
  const scale = { unit, shownIn };
  const title = `${name}: its history, and what it moves between`;
  const chart = processChart({
    id: `process-${id}`,
    title,
    description: processWords(process, scale),
    scale,
    process,
  });
  if (!chart) return null;
  const columns: Column<Process['points'][number]>[] = [
    { title: 'Period', cell: ({ period }) => period.label },
    { title: 'Value', kind: 'num', cell: ({ value }) => formatValue(value, scale) },
    { title: 'Stands out', cell: ({ signals }) => signals.map(signalWords).join(', ') || none },
  ];
  return html`<details><summary>Its history, and what it moves between while nothing changes</summary><figure>
${chart}
<figcaption>Dotted: the limits between which it moves by itself.${points.some(({ signals }) => signals.length) && ' Rings: periods that stand out.'}</figcaption>
</figure>
${table(title, columns, points)}</details>`;
}

function sourcePart(source: SourceRows): Markup {
  const { complete } = source;
  const kind = source.kind === 'survey' ? 'Answers of a survey (a sample)' : 'Records (every case)';
  const span =
    complete &&
    ` Declared complete${complete.from ? ` from ${complete.from}` : ''}${complete.to ? ` to ${complete.to}` : ''}.`;
  return html`<h4>Source ${source.id}</h4>
<p class="quiet">${kind}${source.sensitive ? '; small cells are withheld' : ''}.${span}${sourceRowsWords(source)}</p>
${source.files.length === 0 && html`<p>No file was found.</p>`}
${source.files.map(filePart)}`;
}

function filePart(file: FileRows): Markup {
  return html`${factList([
    ['File', file.path],
    ['Rows', accountWords(file)],
    ['Left out', file.leftOut ? leftOutWords(file) : ''],
    ['Written as', writtenAs(file)],
    ['SHA-256', file.sha256],
  ])}
${file.issues.length > 0 && html`<ul class="issues">${file.issues.map(issue => html`<li>${issueWords(issue)}</li>`)}</ul>`}
${
  file.columns.length > 0 &&
  html`<details><summary>Columns used (${file.columns.length} of ${file.headers.length})</summary><ul>${file.columns.map(column => html`<li>${columnWords(column)}</li>`)}</ul></details>`
}`;
}

function writtenAs({ encoding, delimiter, bytes }: FileRows): string {
  return `${encoding}, ${delimiterName(delimiter)}${bytes === null ? '' : `, ${count(bytes)} bytes`}`;
}

function factList(facts: [string, string][]): Markup {
  return html`<dl>${facts.filter(([, text]) => text).map(([term, text]) => html`<dt>${term}</dt><dd>${/^[0-9a-f]{64}$/.test(text) ? html`<code>${text}</code>` : text}</dd>`)}</dl>`;
}
