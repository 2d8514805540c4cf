/** Lists of lines, as page one has them: a few, and a word on where the others are. */
import { clip } from '../../diagnostic/visible.ts';
import { html, type Markup } from '../markup.ts';
import { unbroken } from '../numbers.ts';
import type { Line } from '../promise-lines.ts';
import type { PartName } from './parts.ts';
import { isWhole, type Room } from './room.ts';

export const nameLength = 110;
const lineLength = 400;

export interface List {
  title: string;
  /** Stands under the title. */
  note?: string;
  lines: readonly Line[];
  /** What is said where there are none. */
  empty: string;
  /** The part that has all of them. */
  see: PartName;
}

export function listOf({ title, note, lines, empty, see }: List, room: Room): Markup {
  const more = lines.length - room.items;
  return html`<section class="list lines-${room.lines}"><h2>${title}</h2>${note && html`<p class="quiet">${note}</p>`}${
    lines.length
      ? html`<ul>${lines.slice(0, room.items).map(line => lineItem(line, room))}${more > 0 && html`<li class="quiet">and ${more} more, see <a href="#${see.id}">${see.title}</a></li>`}</ul>`
      : html`<p class="quiet">${empty}</p>`
  }</section>
`;
}

/** What is late stands first: where a line is cut on paper, it is the rest that goes, and never the terms. */
function lineItem(line: Line, room: Room): Markup {
  const { lead, text, alarm, mark, terms } = line;
  const state = [
    mark && html`<span class="mark">${mark}</span>`,
    alarm && html`<span class="bad">${alarm}</span>`,
    unbroken(clip(text, lineLength)),
  ].filter(Boolean);
  const words = html`<b>${clip(lead.replace(/\.$/, ''), nameLength * 2)}</b>${state.length > 0 && html`<span class="state">${state.map((one, i) => html`${i > 0 && '; '}${one}`)}</span>`}`;
  if (!terms) return html`<li class="cut">${words}</li>`;
  const apart = html`<div class="terms">${unbroken(clip(terms, lineLength))}</div>`;
  return isWhole(line, room)
    ? html`<li class="full">${words} ${apart}</li>`
    : html`<li><div class="cut">${words}</div>${apart}</li>`;
}
