/** Nature of issues: why people got in touch, what changed, what is settled, and where on their way they did. */

import { clip } from '../../diagnostic/visible.ts';
import type { Period } from '../../plan/period.ts';
import { comparing, sinceLastYear } from '../cells.ts';
import { bar } from '../charts/bar.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportModel } from '../model.ts';
import type { CategoryPart, CategoryRow } from '../nature/categories.ts';
import type { InteractionPart } from '../nature/nature.ts';
import {
  categoryWord,
  columnTitle,
  countedWords,
  counts,
  type Headline,
  headlines,
  moversNote,
  moversShown,
  rowCount,
  shareText,
} from '../nature/words.ts';
import { count } from '../numbers.ts';
import { changeCell } from './change.ts';
import { flowFigures } from './nature-flow.ts';
import { journeySection } from './nature-journey.ts';
import { paretoFigure } from './nature-pareto.ts';
import { type Column, table } from './table.ts';
import { trendLabel } from './words.ts';

/** Rows of a table of channels that are seen at once. */
const channelsShown = 10;

export function natureSection({ nature }: ReportModel): { id: string; title: string; body: Markup } | null {
  const { interactions, journeys } = nature;
  if (!interactions.length && !journeys.length) return null;
  return {
    id: 'nature',
    title: 'Nature of issues',
    body: html`${interactions.map(interactionSection)}${journeys.map(journeySection)}`,
  };
}

function interactionSection(interaction: InteractionPart): Markup {
  const { id, name, columns, notes, periods } = interaction;
  const { period } = interaction.received.cell;
  const [channels, reasons] = [columns.filter(isChannel), columns.filter(column => !isChannel(column))];
  const place = `contacts-${id}`;
  return html`<section class="kpi" id="${place}" aria-labelledby="${place}-h">
<h3 id="${place}-h">${name}</h3>
<p class="quiet">${countedWords(interaction)}</p>
${notes.map(note => html`<p class="note">${note}</p>`)}
${table(`Of ${period.label}.`, comparing(period, headlineColumns(period.kind)), headlines(interaction))}
${periods.at(-1)?.provisional && html`<p class="note">* provisional</p>`}
${reasons.map((column, i) => reasonPart(column, interaction, `${place}-${i}`))}
${flowFigures(interaction, place)}
${channels.map(column => channelPart(column, period))}
</section>
`;
}

function isChannel({ of }: CategoryPart): boolean {
  return of === 'channel';
}

function headlineColumns(kind: Period['kind']): Column<Headline>[] {
  const change = (found: Headline['previous']) =>
    typeof found === 'string' ? html`<span class="quiet">${found}</span>` : changeCell(found, counts);
  return [
    { title: 'Contacts', cell: ({ name }) => name },
    { title: 'Now', kind: 'num', cell: ({ figure }) => html`<b>${figure}</b>` },
    { title: `Since the ${kind} before`, cell: ({ previous }) => change(previous) },
    { title: sinceLastYear, cell: ({ lastYear }) => change(lastYear) },
    { title: 'Trend', cell: ({ series }) => sparklineSvg(series, trendLabel(series, counts)) },
  ];
}

function reasonPart(column: CategoryPart, interaction: InteractionPart, id: string): Markup | null {
  if (!column.rows.length) return null;
  return html`<h4>${columnTitle(column)}</h4>${paretoFigure(column, interaction, id)}${moverTable(column, interaction.received.cell.period)}`;
}

function moverTable(column: CategoryPart, period: Period): Markup {
  const note = moversNote(column);
  if (!column.movers.length) return html`${note && html`<p class="quiet">${note}</p>`}`;
  const columns: Column<CategoryRow>[] = [
    { title: categoryWord(column), cell: ({ name }) => clip(name, 160) },
    { title: 'Contacts', kind: 'num', cell: rowCount },
    ...changeColumns,
  ];
  return table(
    html`<b>What changed most</b>${note && ` – ${note}`}`,
    comparing(period, columns),
    moversShown(column),
  );
}

const changeColumns: Column<CategoryRow>[] = [
  { title: 'Since the period before', cell: row => changeCell(row.changeFromPrevious, counts) },
  { title: sinceLastYear, cell: row => changeCell(row.changeFromLastYear, counts) },
  { title: 'Trend', cell: row => sparklineSvg(row.series, trendLabel(row.series, counts)) },
];

function channelPart(column: CategoryPart, period: Period): Markup | null {
  if (!column.rows.length) return null;
  const columns = comparing<Column<CategoryRow>>(period, [
    { title: categoryWord(column), cell: ({ name }) => clip(name, 160) },
    { title: 'Contacts', kind: 'num', cell: rowCount },
    {
      title: 'Share',
      cell: ({ share }) => html`${shareText(share)}${share !== null && bar(share / 100, null)}`,
    },
    ...changeColumns,
  ]);
  const [seen, rest] = [column.rows.slice(0, channelsShown), column.rows.slice(channelsShown)];
  return html`<h4>${columnTitle(column)}</h4>${table('How people came, most contacts first.', columns, seen)}${
    rest.length > 0 &&
    html`<details><summary>${count(rest.length)} more</summary>${table('The other channels', columns, rest)}</details>`
  }`;
}
