/** What a plan measures: the KPIs it is judged by, and beside them the measures that it watches. */
import type { Kpi, Plan } from './generated/types.ts';

/** Sections whose entries are definitions of measures. */
export const measuredSections = ['kpis', 'watch'] as const;
export type MeasuredSection = (typeof measuredSections)[number];

/** All definitions, the KPIs first; a watched measure is a KPI that has no goal. */
export function measuredIn(plan: Plan): Kpi[] {
  return measuredSections.flatMap((section): readonly Kpi[] => plan[section] ?? []);
}
