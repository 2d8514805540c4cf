/** Page one: what a leader reads before the meeting, on one printed sheet. */

import { clip } from '../../diagnostic/visible.ts';
import { cellText } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { errorWords } from '../method-words.ts';
import type { ReportModel } from '../model.ts';
import { formatDate, formatDays, unbroken } from '../numbers.ts';
import type { PageOneKpi } from '../page-one.ts';
import { actionLine, dueActions, grantLine, initiativeLine, type Line } from '../promise-lines.ts';
import { provisionalWords, unitLine } from '../sentences.ts';
import { statusMark, trendLabel } from './words.ts';

/** Lines of each list on page one; the rest stands in its own part. */
const linesShown = 3;
/** With more KPIs than this, on paper their sentences get two lines each; and so do the lists. */
const roomy = { sentences: 4, lists: 5 };
const nameLength = 110;
const sentenceLength = 320;
const lineLength = 240;

export function pageOne(model: ReportModel): Markup {
  const { header } = model;
  const { kpis } = model.pageOne;
  const errors = errorWords(model.method);
  return html`<header>
${unitLine(header) && html`<p class="unit">${clip(unitLine(header), nameLength)}</p>`}
<h1>${clip(header.title, nameLength)}</h1>
<p class="when"><span>${header.period.label}</span> <span>${formatDays(header.period.start, header.period.end)}</span> <span>As of ${formatDate(header.asOf)}</span></p>
${header.provisional && html`<p class="provisional">${provisionalWords(header.period, header.asOf)}</p>`}
${errors && html`<p class="provisional">${errors}</p>`}
</header>
<h2>Where we stand</h2>
<ul class="kpis${kpis.length > roomy.sentences ? ' many' : ''}">${kpis.map(kpiItem)}</ul>
${model.pageOne.moreKpis > 0 && html`<p class="quiet">${model.pageOne.moreKpis} more in the scorecard.</p>`}
<div class="panels${kpis.length > roomy.lists ? ' many' : ''}">
${panel('Promised to us', model.grants.map(grantLine), 'The plan names nothing that a leader has promised.')}
${panel('Initiatives', model.initiatives.map(initiativeLine), 'The plan has no initiatives yet.')}
${panel('Actions due', dueActions(model).map(actionLine), 'Nothing is overdue or due within ninety days.')}
${panel('Next reviews', model.pageOne.nextReviews.map(reviewLine), 'No review date lies ahead.')}
</div>`;
}

function reviewLine(date: string): Line {
  return { lead: formatDate(date), text: '', alarm: '' };
}

function kpiItem(kpi: PageOneKpi): Markup {
  const value = cellText(kpi.cell, kpi);
  return html`
<li><p class="figure${value.length > 9 ? ' long' : ''}">${unbroken(value)}${statusMark(kpi.status)}</p>
<div><h3>${clip(kpi.name, nameLength)}</h3><p>${unbroken(clip(kpi.sentence, sentenceLength))}</p>${kpi.note && html`<p class="quiet note">${clip(kpi.note, sentenceLength)}</p>`}</div>
${sparklineSvg(kpi.series, trendLabel(kpi.series, kpi))}</li>`;
}

function panel(title: string, lines: Line[], empty: string): Markup {
  const more = lines.length - linesShown;
  const body: Content = lines.length
    ? html`<ul>${lines.slice(0, linesShown).map(lineItem)}${more > 0 && html`<li class="quiet">and ${more} more below</li>`}</ul>`
    : html`<p class="quiet">${empty}</p>`;
  return html`<div><h3>${title}</h3>${body}</div>
`;
}

/** What is late stands first: where a line is cut on paper, it is the rest that goes. */
function lineItem({ lead, text, alarm }: Line): Markup {
  const rest = unbroken(clip(text, lineLength));
  return html`<li><b>${clip(lead, nameLength)}</b>${(text || alarm) && html`<span class="state">${alarm && html`<span class="bad">${alarm}</span>${text && '; '}`}${rest}</span>`}</li>`;
}
