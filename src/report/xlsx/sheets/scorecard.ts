import { valueTitle } from '../../cells.ts';
import type { ReportModel, ScorecardRow } from '../../model.ts';
import { sparkline } from '../../sparkline.ts';
import { changeColumns } from '../change-columns.ts';
import {
  amount,
  count,
  figure,
  type Sheet,
  type SheetCell,
  type TableColumn,
  tableSheet,
  yes,
} from '../sheet.ts';
import { statusText } from '../status-text.ts';

const value = (title: string): TableColumn<ScorecardRow> => ({
  title,
  width: 14,
  cell: row => figure(row.cell, row),
});

/** The figure by which the status is, and what it is of where that is not the row's own value. */
const judged: TableColumn<ScorecardRow>[] = [
  {
    title: 'Judged by',
    width: 14,
    cell: row => {
      if (row.judged) return figure(row.judged.cell, { ...row, unit: row.judged.unit });
      return row.status === 'no-course' ? null : figure(row.cell, row);
    },
  },
  { title: 'Judged by, of', width: 24, cell: row => row.judged?.of ?? null },
];

function bound(side: 'gte' | 'lte', row: ScorecardRow): SheetCell {
  const { course, unit } = row.judged ?? row;
  return amount(course?.[side] ?? null, { ...row, unit });
}

export function scorecard({ scorecard: rows, header }: ReportModel): Sheet | null {
  return tableSheet<ScorecardRow>(
    'Scorecard',
    [
      { title: 'KPI', width: 44, cell: row => row.name },
      ...(rows.some(row => row.judged) ? judged : [value('Value')]),
      { title: 'Course, at least', width: 12, cell: row => bound('gte', row) },
      { title: 'Course, at most', width: 12, cell: row => bound('lte', row) },
      { title: 'Status', width: 14, cell: row => statusText(row.status) },
      ...(rows.some(row => row.judged) ? [value(valueTitle(header))] : []),
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
