/** What is counted of contacts and findings, made ready for counting as KPIs are. */
import type { Plan } from '../../plan/generated/types.ts';
import type { Flows } from '../cell-flows.ts';
import type { Job } from '../job.ts';
import { type Prepared, type Preparing, prepare } from '../prepare.ts';
import { definitionsOf, type NatureDefinitions, natureDefinitions } from './definitions.ts';

export interface NatureToCount {
  definitions: NatureDefinitions;
  prepared: Prepared[];
}

export const nothingToCount: NatureToCount = {
  definitions: { interactions: [], findings: [] },
  prepared: [],
};

/** @param jobs those of the plan's KPIs and watched measures that can be counted */
export function natureToCount(plan: Plan, preparing: Preparing, jobs: readonly Job[]): NatureToCount {
  const definitions = natureDefinitions(plan, jobs);
  const prepared = definitionsOf(definitions).map(kpi => prepare(kpi, preparing));
  for (const entry of prepared) if ('job' in entry) entry.job.brokenDown = comparedIn(entry.job);
  return { definitions, prepared };
}

/** Reasons are judged by their own history. */
function comparedIn({ history, previous, lastYear, series }: Job): Job['brokenDown'] {
  return [...history, ...series, previous, lastYear];
}

/** Figures that follow from each other: what is received is resolved or active. */
export function flowsOf({ definitions, prepared }: NatureToCount): Flows {
  const jobs = new Map(prepared.flatMap(entry => ('job' in entry ? [[entry.job.kpi.id, entry.job]] : [])));
  return definitions.interactions.flatMap(({ received, resolved, active }) => {
    const flow = [received, resolved, active].flatMap(kpi => (kpi && jobs.get(kpi.id)) ?? []);
    return flow.length === 3 ? [flow] : [];
  });
}
