/**
 * Tables of a document. On a phone each row becomes a block in which the cells carry their column's name; explicit
 * roles keep it a table for screen readers there.
 */
import { html, type Markup } from '../../markup.ts';
import type { Column, Table } from '../model.ts';
import type { Write } from './text.ts';

export function tableMarkup({ caption, columns, rows, anchors }: Table, write: Write): Markup {
  const row = (cells: Table['rows'][number], i: number): Markup => {
    const id = anchors?.[i];
    const [name, ...others] = cells;
    return html`
<tr role="row"${id !== undefined && html` id="${id}"`}><th scope="row" role="rowheader"${classOf(columns[0]!)}>${write(name ?? '')}</th>${others.map(
      (cell, at) => dataCell(columns[at + 1]!, write(cell)),
    )}</tr>`;
  };
  const isMatrix = columns.some(({ kind }) => kind === 'dot');
  return html`<table class="stack${isMatrix ? ' matrix' : ''}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(headCell)}</tr></thead>
<tbody role="rowgroup">${rows.map(row)}
</tbody></table>`;
}

function headCell(column: Column): Markup {
  const title = column.code ? html`<abbr title="${column.title}">${column.code}</abbr>` : column.title;
  return html`<th scope="col" role="columnheader"${classOf(column)}>${title}</th>`;
}

function dataCell(column: Column, content: Markup): Markup {
  return html`<td role="cell"${classOf(column)} data-label="${column.title}">${content}</td>`;
}

function classOf({ kind }: Column): Markup | null {
  return kind ? html` class="${kind}"` : null;
}
