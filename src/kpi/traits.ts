/** How a KPI counts, for whoever judges plans without reading data. */
import type { Kpi } from '../plan/generated/types.ts';
import { type Measure, type MeasureSpec, type MeasureTraits, withDefaults } from './measure.ts';
import { measures } from './measures/index.ts';

export type { MeasureTraits } from './measure.ts';

/** The measure of a spec, with the spec's defaults filled in; undefined for a kind that there is not. */
export function measureOf(spec: MeasureSpec): { measure: Measure; spec: MeasureSpec } | undefined {
  if (!Object.hasOwn(measures, spec.kind)) return undefined;
  const measure = measures[spec.kind] as unknown as Measure;
  return { measure, spec: withDefaults(measure, spec) };
}

/** Whether a measure can give a statistic. */
export function canGive(measure: Measure, spec: MeasureSpec, stat: string): boolean {
  const stats = measure.stats(spec);
  return stats.includes(stat) || (stats.includes('p') && /^p[1-9]\d?$/.test(stat));
}

/** The statistic that a KPI is told by: its own, else the first that its measure gives. */
export function headlineStat(
  { stat }: Pick<Kpi, 'stat'>,
  { measure, spec }: { measure: Measure; spec: MeasureSpec },
): string {
  return stat ?? measure.stats(spec)[0]!;
}

/** Unit, scale and direction of a KPI's headline statistic, or of another; undefined where it has no such number. */
export function traits(kpi: Kpi, stat?: string): MeasureTraits | undefined {
  if (!kpi.measure) return undefined;
  const found = measureOf(kpi.measure);
  if (!found) return undefined;
  const wanted = stat ?? headlineStat(kpi, found);
  return canGive(found.measure, found.spec, wanted) ? found.measure.traits(found.spec, wanted) : undefined;
}

/** What a KPI's measure lacks to give its number, in a sentence; undefined where it has everything. */
export function lacks(kpi: Kpi): string | undefined {
  const found = kpi.measure ? measureOf(kpi.measure) : undefined;
  if (!found) return undefined;
  const { measure, spec } = found;
  const missing = measure.lacks?.(spec);
  if (missing) return missing;
  const unknown = [kpi.stat, ...(kpi.also ?? [])].find(
    stat => stat !== undefined && !canGive(measure, spec, stat),
  );
  return (
    unknown &&
    `A ${measure.kind} measure does not give the statistic "${unknown}"; ${givenStats(measure, spec)}`
  );
}

/** `It gives: median, mean, p1 to p99.` */
export function givenStats(measure: Measure, spec: MeasureSpec): string {
  return `it gives: ${measure
    .stats(spec)
    .map(name => (name === 'p' ? 'p1 to p99' : name))
    .join(', ')}.`;
}
