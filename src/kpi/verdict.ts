/** Yes or no per row, as an exported column or a filter of the plan says. */
import type { ColumnNeed } from '../data/batch.ts';
import type { Filter } from '../plan/generated/types.ts';
import { filterInWords } from './filter-words.ts';
import { absence, absent, isOk, named, need, type Rows } from './measure.ts';

/** The name of a yes/no column, or a filter that holds for yes. */
export type Verdict = string | Filter;

export function verdictNeeds(verdict: Verdict): ColumnNeed[] {
  return typeof verdict === 'string' ? [need(verdict, 'boolean')] : [];
}

export function verdictFilters(verdict: Verdict): Filter[] {
  return typeof verdict === 'string' ? [] : [verdict];
}

/** Reasons for which a row has no verdict; a filter always has one. */
export function verdictReasons(verdict: Verdict): string[] {
  return typeof verdict === 'string' ? absence(verdict) : [];
}

/** 1 yes, 0 no; the (negative) code of a reason where there is none. `first` is the index of the verdict's reasons. */
export function readVerdict(verdict: Verdict, rows: Rows, first: number): (row: number) => number {
  if (typeof verdict !== 'string') {
    const test = rows.filter(verdict);
    return row => (test(row) ? 1 : 0);
  }
  const column = rows.boolean(verdict);
  return row => (isOk(column, row) ? column.values[row]! : absent(column, row, first));
}

/** `"answered" is yes`, or the filter in words. */
export function verdictInWords(verdict: Verdict): string {
  return typeof verdict === 'string' ? `${named(verdict)} is yes` : filterInWords(verdict);
}
