/** What was received and resolved in each period, and how long what is active has been so. */
import { none } from '../cells.ts';
import { type ColumnChart, columnChart } from '../charts/columns.ts';
import { html, type Markup } from '../markup.ts';
import type { FlowPeriod, InteractionPart } from '../nature/nature.ts';
import { ageName, counts } from '../nature/words.ts';
import { count } from '../numbers.ts';
import { type Column, table } from './table.ts';
import { trendLabel } from './words.ts';

/** From the youngest to the oldest: the darker the longer. */
const ageLooks = ['age-1', 'age-2', 'age-3', 'age-4'];

export function flowFigures(interaction: InteractionPart, id: string): Markup | null {
  const { periods, resolved } = interaction;
  const flows = drawnFlows(interaction, id);
  const ages = resolved && drawnAges(interaction, id);
  if (!flows && !ages) return null;
  const kind = periods[0]!.period.kind;
  return html`<figure class="flow">
<div class="pair">${flows && html`<div><h4>${resolved ? 'Received and resolved' : 'Received'}, by ${kind}</h4>${flows}${legend(resolved ? ['received', 'resolved'] : ['received'], flowLooks)}</div>`}
${ages && html`<div><h4>Active at the end of each ${kind}, by age</h4>${ages}${legend(interaction.ages.map(ageName), ageLooks)}</div>`}</div>
<figcaption>${periods.some(({ provisional }) => provisional) && 'Dashed outline: provisional. '}<details><summary>The figures of these charts</summary>
${table(`${interaction.name}, ${kind} by ${kind}.`, figureColumns(interaction), periods)}
</details></figcaption>
</figure>`;
}

const flowLooks = ['received', 'resolved'];

function drawnFlows({ name, periods, resolved }: InteractionPart, id: string): Markup | null {
  const chart: ColumnChart = {
    id: `${id}-flow`,
    title: resolved ? `${name}: received and resolved` : `${name}: received`,
    description: [
      `Received: ${trendLabel(
        periods.map(({ received }) => received),
        counts,
      )}.`,
      resolved
        ? ` Resolved: ${trendLabel(
            periods.map(period => period.resolved),
            counts,
          )}.`
        : '',
    ].join(''),
    layers: 'beside',
    looks: flowLooks,
    columns: periods.map(({ period, provisional, ...flow }) => ({
      period,
      provisional,
      values: resolved ? [flow.received, flow.resolved] : [flow.received],
    })),
  };
  return columnChart(chart);
}

function drawnAges({ name, periods, ages }: InteractionPart, id: string): Markup | null {
  return columnChart({
    id: `${id}-ages`,
    title: `${name}: active at the end of each period, by age`,
    description: `${trendLabel(
      periods.map(({ active }) => active),
      counts,
    )}.${agesNow(periods.at(-1), ages)}`,
    layers: 'stacked',
    looks: ageLooks,
    columns: periods.map(({ period, provisional, active, byAge }) => ({
      period,
      provisional,
      values: byAge ?? [null],
      total: active,
    })),
  });
}

function agesNow(last: FlowPeriod | undefined, ages: readonly string[]): string {
  if (!last?.byAge) return '';
  return ` Now ${last.byAge.map((n, i) => `${count(n)} ${ageName(ages[i]!)}`).join(', ')}.`;
}

function legend(names: readonly string[], looks: readonly string[]): Markup | null {
  if (names.length < 2) return null;
  return html`<ul class="legend">${names.map((name, i) => html`<li><i class="${looks[i]!}"></i>${name}</li>`)}</ul>`;
}

function figureColumns({ resolved, ages }: InteractionPart): Column<FlowPeriod>[] {
  const figure = (value: number | null | undefined) => (value == null ? none : count(value));
  const columns: Column<FlowPeriod>[] = [
    { title: 'Period', cell: ({ period, provisional }) => period.label + (provisional ? ' *' : '') },
    { title: 'Received', kind: 'num', cell: ({ received }) => figure(received) },
  ];
  if (!resolved) return columns;
  return [
    ...columns,
    { title: 'Resolved', kind: 'num', cell: period => figure(period.resolved) },
    { title: 'Active', kind: 'num', cell: ({ active }) => figure(active) },
    ...ages.map(
      (label, i): Column<FlowPeriod> => ({
        title: ageName(label),
        kind: 'num',
        cell: ({ byAge }) => figure(byAge?.[i]),
      }),
    ),
  ];
}
