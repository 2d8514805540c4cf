/** The Pareto chart of reasons with the table of its figures. */

import { clip } from '../../diagnostic/visible.ts';
import { others } from '../../kpi/groups.ts';
import { comparing, sinceLastYear } from '../cells.ts';
import { type ParetoBar, paretoChart } from '../charts/pareto.ts';
import { html, type Markup } from '../markup.ts';
import type { CategoryPart, CategoryRow } from '../nature/categories.ts';
import type { InteractionPart } from '../nature/nature.ts';
import { categoryWord, columnTitle, counts, rowCount, shareText } from '../nature/words.ts';
import { count, decimal } from '../numbers.ts';
import { changeCell } from './change.ts';
import { type Column, table } from './table.ts';

/** Bars that are drawn; the others are one bar. */
const barsShown = 12;
/** Rows of the table; the JSON form has all. */
const rowsShown = 40;

export function paretoFigure(
  column: CategoryPart,
  { name, received }: InteractionPart,
  id: string,
): Markup | null {
  const bars = barsOf(column);
  const chart = { id, title: `${columnTitle(column)}: ${name}`, description: described(column), bars };
  const drawing = paretoChart(chart, 'wide');
  const withheld = column.rows.some(row => row.withheld)
    ? ' Withheld: fewer than ten contacts, or some that would give such a few away.'
    : '';
  if (!drawing) return html`<p class="quiet">There is nothing to draw.${withheld}</p>`;
  return html`<figure>
${drawing}
${paretoChart(chart, 'narrow')}
<figcaption>Bars: the share of all ${count(column.total ?? 0)} contacts, with how many they are. Line: its share together with those above it.${withheld}
<details><summary>The figures of this chart</summary>
${table(`${columnTitle(column)}, most contacts first${column.rows.length > rowsShown ? `: ${rowsShown} of ${count(column.rows.length)}` : ''}.`, comparing(received.cell.period, tableColumns(column)), column.rows.slice(0, rowsShown))}
</details></figcaption>
</figure>`;
}

function tableColumns(column: CategoryPart): Column<CategoryRow>[] {
  return [
    { title: categoryWord(column), cell: ({ name }) => clip(name, 160) },
    { title: 'Contacts', kind: 'num', cell: rowCount },
    { title: 'Share', kind: 'num', cell: ({ share }) => shareText(share) },
    { title: 'Together', kind: 'num', cell: ({ cumulative }) => shareText(cumulative) },
    { title: 'Since the period before', cell: row => changeCell(row.changeFromPrevious, counts) },
    { title: sinceLastYear, cell: row => changeCell(row.changeFromLastYear, counts) },
  ];
}

function barsOf({ rows }: CategoryPart): ParetoBar[] {
  if (rows.length <= barsShown + 1) return rows.map(bar);
  const rest = rows.slice(barsShown);
  const n = sum(rest.map(row => row.n));
  const kinds = rest.filter(({ label }) => label !== others).length;
  const more = rest.length > kinds ? ' and more' : '';
  return [
    ...rows.slice(0, barsShown).map(bar),
    {
      name: `${count(kinds)}${more} others`,
      n,
      share: sum(rest.map(row => row.share)),
      cumulative: rest.at(-1)!.cumulative,
    },
  ];
}

function bar({ name, n, share, cumulative }: CategoryRow): ParetoBar {
  return { name, n, share, cumulative };
}

/** Null where one of them is. */
function sum(figures: readonly (number | null)[]): number | null {
  return figures.reduce((total, n) => (total === null || n === null ? null : total + n), 0);
}

function described({ rows }: CategoryPart): string {
  const largest = rows.filter(({ share }) => share !== null).slice(0, 3);
  const words = largest.map(({ name, share }) => `${clip(name, 80)} ${decimal(share!, 0)} %`);
  return `${count(rows.length)} in all; most: ${words.join(', ')}.`;
}
