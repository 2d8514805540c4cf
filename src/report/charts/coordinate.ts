import { rounded } from '../numbers.ts';

/** A coordinate of a drawing: one decimal is finer than anybody sees, and the same on every machine. */
export function coordinate(value: number): string {
  return rounded(value, 1).replace(/\.0$/, '');
}
