/** A series without axes, for a table cell: its course at a glance, the current period marked. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Markup } from '../markup.ts';
import { coordinate } from './coordinate.ts';

const width = 96;
const height = 24;
const margin = 4;

/** `label` says in words what the drawing shows. One value alone has no course, so nothing is drawn. */
export function sparklineSvg(values: readonly (number | null)[], label: string): Markup {
  const known = values.filter(value => value !== null);
  if (known.length < 2) return html``;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = scaleLinear([0, Math.max(values.length - 1, 1)], [margin, width - margin]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - margin, margin]);
  const path = line<number | null>()
    .defined(value => value !== null)
    .x((_, i) => x(i))
    .y(value => y(value!))
    .digits(1)([...values]);
  const last = values.findLastIndex(value => value !== null);
  return html`<svg class="sparkline" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${label}</title><path d="${path}"/><circle cx="${coordinate(x(last))}" cy="${coordinate(y(values[last]!))}" r="2.5"/></svg>`;
}
