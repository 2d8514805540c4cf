import type { ReportModel } from '../../model.ts';
import { sparkline } from '../../sparkline.ts';
import type { WatchRow } from '../../watch.ts';
import { changeColumns } from '../change-columns.ts';
import { count, figure, type Sheet, tableSheet, yes } from '../sheet.ts';

export function watch({ watch: rows }: ReportModel): Sheet | null {
  return tableSheet<WatchRow>(
    'Also watched',
    [
      { title: 'Measure', width: 44, cell: row => row.name },
      { title: 'Value', width: 14, cell: row => figure(row.cell, row) },
      ...changeColumns<WatchRow>('the period before', row => row.changeFromPrevious),
      ...changeColumns<WatchRow>('a year ago', row => row.changeFromLastYear),
      { title: 'Trend', width: 14, cell: row => sparkline(row.series) || null },
      { title: 'Rows', width: 10, cell: row => count(row.cell.n) },
      { title: 'Provisional', width: 12, cell: row => yes(row.provisional) },
      { title: 'What it is', width: 60, cell: row => row.definition },
      { title: 'The owner says', width: 60, cell: row => row.comment },
      { title: 'To note', width: 60, cell: row => row.notes.join(' ') || null },
    ],
    rows,
  );
}
