/** Whether a row has something: a value in a column, or what a filter of the plan asks for. */
import type { ColumnNeed } from '../data/batch.ts';
import type { Filter } from '../plan/generated/types.ts';
import { filterInWords } from './filter-words.ts';
import { isOk, named, need, type Rows } from './measure.ts';

/** The name of a column that then holds a value, or a filter. */
export type Presence = string | Filter;

export function presenceNeeds(presence: Presence): ColumnNeed[] {
  return typeof presence === 'string' ? [need(presence, 'text')] : [];
}

export function presenceFilters(presence: Presence): Filter[] {
  return typeof presence === 'string' ? [] : [presence];
}

export function readPresence(presence: Presence, rows: Rows): (row: number) => boolean {
  if (typeof presence !== 'string') return rows.filter(presence);
  const column = rows.text(presence);
  return row => isOk(column, row);
}

/** `with a value under "rating"`, or the filter in words. */
export function presenceInWords(presence: Presence): string {
  return typeof presence === 'string'
    ? `with a value under ${named(presence)}`
    : `where ${filterInWords(presence)}`;
}
