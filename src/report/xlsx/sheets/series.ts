import { dayBefore } from '../../../plan/period.ts';
import { type FigureRow, measureRows } from '../../figure-rows.ts';
import type { ReportModel } from '../../model.ts';
import { amount, count, date, figure, type Sheet, tableSheet, unitText, yes } from '../sheet.ts';
import { statusText } from '../status-text.ts';

/** Every figure by period: of KPIs, of the parts that goals are about, of what is watched. */
export function series(model: ReportModel): Sheet | null {
  return tableSheet<FigureRow>(
    'Series',
    [
      { title: 'KPI', width: 44, cell: row => row.name },
      { title: 'Statistic', width: 14, cell: row => row.stat },
      { title: 'Goal', width: 20, cell: row => row.goal },
      { title: 'Part', width: 24, cell: row => row.part },
      { title: 'Period', width: 12, cell: row => row.period.id },
      { title: 'From', width: 12, cell: row => date(row.period.start) },
      { title: 'To', width: 12, cell: row => date(dayBefore(row.period.end)) },
      { title: 'Value', width: 14, cell: row => figure(row.cell, row.scale) },
      { title: 'Unit', width: 10, cell: row => unitText(row.scale) },
      { title: 'Numerator', width: 12, cell: row => count(row.cell.numerator) },
      { title: 'Rows', width: 12, cell: row => count(row.cell.n) },
      { title: 'Lower', width: 12, cell: row => amount(row.interval?.lower ?? null, row.scale) },
      { title: 'Upper', width: 12, cell: row => amount(row.interval?.upper ?? null, row.scale) },
      { title: 'Course, at least', width: 12, cell: row => amount(row.course?.gte ?? null, row.scale) },
      { title: 'Course, at most', width: 12, cell: row => amount(row.course?.lte ?? null, row.scale) },
      { title: 'Status', width: 14, cell: row => row.status && statusText(row.status) },
      { title: 'Provisional', width: 12, cell: row => yes(row.provisional) },
      { title: 'Coverage', width: 12, cell: row => row.coverage },
    ],
    measureRows(model).filter(({ breakdown }) => breakdown === null),
  );
}
