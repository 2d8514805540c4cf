/**
 * Tables of the HTML report. On a phone each row becomes a small block in which the cells carry their column's
 * name; explicit roles keep it a table for screen readers there.
 */
import { type Content, html, type Markup } from '../markup.ts';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => Content;
  /** `num`: right-aligned on one line; `short`: a word or a date, unbroken; `wrap`: prose, the whole width on a phone; `bars`: a drawing. */
  kind?: 'num' | 'short' | 'wrap' | 'bars';
}

/** The first column names the row. */
export function table<Row>(caption: Content, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const [name, ...others] = columns;
  // More columns than a tablet or a sheet held upright has room for.
  const many = columns.length > 4 ? ' many' : '';
  return html`<table class="stack${many}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(column => html`<th scope="col" role="columnheader"${classOf(column)}>${column.title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    row => html`
<tr role="row"><th scope="row" role="rowheader"${classOf(name!)}>${name!.cell(row)}</th>${others.map(
      column => html`<td role="cell"${classOf(column)} data-label="${column.title}">${column.cell(row)}</td>`,
    )}</tr>`,
  )}
</tbody></table>`;
}

function classOf({ kind }: { kind?: string }): Markup | null {
  return kind ? html` class="${kind}"` : null;
}
