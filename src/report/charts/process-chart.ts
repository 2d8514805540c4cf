/** The process chart (XmR) of a census: its periods, what they move between while nothing changes, and what stands out. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Process, ProcessLimits } from '../../kpi/evaluation.ts';
import { html, type Markup } from '../markup.ts';
import { formatValue, type Scale } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';
import { valueAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import { spread } from './labels.ts';
import { textWidth } from './text-width.ts';

const size = { width: 760, height: 230 };
const margin = { top: 14, bottom: 28 };
const fontSize = 12;
/** Least distance of two labels that stand above each other. */
const apart = 14;

export interface ProcessChart {
  /** Unique in the document; ids in the drawing start with it. */
  id: string;
  title: string;
  /** The chart in words. */
  description: string;
  scale: Scale;
  process: Process;
}

/** Null without limits. */
export function processChart({ id, title, description, scale, process }: ProcessChart): Markup | null {
  const { points, limits } = process;
  if (!limits) return null;
  const axis = valueAxis([...points.map(({ value }) => value), limits.lower, limits.upper], scale);
  const levels = levelsOf(limits, scale);
  const left = widest(axis.ticks.map(({ label }) => label)) + 12;
  const right = size.width - widest(levels.map(({ words }) => words)) - 16;
  const x = scaleLinear([0, Math.max(points.length - 1, 1)], [left + 12, right]);
  const y = scaleLinear([axis.low, axis.high], [size.height - margin.bottom, margin.top]);
  const path = line<Process['points'][number]>()
    .x((_, i) => x(i))
    .y(({ value }) => y(value))
    .digits(1)([...points]);
  const heights = spread(
    levels.map(({ at }) => y(at)),
    apart,
    [margin.top, size.height - margin.bottom],
  );
  return html`<svg class="chart" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${size.width} ${size.height}">
<title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
<g class="axis">${axis.ticks.map(tick => html`<text x="${coordinate(left - 8)}" y="${coordinate(y(tick.at) + 4)}" text-anchor="end">${tick.label}</text>`)}${periodLabels(points, x)}</g>
${levels.map(({ look, at, words }, i) => {
  const height = coordinate(y(at));
  return html`<line class="${look}" x1="${coordinate(left)}" x2="${coordinate(right + 8)}" y1="${height}" y2="${height}"/><text class="limit-label" x="${coordinate(right + 14)}" y="${coordinate(heights[i]! + 4)}">${words}</text>`;
})}
<path class="series" d="${path}"/>${points.map(({ value, signals }, i) => {
    const [cx, cy] = [coordinate(x(i)), coordinate(y(value))];
    return signals.length
      ? html`<circle class="signal" cx="${cx}" cy="${cy}" r="6"/>`
      : html`<circle class="point" cx="${cx}" cy="${cy}" r="3.5"/>`;
  })}
</svg>`;
}

/** From above. */
function levelsOf({ upper, centre, lower }: ProcessLimits, scale: Scale) {
  const level = (look: 'limit' | 'centre', at: number, name: string) => {
    return { look, at, words: `${name} ${formatValue(at, scale)}` };
  };
  return [level('limit', upper, 'upper'), level('centre', centre, 'mean'), level('limit', lower, 'lower')];
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(text => textWidth(text, fontSize)));
}

/** The last period, and as many before it as have room. */
function periodLabels(points: Process['points'], x: (i: number) => number): Markup {
  const texts = points.map(({ period }) => shortLabel(period));
  const step = Math.max(1, Math.ceil((widest(texts) + 12) / (x(1) - x(0))));
  return html`${texts.map((text, i) => {
    if ((texts.length - 1 - i) % step !== 0) return null;
    const at = Math.max(x(i), textWidth(text, fontSize) / 2);
    return html`<text x="${coordinate(at)}" y="${size.height - 8}" text-anchor="middle">${text}</text>`;
  })}`;
}
