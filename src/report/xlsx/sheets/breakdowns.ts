import { type FigureRow, measureRows } from '../../figure-rows.ts';
import type { ReportModel } from '../../model.ts';
import { count, figure, type Sheet, tableSheet, unitText } from '../sheet.ts';

/** The groups of the period reported. */
export function breakdowns(model: ReportModel): Sheet | null {
  return tableSheet<FigureRow>(
    'Breakdowns',
    [
      { title: 'KPI', width: 44, cell: row => row.name },
      { title: 'By', width: 24, cell: row => row.breakdown },
      { title: 'Group', width: 44, cell: row => row.group },
      { title: 'Value', width: 14, cell: row => figure(row.cell, row.scale) },
      { title: 'Unit', width: 10, cell: row => unitText(row.scale) },
      { title: 'Numerator', width: 12, cell: row => count(row.cell.numerator) },
      { title: 'Rows', width: 12, cell: row => count(row.cell.n) },
      { title: 'Few rows', width: 12, cell: row => row.cell.small },
    ],
    measureRows(model).filter(({ breakdown }) => breakdown !== null),
  );
}
