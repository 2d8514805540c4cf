/** Page one: what a leader reads before the meeting, on one printed sheet. */

import { clip } from '../../diagnostic/visible.ts';
import { cellText, statusFigure } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import { figureOf } from '../meeting/lines.ts';
import { errorWords } from '../method-words.ts';
import type { ReportModel } from '../model.ts';
import { formatDate, formatDays, unbroken } from '../numbers.ts';
import type { PageOneKpi } from '../page-one.ts';
import { type PageOneWords, pageOneWords } from '../page-one-words.ts';
import {
  headline,
  healthTitle,
  noReviewWords,
  nothingWords,
  provisionalWords,
  unitLine,
} from '../sentences.ts';
import { initiativesOf } from './initiatives.ts';
import { type List, listOf, nameLength } from './lists.ts';
import { meetingPart, promisePart } from './parts.ts';
import { linesOfKpi, type PageContent, type PageRoom, roomFor } from './room.ts';
import { statusMark, trendLabel } from './words.ts';

const sentenceLength = 320;

export function pageOne(model: ReportModel): Markup {
  const { kpis, moreKpis } = model.pageOne;
  const words = pageOneWords(model);
  const lists = listsOf(model, words);
  const room = roomFor(contentOf(model, words, lists));
  return html`${headerOf(model)}
${healthOf(model)}
${listOf(lists.followUps, room.followUps)}
<section aria-labelledby="stand-h"><h2 id="stand-h">Where we stand</h2>
<ul class="kpis">${kpis.map(kpi => kpiItem(kpi, linesOfKpi(kpis.length)))}</ul>
${moreKpis > 0 && html`<p class="quiet">${moreKpis} more in the <a href="#scorecard">scorecard</a>.</p>`}</section>
<div class="panels">
${listOf(lists.asks, room.asks)}
<div>
${listOf(lists.grants, room.grants)}
${nextReviews(model)}
</div>
</div>
${initiativesOf(words, nothingWords('initiatives', model.header), room.initiatives)}`;
}

type Lists = Record<Exclude<keyof PageRoom, 'initiatives'>, List>;

function contentOf(model: ReportModel, words: PageOneWords, lists: Lists): PageContent {
  const { header, method, pageOne } = model;
  const provisional = header.provisional ? provisionalWords(header.period, header.asOf) : '';
  return {
    header: {
      title: clip(headline(header), nameLength),
      when: whenWords(model).join('  '),
      notes: [provisional, errorWords(method)].filter(Boolean),
    },
    remarks: { moreKpis: pageOne.moreKpis > 0, noReview: Boolean(lists.asks.note) },
    kpis: pageOne.kpis.map(kpi => kpiWords(kpi).join(' ')),
    followUps: lists.followUps.lines,
    asks: lists.asks.lines,
    grants: lists.grants.lines,
    initiatives: words.initiatives,
    alsoGranted: words.alsoGranted,
  };
}

/** Period, days, as-of. */
function whenWords({ header, pageOne }: ReportModel): string[] {
  const { period, asOf } = header;
  return [
    period.label,
    formatDays(period.start, period.end),
    `As of ${formatDate(asOf)}`,
    pageOne.firstResults ?? '',
  ].filter(Boolean);
}

function headerOf(model: ReportModel): Markup {
  const { header, method } = model;
  const errors = errorWords(method);
  return html`<header>
${unitLine(header) && html`<p class="unit">${clip(unitLine(header), nameLength)}</p>`}
<h1>${clip(headline(header), nameLength)}</h1>
<p class="when">${whenWords(model).map(words => html`<span>${words}</span> `)}</p>
${header.provisional && html`<p class="provisional">${provisionalWords(header.period, header.asOf)}</p>`}
${errors && html`<p class="provisional">${errors}</p>`}
</header>`;
}

function healthOf({ annual, pageOne: { health } }: ReportModel): Markup | null {
  if (!health.length) return null;
  return html`<section class="health" aria-labelledby="health-h"><h2 id="health-h">${healthTitle(annual)}</h2><ul>${health.map(figure => html`<li><b>${figureOf(figure)}</b> ${figure.label}</li>`)}</ul></section>`;
}

function listsOf({ asks, reviews, header }: ReportModel, words: PageOneWords): Lists {
  return {
    followUps: {
      title: words.followUpsTitle,
      lines: words.followUps,
      empty: 'No earlier review left anything to do.',
      see: meetingPart,
    },
    asks: {
      title: 'Asked of this meeting',
      note: reviews.own || !asks.length ? '' : noReviewWords(header.period),
      lines: words.asks,
      empty: 'Nothing is asked for, and the figures give no cause to.',
      see: meetingPart,
    },
    grants: {
      title: 'Promised to us',
      lines: words.grants,
      empty: nothingWords('grants', header),
      see: promisePart,
    },
  };
}

function nextReviews({ pageOne }: ReportModel): Markup {
  const dates = pageOne.nextReviews.map(formatDate).join(', ');
  return html`<section class="list"><h2>Next reviews</h2><p${!dates && html` class="quiet"`}>${dates || 'No review date lies ahead.'}</p></section>`;
}

function kpiItem(kpi: PageOneKpi, lines: number): Markup {
  const { cell, scale } = statusFigure(kpi);
  const value = cellText(cell, scale);
  const [sentence, note, comment] = kpiWords(kpi);
  return html`
<li><p class="figure${value.length > 9 ? ' long' : ''}">${unbroken(value)}${statusMark(kpi.status)}</p>
<div><h3>${clip(kpi.name, nameLength)}</h3><div class="words lines-${lines}"><p>${unbroken(sentence)}</p>${note && html` <p class="note">${note}</p>`}${comment && html` <p class="said-of-it">${comment}</p>`}</div></div>
${sparklineSvg(kpi.series, trendLabel(kpi.series, kpi))}</li>`;
}

/** The sentence, the note and the comment. */
function kpiWords({ sentence, note, comment }: PageOneKpi): [string, string, string] {
  return [
    clip(sentence, sentenceLength),
    clip(note ?? '', sentenceLength),
    clip(comment ?? '', sentenceLength),
  ];
}
