/** Small pieces of markup that several parts of the page share. */
import type { Status } from '../../kpi/evaluation.ts';
import { html, type Markup } from '../markup.ts';
import { formatValue, type Scale } from '../numbers.ts';
import { daysLate } from '../sentences.ts';
import { lookOf } from '../status.ts';

/** Shape, word and colour. */
export function statusMark(status: Status): Markup {
  const { shape, word, tone } = lookOf(status);
  return html`<span class="status ${tone}"><i aria-hidden="true">${shape}</i>${word}</span>`;
}

/** A series in words, for those who can't see the drawing. */
export function trendLabel(values: readonly (number | null)[], scale: Scale): string {
  const known = values.filter(value => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'No values yet';
  if (known.length === 1) return `One value: ${formatValue(first, scale)}`;
  return `${known.length} values, from ${formatValue(first, scale)} to ${formatValue(last, scale)}`;
}

/** Words, and behind them how late it is. */
export function late(words: string, days: number): Markup {
  return html`${words}${days > 0 && html`<br><span class="bad">${daysLate(days)}</span>`}`;
}
