/** Years of which the exports know a part. */
import type { PeriodCell } from './evaluation.ts';

/**
 * Whether it is the figure of a year that is not over, or that the exports don't cover in full. Such a figure compares
 * with no other year's: what adds up is less, and the rest lies elsewhere in the seasons.
 */
export function isPartYear({ period, provisional, coverage }: PeriodCell): boolean {
  return period.kind === 'year' && (provisional || coverage === 'partial');
}
