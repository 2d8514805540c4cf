import type { ColumnNeed } from './batch.ts';

/** Identity of a need: a column may be asked for as more than one type. */
export function needId(need: ColumnNeed): string {
  return JSON.stringify([need.name, need.type]);
}
