import type { DecisionRow } from '../../meeting/decisions.ts';
import { decidedWhy, subjectWords } from '../../meeting/lines.ts';
import type { ReportModel } from '../../model.ts';
import { date, type Sheet, tableSheet } from '../sheet.ts';

export function decisions({ reviews }: ReportModel): Sheet | null {
  return tableSheet<DecisionRow>(
    'Decisions',
    [
      { title: 'Decided', width: 60, cell: row => row.text },
      { title: 'Review', width: 16, cell: row => row.review },
      { title: 'On', width: 12, cell: row => date(row.date) },
      { title: 'About', width: 50, cell: row => subjectWords(row.about) || null },
      { title: 'Field', width: 16, cell: row => row.field },
      { title: 'From', width: 24, cell: row => row.from },
      { title: 'To', width: 24, cell: row => row.to },
      { title: 'Why', width: 60, cell: row => decidedWhy(row) || null },
    ],
    reviews.decisions,
  );
}
