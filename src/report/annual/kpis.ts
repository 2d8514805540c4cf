/** Each KPI over the quarters of a year. */
import type { Change, KpiResult, PeriodCell, Unit } from '../../kpi/evaluation.ts';
import type { ShownIn } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';

export interface AnnualKpi {
  id: string;
  name: string;
  unit: Unit;
  shownIn: ShownIn;
  quarters: { label: string; cell: PeriodCell; provisional: boolean }[];
  /** The whole year, or what there is of it; the year before where there is one. */
  year: PeriodCell;
  before: PeriodCell | null;
  /** Null as well where one of the years is not covered in full. */
  change: Change | null;
}

export function annualKpis(kpis: readonly KpiResult[]): AnnualKpi[] {
  return kpis.map(({ id, name, unit, shownIn, quarters = [], current, previous, changeFromPrevious }) => ({
    ...{ id, name, unit, shownIn },
    quarters: quarters.map(cell => ({
      label: shortLabel(cell.period),
      cell,
      provisional: cell.provisional && cell.coverage !== 'none',
    })),
    year: current,
    before: previous,
    change: changeFromPrevious,
  }));
}
