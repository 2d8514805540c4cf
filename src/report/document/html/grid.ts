/**
 * Journey maps and blueprints: columns from left to right, their lanes on one height. On a phone each column is a
 * block of its own, with the names of the lanes inside it.
 */
import { html, type Markup } from '../../markup.ts';
import type { Grid, GridColumn, Lane } from '../model.ts';
import type { Write } from './text.ts';

/** @param level of the headings of its columns */
export function gridMarkup({ caption, lanes, columns }: Grid, write: Write, level: number): Markup {
  return html`<p class="caption">${caption}</p>
<div class="grid-map" style="--columns:${columns.length};--rows:${lanes.length + 1}">
<div class="lane-names" aria-hidden="true"><span></span>${lanes.map(
    ({ title, border }) =>
      html`<span${border !== undefined && html` class="bordered"`}>${border !== undefined && html`<em>${border}</em>`}${title}</span>`,
  )}</div>${columns.map(column => columnMarkup(column, lanes, write, level))}
</div>`;
}

function columnMarkup(
  { title, note, cells }: GridColumn,
  lanes: readonly Lane[],
  write: Write,
  level: number,
): Markup {
  return html`
<div class="grid-column"><div class="grid-head"><h${level}>${title}</h${level}>${note && html`<p class="quiet">${write(note)}</p>`}</div>${lanes.map(
    (lane, i) => laneMarkup(lane, cells[i] ?? [], write),
  )}</div>`;
}

function laneMarkup({ title, border, tone }: Lane, items: GridColumn['cells'][number], write: Write): Markup {
  const classes = [
    'lane',
    border !== undefined && 'bordered',
    tone && `lane-${tone}`,
    !items.length && 'empty',
  ]
    .filter(Boolean)
    .join(' ');
  return html`<div class="${classes}">${border !== undefined && html`<p class="border-name">${border}</p>`}<p class="lane-name">${title}</p>${
    items.length > 1
      ? html`<ul>${items.map(item => html`<li>${write(item)}</li>`)}</ul>`
      : items.map(item => html`<p>${write(item)}</p>`)
  }</div>`;
}
