/** Initiatives on page one: what was asked for and granted, what was spent, and whether it helped. */
import { clip } from '../../diagnostic/visible.ts';
import { none } from '../cells.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { unbroken } from '../numbers.ts';
import {
  type InitiativeWords,
  initiativesNote,
  initiativesTitle,
  type PageOneWords,
} from '../page-one-words.ts';
import { nameLength } from './lists.ts';
import { promisePart } from './parts.ts';
import type { Room } from './room.ts';
import { type Column, table } from './table.ts';

const cellLength = 400;

const columns: Column<InitiativeWords>[] = [
  {
    title: 'Initiative',
    cell: ({ title, state, alarm }) =>
      cut(
        html`${clip(title, nameLength)} <span class="state">${state}</span>${alarm && html` <span class="state bad">${alarm}</span>`}`,
      ),
  },
  {
    title: 'Planned and spent',
    kind: 'wrap',
    cell: ({ planned, spent }) => words([planned, spent].filter(Boolean).join('; ')),
  },
  { title: 'Granted', kind: 'wrap', cell: ({ granted }) => words(granted) },
  {
    title: 'Did it help?',
    kind: 'wrap',
    cell: ({ answer, because }) =>
      cut(html`<b>${answer}</b>${because && `: ${unbroken(clip(because, cellLength))}`}`),
  },
];

function words(text: string): Markup {
  return cut(text ? unbroken(clip(text, cellLength)) : none);
}

/** What is cut on paper where it has more lines than there is room for. */
function cut(content: Content): Markup {
  return html`<div class="cut">${content}</div>`;
}

export function initiativesOf({ initiatives, alsoGranted }: PageOneWords, empty: string, room: Room): Markup {
  const more = initiatives.length - room.items;
  return html`<section class="list initiatives lines-${room.lines}"><h2>${initiativesTitle} <span>${initiativesNote}</span></h2>${
    initiatives.length
      ? table(initiativesTitle, columns, initiatives.slice(0, room.items))
      : html`<p class="quiet">${empty}</p>`
  }${more > 0 && html`<p class="quiet">and ${more} more, see <a href="#${promisePart.id}">${promisePart.title}</a></p>`}${
    alsoGranted &&
    html`<p class="also">Granted at earlier reviews, for no initiative: ${unbroken(clip(alsoGranted, cellLength))}</p>`
  }</section>
`;
}
