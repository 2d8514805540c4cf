/** The process chart (XmR) of a census: its periods, what they move between while nothing changes, and what stands out. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Process } from '../../kpi/evaluation.ts';
import { html, type Markup } from '../markup.ts';
import { formatValue, type Scale } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';
import { valueAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';

const size = { width: 760, height: 230 };
const margin = { top: 14, right: 96, bottom: 28, left: 52 };

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
  const x = scaleLinear([0, points.length - 1], [margin.left + 12, size.width - margin.right]);
  const y = scaleLinear([axis.low, axis.high], [size.height - margin.bottom, margin.top]);
  const path = line<Process['points'][number]>()
    .x((_, i) => x(i))
    .y(({ value }) => y(value))
    .digits(1)([...points]);
  const level = (name: string, value: number, words: string) => {
    const at = coordinate(y(value));
    return html`<line class="${name}" x1="${margin.left}" x2="${size.width - margin.right + 8}" y1="${at}" y2="${at}"/><text class="limit-label" x="${size.width - margin.right + 14}" y="${coordinate(y(value) + 4)}">${words} ${formatValue(value, scale)}</text>`;
  };
  return html`<svg class="line-chart" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${size.width} ${size.height}">
<title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
<g class="axis">${axis.ticks.map(tick => html`<text x="${margin.left - 8}" y="${coordinate(y(tick.at) + 4)}" text-anchor="end">${tick.label}</text>`)}${periodLabels(points, x)}</g>
${level('limit', limits.upper, 'upper')}${level('centre', limits.centre, 'mean')}${level('limit', limits.lower, 'lower')}
<path class="series" d="${path}"/>${points.map(({ value, signals }, i) => {
    const [cx, cy] = [coordinate(x(i)), coordinate(y(value))];
    return signals.length
      ? html`<circle class="signal" cx="${cx}" cy="${cy}" r="6"/>`
      : html`<circle class="point" cx="${cx}" cy="${cy}" r="3.5"/>`;
  })}
</svg>`;
}

/** The first and the last period, and as many between them as have room. */
function periodLabels(points: Process['points'], x: (i: number) => number): Markup {
  const step = Math.max(1, Math.ceil(points.length / 8));
  const shown = points.flatMap(({ period }, i) =>
    (points.length - 1 - i) % step === 0 ? [{ at: x(i), text: shortLabel(period) }] : [],
  );
  return html`${shown.map(
    ({ at, text }) =>
      html`<text x="${coordinate(at)}" y="${size.height - 8}" text-anchor="middle">${text}</text>`,
  )}`;
}
