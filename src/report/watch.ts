/** What the plan watches: measures with a figure and a trend, and without a score. */
import type { KpiResult, PeriodCell } from '../kpi/evaluation.ts';
import type { Review } from '../plan/generated/types.ts';
import { commentOn } from './meeting/own-review.ts';
import type { ScorecardRow } from './model.ts';
import type { TitleOf } from './owners.ts';

export interface WatchRow
  extends Pick<
    ScorecardRow,
    | 'id'
    | 'name'
    | 'unit'
    | 'shownIn'
    | 'cell'
    | 'provisional'
    | 'changeFromPrevious'
    | 'changeFromLastYear'
    | 'series'
    | 'guard'
  > {
  /** What the number is, in a sentence. */
  definition: string;
  stat: string;
  source: string;
  definitionHash: string;
  scopeHash: string | null;
  /** The cells of `series`. */
  periods: PeriodCell[];
  owner: string | null;
  notes: string[];
  /** What the owner says about it in the period's review. */
  comment: string | null;
}

/** In the plan's order. */
export function watchRows(
  watched: readonly KpiResult[],
  { titleOf, own }: { titleOf: TitleOf; own: Review | undefined },
): WatchRow[] {
  return watched.map(
    ({ id, name, unit, shownIn, current, series, guard, definition, owner, notes, ...rest }) => ({
      ...{ id, name, unit, shownIn, guard, definition, notes },
      stat: rest.stat,
      source: rest.source,
      definitionHash: rest.definitionHash,
      scopeHash: rest.scopeHash,
      periods: series,
      cell: current,
      provisional: current.provisional,
      changeFromPrevious: rest.changeFromPrevious,
      changeFromLastYear: rest.changeFromLastYear,
      series: series.map(cell => cell.value),
      owner: titleOf(owner),
      comment: commentOn(id, own),
    }),
  );
}
