import type { Status } from '../../kpi/evaluation.ts';
import { lookOf } from '../status.ts';

/** `■ behind`: a word and a shape. */
export function statusText(status: Status): string {
  const { shape, word } = lookOf(status);
  return `${shape} ${word}`;
}
