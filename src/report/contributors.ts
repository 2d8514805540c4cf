/** Where the misses come from: the groups of a breakdown that hold most of them. */
import { clip } from '../diagnostic/visible.ts';
import type { Cell, KpiResult } from '../kpi/evaluation.ts';
import { others } from '../kpi/groups.ts';
import { count, decimal } from './numbers.ts';

export interface Contributor {
  column: string;
  label: string;
  misses: number;
  n: number;
  /** All misses of the KPI in the period, and the group's share of them, 0 to 100. */
  of: number;
  share: number;
}

const shown = 3;

/**
 * Up to three groups of each breakdown, most misses first. Only shares have misses: the rows on the wrong side
 * of the share. Empty for other KPIs, without misses, and where the KPI is withheld.
 */
export function contributors(kpi: KpiResult): Contributor[] {
  const all = misses(kpi, kpi.current);
  if (!all) return [];
  return kpi.breakdowns.flatMap(({ column, groups }) =>
    groups
      .flatMap(group => {
        const missed = misses(kpi, group);
        return missed
          ? [
              {
                column,
                label: group.label,
                misses: missed,
                n: group.n!,
                of: all,
                share: (100 * missed) / all,
              },
            ]
          : [];
      })
      .sort((a, b) => b.misses - a.misses)
      .slice(0, shown),
  );
}

/** `Vacant property 29 (19 %)`; what the breakdown has no row for is no place: `91 (73 %) spread over all others`. */
export function contributorWords({ label, misses, share }: Contributor): string {
  const size = `${count(misses)} (${decimal(share, 0)} %)`;
  return label === others ? `${size} spread over all others` : `${clip(label, 80)} ${size}`;
}

/** Undefined where it can't be told which rows missed. */
function misses({ better, unit }: KpiResult, cell: Cell): number | undefined {
  if (unit !== 'percent' || !better || cell.numerator === null || cell.n === null) return undefined;
  return better === 'higher' ? cell.n - cell.numerator : cell.numerator;
}
