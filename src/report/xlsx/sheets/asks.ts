import type { AskRow } from '../../meeting/asks.ts';
import { answerWords, forWhat, proposedMark } from '../../meeting/lines.ts';
import type { ReportModel } from '../../model.ts';
import { count, date, type Sheet, tableSheet } from '../sheet.ts';

/** What is asked of this meeting, and what earlier ones were asked. */
export function asks({ asks: now, reviews }: ReportModel): Sheet | null {
  return tableSheet<AskRow>(
    'Asks',
    [
      { title: 'What', width: 60, cell: row => row.text },
      { title: 'Review', width: 16, cell: row => row.review },
      { title: 'By whom', width: 22, cell: row => (row.from === 'csplan' ? proposedMark : 'the review') },
      { title: 'Because', width: 60, cell: row => row.facts },
      { title: 'For', width: 50, cell: row => forWhat(row) || null },
      { title: 'Of whom', width: 28, cell: row => row.of },
      { title: 'Needed by', width: 12, cell: row => date(row.by) },
      { title: 'Cost', width: 24, cell: ({ amount, cost }) => (amount ? count(amount.value) : cost) },
      { title: 'Unit of the cost', width: 12, cell: ({ amount }) => amount?.unit ?? null },
      { title: 'Answer', width: 40, cell: row => (row.from === 'plan' ? answerWords(row) : null) },
    ],
    [...now, ...reviews.earlierAsks],
  );
}
