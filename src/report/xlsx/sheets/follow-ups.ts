import type { FollowUpRow } from '../../meeting/follow-ups.ts';
import type { ReportModel } from '../../model.ts';
import { count, date, type Sheet, tableSheet } from '../sheet.ts';

/** What earlier reviews left to do. */
export function followUps({ reviews }: ReportModel): Sheet | null {
  return tableSheet<FollowUpRow>(
    'Follow-ups',
    [
      { title: 'What is to be done', width: 60, cell: row => row.what },
      { title: 'Review', width: 16, cell: row => row.review },
      { title: 'Owner', width: 28, cell: row => row.owner },
      { title: 'Due', width: 12, cell: row => date(row.due) },
      { title: 'Done', width: 12, cell: row => date(row.done) },
      { title: 'State', width: 12, cell: row => row.state },
      { title: 'Days late', width: 10, cell: row => count(row.daysLate || null) },
    ],
    reviews.followUps,
  );
}
