import type { Filter, Source } from '../plan/generated/types.ts';
import type { Batch, ColumnNeed } from './batch.ts';

/** A filter made ready for batches: `filter(batch)` gives the test of that batch's rows. */
export interface CompiledFilter {
  (batch: Batch): (row: number) => boolean;
  /** The literal values of the filter that no row has had so far, by column, in the order of the plan. */
  neverSeen(): { column: string; value: string }[];
}

/** Loads the regular expression engine where a filter uses `matches`; await it before `compileFilter`. */
export async function loadMatcher(_filters: Iterable<Filter | undefined>): Promise<void> {}

/** The columns that a filter reads, each once per type. */
export function filterNeeds(_filter: Filter, _source: Source): ColumnNeed[] {
  return [];
}

/** Compiles a filter; `index` gives the place of a need in a batch's columns. */
export function compileFilter(
  _filter: Filter,
  _source: Source,
  _index: (need: ColumnNeed) => number,
): CompiledFilter {
  throw new Error('not yet');
}
