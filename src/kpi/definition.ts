/** What a KPI of a plan counts, as one text: for whoever compares two versions of a plan. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { Kpi, Plan } from '../plan/generated/types.ts';
import { fiscalCalendar, periodOf } from '../plan/period.ts';
import { hashOf, scopeOf } from './definition-hash.ts';
import { prepare } from './prepare.ts';

/**
 * Equal for two KPIs whose numbers count the same thing in the same way: the fingerprint of the definition, the part
 * of a shared one that the plan takes, and the statistic that goals are judged by.
 *
 * @param plan the one that the KPI stands in, for its sources, its calendar and the KPIs that a ratio is made of
 * @returns undefined where it says too little to count anything
 */
export function definitionOf(kpi: Kpi, plan: Plan): string | undefined {
  const calendar = fiscalCalendar(plan.calendar);
  const asOf = '2000-01-01';
  // When it is asked, and which goals there are, makes no difference to a definition.
  const run = { plan: { ...plan, goals: [] }, asked: periodOf(asOf, 'quarter', calendar), asOf, calendar };
  try {
    const prepared = prepare(kpi, { ...run, given: [] });
    if (!('job' in prepared)) return undefined;
    const { job } = prepared;
    const isWhole = !job.measure.parts?.(job.spec) || job.parts !== undefined;
    return isWhole ? [hashOf(job), scopeOf(job), job.stat].join(' ') : undefined;
  } catch (error) {
    if (error instanceof CannotDo) return undefined;
    throw error;
  }
}
