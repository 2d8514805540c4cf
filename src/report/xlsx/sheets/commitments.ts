import { type CommitmentRow, keptLook } from '../../commitments.ts';
import type { ReportModel } from '../../model.ts';
import { amount, count, type Sheet, tableSheet, yes } from '../sheet.ts';

export function commitments({ commitments: rows }: ReportModel): Sheet | null {
  const scaled = (of: (row: CommitmentRow) => number | null | undefined) => (row: CommitmentRow) =>
    row.measuredBy && amount(of(row) ?? null, row.measuredBy);
  return tableSheet<CommitmentRow>(
    'Promises to customers',
    [
      { title: 'We promise', width: 60, cell: row => row.text },
      {
        title: 'State',
        width: 18,
        cell: row => {
          const { shape, word } = keptLook(row.state);
          return `${shape} ${word}`;
        },
      },
      { title: 'Promised, at least', width: 12, cell: scaled(row => row.target?.gte) },
      { title: 'Promised, at most', width: 12, cell: scaled(row => row.target?.lte) },
      { title: 'Measured by', width: 44, cell: row => row.measuredBy?.name ?? null },
      { title: 'Value', width: 14, cell: scaled(row => row.value) },
      { title: 'Provisional', width: 12, cell: row => yes(row.provisional) },
      { title: 'Periods kept', width: 10, cell: row => (row.record.of ? count(row.record.kept) : null) },
      { title: 'Periods judged', width: 10, cell: row => count(row.record.of) },
      { title: 'Owner', width: 28, cell: row => row.owner },
    ],
    rows,
  );
}
