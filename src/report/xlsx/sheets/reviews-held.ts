import type { MeetingRow } from '../../meeting/attendance.ts';
import type { ReportModel } from '../../model.ts';
import { count, date, type Sheet, tableSheet } from '../sheet.ts';

export function reviewsHeld({ reviews }: ReportModel): Sheet | null {
  return tableSheet<MeetingRow>(
    'Reviews held',
    [
      { title: 'Review', width: 16, cell: row => row.period },
      { title: 'Held', width: 12, cell: row => date(row.date) },
      { title: 'Chair', width: 32, cell: row => row.chair },
      { title: 'Presented', width: 32, cell: row => row.presented },
      { title: 'There', width: 60, cell: row => row.attended.join(', ') || null },
      { title: 'Worth the time, of 5', width: 12, cell: row => count(row.worth) },
    ],
    reviews.attendance.meetings,
  );
}
