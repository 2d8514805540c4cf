/** Columns over time, from 0: counts beside each other in a period, or on top of each other. */
import { scaleLinear } from 'd3-scale';
import type { Period } from '../../plan/period.ts';
import { html, type Markup } from '../markup.ts';
import { count } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';
import { valueAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import { textWidth } from './text-width.ts';

export interface ColumnChart {
  /** Unique in the document; ids in the drawing start with it. */
  id: string;
  title: string;
  /** The chart in words. */
  description: string;
  /** `beside`: a column for each layer. `stacked`: one column of all layers, with its sum above. */
  layers: 'beside' | 'stacked';
  /** Classes of the layers' colours, in order; a stack begins at the bottom. */
  looks: readonly string[];
  columns: readonly Column[];
}

export interface Column {
  period: Period;
  /** One for each layer, none below 0; null where it is not known. */
  values: readonly (number | null)[];
  /** Of a stack whose layers are not known. */
  total?: number | null;
  provisional: boolean;
}

const size = { width: 400, height: 236 };
const margin = { top: 22, right: 6, bottom: 26 };
const fontSize = 12.5;

/** Null where no figure is known. */
export function columnChart(chart: ColumnChart): Markup | null {
  const { columns, layers } = chart;
  const heights = columns.flatMap(column => (layers === 'stacked' ? (sumOf(column) ?? []) : column.values));
  const known = heights.filter(height => height !== null);
  if (!known.length) return null;
  const axis = valueAxis(known, { unit: 'count', shownIn: null });
  const y = scaleLinear([0, axis.high], [size.height - margin.bottom, margin.top]);
  const left = Math.max(...axis.ticks.map(({ label }) => textWidth(label, fontSize))) + 10;
  const band = (size.width - left - margin.right) / columns.length;
  const middle = (i: number) => left + (i + 0.5) * band;
  const { id } = chart;
  return html`<svg class="chart columns" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${size.width} ${size.height}">
<title id="${id}-t">${chart.title}</title><desc id="${id}-d">${chart.description}</desc>
<g class="axis">${axis.ticks.map(tick => {
    const at = coordinate(y(tick.at));
    return html`<line class="grid${tick.at === 0 ? ' zero' : ''}" x1="${coordinate(left)}" x2="${size.width - margin.right}" y1="${at}" y2="${at}"/><text x="${coordinate(left - 7)}" y="${coordinate(y(tick.at) + 4)}" text-anchor="end">${tick.label}</text>`;
  })}${periodLabels(columns, middle)}</g>
${columns.map((column, i) => drawn(chart, column, middle(i), band, y))}
${layers === 'stacked' && sums(columns, middle, y)}
</svg>`;
}

/** The height of a stack. */
function sumOf({ values, total }: Column): number | null {
  if (values.some(value => value === null)) return total ?? null;
  return values.reduce<number>((sum, value) => sum + value!, 0);
}

type Position = (value: number) => number;

function drawn(
  { looks, layers }: ColumnChart,
  column: Column,
  middle: number,
  band: number,
  y: Position,
): Markup {
  const all = Math.min(band * 0.72, 44);
  const provisional = column.provisional ? ' provisional' : '';
  const rectangle = (look: string, x: number, width: number, from: number, to: number) =>
    to > from &&
    html`<rect class="${look}${provisional}" x="${coordinate(x)}" y="${coordinate(y(to))}" width="${coordinate(width)}" height="${coordinate(y(from) - y(to))}"/>`;
  const left = middle - all / 2;
  if (layers === 'beside') {
    const each = all / column.values.length;
    return html`${column.values.map((value, i) => value !== null && rectangle(looks[i]!, left + i * each, each - 1, 0, value))}`;
  }
  if (column.values.some(value => value === null)) {
    const total = sumOf(column);
    return html`${total !== null && rectangle('whole', left, all, 0, total)}`;
  }
  let below = 0;
  return html`${column.values.map((value, i) => {
    const from = below;
    below += value!;
    return rectangle(looks[i]!, left, all, from, below);
  })}`;
}

/** Sums above the stacks: all of them where they have room, else the last; none where it would cover its neighbour. */
function sums(columns: readonly Column[], middle: (i: number) => number, y: Position): Markup {
  const labels = columns.flatMap((column, i) => {
    const sum = sumOf(column);
    return sum === null ? [] : [{ text: count(sum), at: middle(i), y: y(sum) - 5 }];
  });
  const band = middle(1) - middle(0);
  const fit = labels.every(({ text }) => textWidth(text, fontSize) + 4 <= band);
  const shown = fit ? labels : labels.slice(-1).filter(({ text }) => textWidth(text, fontSize) < 1.5 * band);
  return html`${shown.map(label => {
    const half = textWidth(label.text, fontSize) / 2;
    const at = Math.min(label.at, size.width - half);
    return html`<text class="sum" x="${coordinate(at)}" y="${coordinate(label.y)}" text-anchor="middle">${label.text}</text>`;
  })}`;
}

/** The last period, and as many before it as have room. */
function periodLabels(columns: readonly Column[], middle: (i: number) => number): Markup {
  const texts = columns.map(({ period }) => shortLabel(period));
  const widest = Math.max(...texts.map(text => textWidth(text, fontSize))) + 5;
  const step = Math.max(1, Math.ceil(widest / (middle(1) - middle(0))));
  return html`${texts.map((text, i) => {
    if ((texts.length - 1 - i) % step !== 0) return null;
    const half = textWidth(text, fontSize) / 2;
    const at = Math.min(Math.max(middle(i), half), size.width - half);
    return html`<text x="${coordinate(at)}" y="${size.height - 7}" text-anchor="middle">${text}</text>`;
  })}`;
}
