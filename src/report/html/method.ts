/** The appendix: what was read and how each number was made of it. */
import type { FileRows, SourceRows } from '../accounts.ts';
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
import type { ReportModel } from '../model.ts';
import { count } from '../numbers.ts';

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
${factList(methodFacts(kpi))}`,
)}`;
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
    ['Written as', `${file.encoding}, ${delimiterName(file.delimiter)}, ${count(file.bytes)} bytes`],
    ['SHA-256', file.sha256],
  ])}
${file.issues.length > 0 && html`<ul class="issues">${file.issues.map(issue => html`<li>${issueWords(issue)}</li>`)}</ul>`}
${
  file.columns.length > 0 &&
  html`<details><summary>Columns used (${file.columns.length} of ${file.headers.length})</summary><ul>${file.columns.map(column => html`<li>${columnWords(column)}</li>`)}</ul></details>`
}`;
}

function factList(facts: [string, string][]): Markup {
  return html`<dl>${facts.filter(([, text]) => text).map(([term, text]) => html`<dt>${term}</dt><dd>${/^[0-9a-f]{64}$/.test(text) ? html`<code>${text}</code>` : text}</dd>`)}</dl>`;
}
