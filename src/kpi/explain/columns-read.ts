import type { ColumnNeed } from '../../data/batch.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';
import { measureOf } from '../traits.ts';

/** The columns of a source as the plan's KPIs read them. */
export function columnsRead(plan: Plan, source: string): ColumnNeed[] {
  return measuredIn(plan)
    .filter(kpi => [kpi.source ?? []].flat().includes(source))
    .flatMap(kpi => {
      const found = kpi.measure && measureOf(kpi.measure);
      if (!found || found.measure.lacks?.(found.spec)) return [];
      const isDated = kpi.anchor && kpi.anchor !== 'none';
      const anchor = isDated ? [{ name: kpi.anchor!, type: 'instant' as const }] : [];
      return [...found.measure.needs(found.spec), ...anchor];
    });
}
