/** What a measure counts, in a sentence, for documents that show no figures. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { Kpi, Plan } from '../plan/generated/types.ts';
import { fiscalCalendar, lastComplete } from '../plan/period.ts';
import { definitionOf } from './kpi-result.ts';
import { prepare } from './prepare.ts';

/**
 * The same words as in a report; undefined where the definition is not complete, or is none.
 *
 * @param asOf YYYY-MM-DD
 */
export function definitionWords(plan: Plan, kpi: Kpi, asOf: string): string | undefined {
  const calendar = fiscalCalendar(plan.calendar);
  const asked = lastComplete(asOf, 'quarter', calendar);
  try {
    const prepared = prepare(kpi, { plan, asked, calendar, given: [], asOf });
    return 'job' in prepared ? definitionOf(prepared.job) : undefined;
  } catch (error) {
    // A statistic that the measure doesn't give: a report stops there, and lint tells it.
    if (error instanceof CannotDo) return undefined;
    throw error;
  }
}
