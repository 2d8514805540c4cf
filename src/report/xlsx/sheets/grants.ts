import type { ReportModel } from '../../model.ts';
import type { GrantRow } from '../../promises.ts';
import { count, date, type Sheet, tableSheet } from '../sheet.ts';

export function grants({ grants: rows }: ReportModel): Sheet | null {
  return tableSheet<GrantRow>(
    'Promised to us',
    [
      { title: 'What', width: 60, cell: row => row.what },
      { title: 'By', width: 32, cell: row => row.by },
      { title: 'Due', width: 12, cell: row => date(row.due) },
      { title: 'Received', width: 12, cell: row => date(row.received) },
      { title: 'State', width: 12, cell: row => row.state },
      { title: 'Days late', width: 10, cell: row => count(row.daysLate || null) },
    ],
    rows,
  );
}
