import type { ReportModel } from '../../model.ts';
import type { ActionRow } from '../../promises.ts';
import { count, date, type Sheet, tableSheet } from '../sheet.ts';

export function actions({ actions: rows }: ReportModel): Sheet | null {
  return tableSheet<ActionRow>(
    'Actions',
    [
      { title: 'Action', width: 60, cell: row => row.what },
      { title: 'Initiative', width: 44, cell: row => row.initiative },
      { title: 'Owner', width: 28, cell: row => row.owner },
      { title: 'Due', width: 12, cell: row => date(row.due) },
      { title: 'State', width: 12, cell: row => row.state },
      { title: 'Done', width: 12, cell: row => date(row.done) },
      { title: 'On time', width: 10, cell: row => (row.onTime === null ? null : row.onTime ? 'yes' : 'no') },
      { title: 'Days late', width: 10, cell: row => count(row.daysLate || null) },
      { title: 'Done when', width: 44, cell: row => row.doneWhen },
    ],
    rows,
  );
}
