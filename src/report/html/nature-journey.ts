/** A journey, stage by stage: why people get in touch, how often, how they feel, and the measure that shows it. */
import { cellText, none } from '../cells.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { JourneyPart, ReasonPart, StagePart, TouchpointPart } from '../nature/journeys.ts';
import { moodWord } from '../nature/words.ts';
import { count, decimal } from '../numbers.ts';
import { type Column, table } from './table.ts';
import { trendLabel } from './words.ts';

export function journeySection(journey: JourneyPart): Markup {
  const { id, title, segment, stages, notes } = journey;
  const place = `journey-${id}`;
  return html`<section class="kpi" id="${place}" aria-labelledby="${place}-h">
<h3 id="${place}-h">Along the way: ${title}</h3>
${notes.map(note => html`<p class="note">${note}</p>`)}
${table(`Stage by stage${segment ? `, for ${segment}` : ''}: why people get in touch, and how satisfied they are. Moods are as the plan says them.`, columns, stages)}
</section>
`;
}

const columns: Column<StagePart>[] = [
  { title: 'Stage', cell: ({ name }) => name },
  { title: 'Why they get in touch', kind: 'wrap', cell: ({ reasons }) => listed(reasons.map(reason)) },
  { title: 'Satisfaction', kind: 'wrap', cell: ({ touchpoints }) => listed(touchpoints.map(touchpoint)) },
  { title: 'Mood', kind: 'short', cell: ({ emotion }) => moodWord(emotion) },
  { title: 'What hurts most', kind: 'wrap', cell: ({ severePains }) => listed(severePains) },
];

function listed(items: readonly Content[]): Content {
  return items.length ? html`<ul class="plain">${items.map(item => html`<li>${item}</li>`)}</ul>` : none;
}

function reason({ text, often, contacts }: ReasonPart): Markup {
  const counted = contacts.map(
    ({ of, n, share, series }) =>
      html`<span class="counted"><b>${n === null ? none : count(n)}</b> of ${of}${share !== null && ` (${decimal(share, 0)} %)`} ${sparklineSvg(series, trendLabel(series, { unit: 'count', shownIn: null }))}</span>`,
  );
  return html`${text}${contacts.length ? counted : often && html`<span class="quiet">${often}, as the plan says</span>`}`;
}

function touchpoint({ what, score, measured }: TouchpointPart): Markup {
  return html`${what}${
    measured &&
    html`<span class="counted"><b>${cellText(measured.cell, measured)}</b> ${measured.name} ${sparklineSvg(measured.series, trendLabel(measured.series, measured))}</span>`
  }${score !== null && html`<span class="quiet">${decimal(score, 1)} of 5, as the plan says</span>`}`;
}
