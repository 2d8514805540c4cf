/** Page one in Markdown. */
import { type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import { cellText, none, statusFigure } from './cells.ts';
import type { Detail } from './markdown.ts';
import { data, items, statusText } from './markdown-words.ts';
import { figureOf } from './meeting/lines.ts';
import { errorWords } from './method-words.ts';
import type { ReportModel } from './model.ts';
import { formatDate, formatDays } from './numbers.ts';
import type { PageOneKpi } from './page-one.ts';
import {
  type InitiativeWords,
  initiativesNote,
  initiativesTitle,
  type PageOneWords,
  pageOneWords,
} from './page-one-words.ts';
import {
  headline,
  healthTitle,
  noReviewWords,
  nothingWords,
  provisionalWords,
  unitLine,
} from './sentences.ts';
import { sparkline } from './sparkline.ts';

/** Items of each list; the rest stands in its own part. */
const shown = 8;

export function pageOne(model: ReportModel, detail: Detail): string[] {
  const { header, pageOne: page, reviews } = model;
  const limit = Math.min(detail.items, shown);
  const list = (lines: Parameters<typeof items>[0], see: string) => items(lines, limit, see, detail);
  const words = pageOneWords(model);
  return [
    ...heading(model, detail),
    page.health.length ? `## ${healthTitle(model.annual)}` : '',
    page.health.map(figure => `**${figureOf(figure)}** ${text(figure.label)}`).join(' · '),
    `## ${words.followUpsTitle}`,
    list(words.followUps, '“Asks, follow-ups and decisions”') || 'No earlier review left anything to do.',
    '## Where we stand',
    page.kpis.map(kpi => kpiItem(kpi, detail)).join('\n'),
    page.moreKpis ? `${page.moreKpis} more in the scorecard.` : '',
    '## Asked of this meeting',
    reviews.own || !model.asks.length ? '' : noReviewWords(header.period),
    list(words.asks, '“Asks, follow-ups and decisions”') ||
      'Nothing is asked for, and the figures give no cause to.',
    '## Promised to us',
    list(words.grants, '“Promises and actions”') || nothingWords('grants', header),
    `## ${initiativesTitle}`,
    ...initiatives(words, nothingWords('initiatives', header), limit, detail),
    '## Next reviews',
    page.nextReviews.map(formatDate).map(text).join(', ') || 'No review date lies ahead.',
  ];
}

function heading({ header, method, pageOne }: ReportModel, detail: Detail): string[] {
  return [
    `# ${data(headline(header), detail)}`,
    [
      data(unitLine(header), detail),
      `**${text(header.period.label)}**`,
      formatDays(header.period.start, header.period.end),
      `as of ${formatDate(header.asOf)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    pageOne.firstResults ? text(pageOne.firstResults) : '',
    header.provisional ? `> ${text(provisionalWords(header.period, header.asOf))}` : '',
    method.issues.error ? `> ${errorWords(method)}` : '',
  ];
}

function kpiItem(kpi: PageOneKpi, detail: Detail): string {
  const { cell, scale } = statusFigure(kpi);
  const trend = sparkline(kpi.series);
  const words = data([kpi.sentence, kpi.note].filter(Boolean).join(' '), detail);
  const comment = kpi.comment ? `  \n  “${data(kpi.comment, detail)}”` : '';
  return `- ${statusText(kpi.status)} – **${data(kpi.name, detail)}: ${text(cellText(cell, scale))}** ${trend}  \n  ${words}${comment}`;
}

function initiatives(
  { initiatives: all, alsoGranted }: PageOneWords,
  empty: string,
  limit: number,
  detail: Detail,
): string[] {
  const cell = (words: string) => (words ? data(words, detail) : none);
  const columns: MarkdownColumn<InitiativeWords>[] = [
    {
      title: 'Initiative',
      cell: ({ title, state, alarm }) =>
        [`**${data(title, detail)}**`, state, alarm && `**${text(alarm)}**`].filter(Boolean).join('<br>'),
    },
    {
      title: 'Planned and spent',
      cell: ({ planned, spent }) => cell([planned, spent].filter(Boolean).join('; ')),
    },
    { title: 'Granted', cell: ({ granted }) => cell(granted) },
    {
      title: 'Did it help?',
      cell: ({ answer, because }) => `**${text(answer)}**${because ? `: ${data(because, detail)}` : ''}`,
    },
  ];
  const more = all.length - limit;
  return [
    all.length ? markdownTable(columns, all.slice(0, limit)) : empty,
    more > 0 ? `and ${more} more, see “Promises and actions”` : '',
    all.length ? initiativesNote : '',
    alsoGranted ? `Granted at earlier reviews, for no initiative: ${data(alsoGranted, detail)}` : '',
  ];
}
