import type { ReportModel, ScorecardRow } from '../../model.ts';
import { sparkline } from '../../sparkline.ts';
import { changeColumns } from '../change-columns.ts';
import { amount, count, figure, type Sheet, tableSheet, yes } from '../sheet.ts';
import { statusText } from '../status-text.ts';

export function scorecard({ scorecard: rows }: ReportModel): Sheet | null {
  return tableSheet<ScorecardRow>(
    'Scorecard',
    [
      { title: 'KPI', width: 44, cell: row => row.name },
      { title: 'Value', width: 14, cell: row => figure(row.cell, row) },
      { title: 'Course, at least', width: 12, cell: row => amount(row.course?.gte ?? null, row) },
      { title: 'Course, at most', width: 12, cell: row => amount(row.course?.lte ?? null, row) },
      { title: 'Status', width: 14, cell: row => statusText(row.status) },
      { title: 'About the part', width: 24, cell: row => row.about },
      { title: 'Held, periods', width: 10, cell: row => count(row.held?.met ?? null) },
      { title: 'Held, of', width: 10, cell: row => count(row.held?.of ?? null) },
      ...changeColumns<ScorecardRow>('the period before', row => row.changeFromPrevious),
      ...changeColumns<ScorecardRow>('a year ago', row => row.changeFromLastYear),
      { title: 'Trend', width: 14, cell: row => sparkline(row.series) || null },
      { title: 'Rows', width: 10, cell: row => count(row.cell.n) },
      { title: 'Provisional', width: 12, cell: row => yes(row.provisional) },
      { title: 'Guard', width: 32, cell: row => row.guard?.name ?? null },
      {
        title: 'Guard, value',
        width: 14,
        cell: ({ guard }) => guard && amount(guard.value, { unit: guard.unit, shownIn: null }),
      },
      {
        title: 'Guard, before',
        width: 14,
        cell: ({ guard }) => guard && amount(guard.previous, { unit: guard.unit, shownIn: null }),
      },
    ],
    rows,
  );
}
