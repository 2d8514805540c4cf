/** The appendix in Markdown, folded: what was read and how each number was made of it. */

import { code, markdownTable, text } from '../diagnostic/markdown-text.ts';
import { clip } from '../diagnostic/visible.ts';
import type { FileRows } from './accounts.ts';
import type { Detail } from './markdown.ts';
import {
  columnWords,
  delimiterName,
  issueCounts,
  issueWords,
  leftOutWords,
  methodFacts,
  recordSentence,
  rowsSentence,
  rowsText,
} from './method-words.ts';
import type { KpiPart, ReportModel } from './model.ts';
import { count } from './numbers.ts';

export function methodPart({ method, kpis }: ReportModel, detail: Detail): string[] {
  const files = method.sources.flatMap(source => source.files.map(file => ({ source: source.id, ...file })));
  const shown = files.slice(0, detail.items);
  return [
    [
      rowsSentence(method),
      issueCounts(method.issues),
      recordSentence(method),
      'Differences are taken before rounding.',
    ]
      .filter(Boolean)
      .join(' '),
    '<details><summary>Files read</summary>',
    markdownTable(
      [
        { title: 'File', cell: file => code(clip(file.path, detail.length)) },
        { title: 'Source', cell: file => text(clip(file.source, detail.length)) },
        { title: 'Read', right: true, cell: file => rowsText(file.read) },
        { title: 'Used', right: true, cell: file => rowsText(file.used) },
        { title: 'Left out', cell: file => text(leftOutWords(file)) },
        { title: 'Written as', cell: file => `${file.encoding}, ${delimiterName(file.delimiter)}` },
        { title: 'SHA-256', cell: file => code(file.sha256) },
      ],
      shown,
    ),
    method.results.length
      ? markdownTable(
          [
            { title: 'Closed periods', cell: file => code(clip(file.path, detail.length)) },
            { title: 'SHA-256', cell: file => code(file.sha256) },
          ],
          method.results.slice(0, detail.items),
        )
      : '',
    ...(detail.files ? shown.flatMap(file => fileDetails(file, detail)) : []),
    files.length > shown.length ? `and ${count(files.length - shown.length)} more files` : '',
    '</details>',
    ...(detail.method
      ? [
          '<details><summary>How each KPI was computed</summary>',
          ...kpis.flatMap(kpi => kpiMethod(kpi, detail)),
          '</details>',
        ]
      : []),
  ];
}

function fileDetails(file: FileRows, detail: Detail): string[] {
  const items = [
    ...file.issues.map(issue => `- ${text(clip(issueWords(issue), detail.length))}`),
    ...file.columns.map(column => `- ${text(clip(columnWords(column), detail.length))}`),
  ];
  return items.length ? [`**${text(clip(file.path, detail.length))}**`, items.join('\n')] : [];
}

function kpiMethod(kpi: KpiPart, detail: Detail): string[] {
  const facts = methodFacts(kpi).map(
    ([term, words]) =>
      `- ${term}: ${/^[0-9a-f]{64}$/.test(words) ? code(words) : text(clip(words, detail.length))}`,
  );
  return [`**${text(clip(kpi.name, detail.length))}**`, facts.join('\n')];
}
