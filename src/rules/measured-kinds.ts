/** What kind of result a plan's measures show, by their `family` and by how they count. */
import type { Kpi, Plan } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import { isGap } from './gap.ts';

type Kind = NonNullable<Kpi['measure']>['kind'];
type Family = NonNullable<Kpi['family']>;

export interface ResultShown {
  kinds: readonly Kind[];
  families: readonly Family[];
}

/** Whether a KPI or a watched measure shows such a result. */
export function isShown({ kinds, families }: ResultShown, plan: Plan): boolean {
  return measuredIn(plan).some(
    ({ measure, family }) =>
      (measure && kinds.includes(measure.kind)) || (family && families.includes(family)),
  );
}

/** Whether it is known of every KPI and watched measure how it counts: one that isn't may show anything. */
export function isMeasuringKnown(plan: Plan): boolean {
  const measured = measuredIn(plan);
  return measured.length > 0 && !measured.some(({ measure }) => isGap(measure?.kind));
}
