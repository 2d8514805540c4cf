/** A change in a cell of a table. */
import type { Change } from '../../kpi/evaluation.ts';
import { directionWord, none } from '../cells.ts';
import { type Content, html } from '../markup.ts';
import { readsAsZero, type Scale, shortChange, signed, unbroken } from '../numbers.ts';
import { verdictWords } from '../statistics-words.ts';

/** The difference, and below it which way it went. */
export function changeCell(change: Change | null, scale: Scale): Content {
  if (!change) return none;
  if (readsAsZero(change, scale)) return 'no change';
  const words = [
    directionWord(change),
    change.relative === null ? '' : `${signed(change.relative, 1)} %`,
    verdictWords(change.verdict),
  ].filter(Boolean);
  return html`<span class="num">${shortChange(change, scale)}</span>${words.length > 0 && html`<br><span class="quiet">${unbroken(words.join(', '))}</span>`}`;
}
