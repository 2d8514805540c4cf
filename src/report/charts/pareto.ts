/** Pareto chart: categories by size as bars from 0, and how much they make up together. Both on one scale. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Markup } from '../markup.ts';
import { count, decimal } from '../numbers.ts';
import { coordinate } from './coordinate.ts';
import type { Size } from './line.ts';
import { fitted, textWidth } from './text-width.ts';

export interface ParetoChart {
  /** Unique in the document; ids in the drawing start with it. */
  id: string;
  title: string;
  /** The chart in words. */
  description: string;
  bars: readonly ParetoBar[];
}

export interface ParetoBar {
  name: string;
  /** Null where it is withheld. */
  n: number | null;
  /** Of all, 0 to 100. */
  share: number | null;
  /** With all bars before it; null where that is not known. */
  cumulative: number | null;
}

/** Where things stand, by the width of the drawing. */
interface Layout {
  /** Height of a row, and of the bar in it. */
  row: number;
  bar: number;
  /** Where the bar's middle is in its row; the name stands above the bar where there is no room beside it. */
  middle: number;
  nameAbove: boolean;
  /** Right end of the counts. */
  counts: number;
  /** Both ends of the plot. */
  left: number;
  right: number;
}

const layouts: Record<Size['name'], Layout> = {
  wide: { row: 26, bar: 14, middle: 13, nameAbove: false, counts: 312, left: 324, right: 688 },
  narrow: { row: 42, bar: 12, middle: 30, nameAbove: true, counts: 356, left: 2, right: 292 },
};

const widths: Record<Size['name'], number> = { wide: 760, narrow: 360 };
const fontSize = 12;
const top = 24;
const ticks = [0, 25, 50, 75, 100];

/** Null where there is nothing to draw. */
export function paretoChart(chart: ParetoChart, name: Size['name']): Markup | null {
  const { bars } = chart;
  if (!bars.some(({ share }) => share !== null)) return null;
  const layout = layouts[name];
  const x = scaleLinear([0, 100], [layout.left, layout.right]);
  const height = top + bars.length * layout.row + 6;
  const id = `${chart.id}-${name}`;
  return html`<svg class="chart pareto ${name}" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${widths[name]} ${height}">
<title id="${id}-t">${chart.title}</title><desc id="${id}-d">${chart.description}</desc>
${grid(x, height)}
${bars.map((bar, i) => filled(bar, top + i * layout.row, x, layout))}
${together(bars, x, layout)}
${bars.map((bar, i) => words(bar, top + i * layout.row, layout, widths[name]))}
</svg>`;
}

type Position = (percent: number) => number;

function grid(x: Position, height: number): Markup {
  return html`<g class="axis">${ticks.map(tick => {
    const at = coordinate(x(tick));
    const anchor = x(tick) < 10 ? 'start' : 'middle';
    return html`<line class="grid${tick === 0 ? ' zero' : ''}" x1="${at}" x2="${at}" y1="${top - 6}" y2="${height}"/><text x="${at}" y="12" text-anchor="${anchor}">${tick} %</text>`;
  })}</g>`;
}

function filled({ share }: ParetoBar, y: number, x: Position, { middle, bar }: Layout): Markup | null {
  if (share === null) return null;
  return html`<rect class="fill" x="${coordinate(x(0))}" y="${coordinate(y + middle - bar / 2)}" width="${coordinate(x(share) - x(0))}" height="${bar}"/>`;
}

/** Over bars and line, so that the line doesn't cross them out. */
function words({ name, n, cumulative }: ParetoBar, y: number, layout: Layout, width: number): Markup {
  const { middle, counts, nameAbove, left } = layout;
  const figure = n === null ? 'withheld' : count(n);
  const beside = coordinate(y + middle + 4);
  const above = coordinate(y + 18);
  const [from, base] = nameAbove ? [left, above] : [0, beside];
  return html`<text class="name" x="${from}" y="${base}">${fitted(name, counts - textWidth(figure, fontSize) - 12 - from, fontSize)}</text><text class="n" x="${counts}" y="${base}" text-anchor="end">${figure}</text>${
    cumulative !== null &&
    html`<text x="${width - 4}" y="${beside}" text-anchor="end">${decimal(cumulative, 0)} %</text>`
  }`;
}

/** The line of the shares together, from the first bar on as far as it is known. */
function together(bars: readonly ParetoBar[], x: Position, { row, middle }: Layout): Markup {
  const points = bars.flatMap(({ cumulative }, i) =>
    cumulative === null ? [] : [{ at: x(cumulative), y: top + i * row + middle }],
  );
  const path = line<(typeof points)[number]>()
    .x(({ at }) => at)
    .y(({ y }) => y)
    .digits(1)(points);
  return html`${path && html`<path class="together" d="${path}"/>`}${points.map(({ at, y }) => html`<circle class="together-point" cx="${coordinate(at)}" cy="${coordinate(y)}" r="3"/>`)}`;
}
