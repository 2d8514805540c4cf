/** The annual statement: delivered this year, to deliver next. Its other parts stand in the sheets of their own. */
import type { AnnualGoal } from '../../annual/goals.ts';
import type { AnnualKpi } from '../../annual/kpis.ts';
import type { AnnualPromise } from '../../annual/promises.ts';
import type { ToDeliver } from '../../annual/to-deliver.ts';
import { promiseRecord } from '../../annual/words.ts';
import type { ReportModel } from '../../model.ts';
import { changeColumns } from '../change-columns.ts';
import { count, date, figure, type Sheet, type TableColumn, tableSheet } from '../sheet.ts';
import { statusText } from '../status-text.ts';

export function goalsOfYear({ annual }: ReportModel): Sheet | null {
  return tableSheet<AnnualGoal>(
    'Goals of the year',
    [
      { title: 'Goal', width: 60, cell: row => row.statement },
      { title: 'Owner', width: 28, cell: row => row.owner },
      { title: 'Target', width: 32, cell: row => row.target },
      { title: 'KPI', width: 44, cell: row => row.kpi },
      { title: 'Figure', width: 28, cell: row => row.figure },
      {
        title: 'Status',
        width: 16,
        cell: row => (row.closed ? `closed: ${row.closed.is}` : statusText(row.status)),
      },
    ],
    annual?.goals ?? [],
  );
}

export function kpisOfYear({ annual }: ReportModel): Sheet | null {
  const quarters = (annual?.kpis[0]?.quarters ?? []).map(
    ({ label }, i): TableColumn<AnnualKpi> => ({
      title: label,
      width: 14,
      cell: row => {
        const quarter = row.quarters[i];
        return quarter ? figure(quarter.cell, row) : null;
      },
    }),
  );
  return tableSheet<AnnualKpi>(
    'KPIs over the year',
    [
      { title: 'KPI', width: 44, cell: row => row.name },
      ...quarters,
      { title: annual?.over ? 'Year' : 'Year so far', width: 14, cell: row => figure(row.year, row) },
      { title: 'Year before', width: 14, cell: row => row.before && figure(row.before, row) },
      ...changeColumns<AnnualKpi>('the year before', row => row.change),
    ],
    annual?.kpis ?? [],
  );
}

export function promisesOfYear({ annual }: ReportModel): Sheet | null {
  return tableSheet<AnnualPromise>(
    'Promises over the year',
    [
      { title: 'We promised', width: 60, cell: row => row.text },
      { title: 'How far', width: 24, cell: row => row.promised },
      { title: 'Periods kept', width: 10, cell: row => count(row.kept) },
      { title: 'Periods judged', width: 10, cell: row => count(row.of) },
      { title: 'Period by period', width: 60, cell: promiseRecord },
    ],
    annual?.promises ?? [],
  );
}

export function deliverNext({ annual }: ReportModel): Sheet | null {
  return tableSheet<ToDeliver>(
    'To deliver next',
    [
      { title: 'What', width: 60, cell: row => row.what },
      { title: 'Kind', width: 10, cell: row => row.kind },
      { title: 'Who', width: 32, cell: row => row.by },
      { title: 'Due', width: 12, cell: row => date(row.due) },
      { title: 'When', width: 14, cell: row => row.when },
    ],
    annual?.next ?? [],
  );
}
