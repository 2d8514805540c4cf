/** A horizontal bar for a table cell. The table beside it has the number, so it is decoration to a screen reader. */
import { html, type Markup } from '../markup.ts';
import { coordinate } from './coordinate.ts';

/**
 * `value` and `reference` are parts of the scale's length, 0 to 1: bars always start at 0. The reference (the
 * KPI as a whole) is a thin mark across the bar.
 */
export function bar(value: number, reference: number | null): Markup {
  const percent = (part: number) => `${coordinate(100 * Math.min(Math.max(part, 0), 1))}%`;
  return html`<svg class="bar" aria-hidden="true" width="100%" height="14"><rect class="track" width="100%" height="14"/><rect class="fill" width="${percent(value)}" height="14"/>${
    reference !== null && html`<line x1="${percent(reference)}" x2="${percent(reference)}" y1="0" y2="14"/>`
  }</svg>`;
}
