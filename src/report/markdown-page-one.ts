/** Page one in Markdown. */
import { text } from '../diagnostic/markdown-text.ts';
import { cellText } from './cells.ts';
import type { Detail } from './markdown.ts';
import { data, items, statusText } from './markdown-words.ts';
import { askLine, closureWords, figureOf, followUpLine } from './meeting/lines.ts';
import { errorWords } from './method-words.ts';
import type { ReportModel } from './model.ts';
import { formatDate, formatDays } from './numbers.ts';
import type { PageOneKpi } from './page-one.ts';
import { activeFirst, grantLine, initiativeLine } from './promise-lines.ts';
import { headline, healthTitle, noReviewWords, provisionalWords, unitLine } from './sentences.ts';
import { sparkline } from './sparkline.ts';

/** Items of each list; the rest stands in its own part. */
const shown = 8;

export function pageOne(model: ReportModel, detail: Detail): string[] {
  const { header, pageOne: page, reviews } = model;
  const limit = Math.min(detail.items, shown);
  const list = (lines: Parameters<typeof items>[0], see: string) => items(lines, limit, see, detail);
  const closure = closureWords(reviews.closure);
  return [
    ...heading(model, detail),
    page.health.length ? `## ${healthTitle(model.annual)}` : '',
    page.health.map(figure => `**${figureOf(figure)}** ${text(figure.label)}`).join(' · '),
    `## From earlier reviews${closure && `: ${closure}`}`,
    list(reviews.followUps.map(followUpLine), '“Asks, follow-ups and decisions”') ||
      'No earlier review left anything to do.',
    '## Where we stand',
    page.kpis.map(kpi => kpiItem(kpi, detail)).join('\n'),
    page.moreKpis ? `${page.moreKpis} more in the scorecard.` : '',
    '## Asked of this meeting',
    reviews.own || !model.asks.length ? '' : noReviewWords(header.period),
    list(model.asks.map(askLine), '“Asks, follow-ups and decisions”') ||
      'Nothing is asked for, and the figures give no cause to.',
    '## Promised to us',
    list(model.grants.map(grantLine), '“Promises and actions”') ||
      'The plan names nothing that a leader has promised.',
    model.annual ? '## Initiatives: what they cost, and what moved' : '## Initiatives',
    list(activeFirst(model.initiatives).map(initiativeLine), '“Promises and actions”') ||
      'The plan has no initiatives yet.',
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
  const trend = sparkline(kpi.series);
  const words = data([kpi.sentence, kpi.note].filter(Boolean).join(' '), detail);
  const comment = kpi.comment ? `  \n  “${data(kpi.comment, detail)}”` : '';
  return `- ${statusText(kpi.status)} – **${data(kpi.name, detail)}: ${text(cellText(kpi.cell, kpi))}** ${trend}  \n  ${words}${comment}`;
}
