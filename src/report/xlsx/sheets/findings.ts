import { againWords } from '../../finding-words.ts';
import type { FindingRow, Heard } from '../../findings.ts';
import type { ReportModel } from '../../model.ts';
import { count, type Sheet, type SheetCell, tableSheet } from '../sheet.ts';

/** What was said and what came of it. */
export function findings({ findings: rows }: ReportModel): Sheet | null {
  return tableSheet<FindingRow>(
    'Findings',
    [
      { title: 'You said', width: 60, cell: row => row.text },
      { title: 'Kind', width: 14, cell: row => row.kind ?? null },
      { title: 'Heard in', width: 40, cell: row => row.study },
      { title: 'From', width: 32, cell: row => row.from.join(', ') || null },
      { title: 'Heard again in', width: 16, cell: row => row.heard?.period.id ?? null },
      { title: 'Times', width: 10, cell: ({ heard }) => heard && heardNumber(heard, heard.said) },
      { title: 'Of', width: 10, cell: ({ heard }) => heard && heardNumber(heard, heard.of) },
      { title: 'Asked again', width: 40, cell: row => row.again.map(againWords).join('; ') || null },
      { title: 'Status', width: 12, cell: row => row.status },
      {
        title: 'Goals',
        width: 50,
        cell: row => row.goals.map(({ statement }) => statement).join('; ') || null,
      },
      {
        title: 'Initiatives',
        width: 50,
        cell: row => row.initiatives.map(({ title, status }) => `${title} (${status})`).join('; ') || null,
      },
      { title: 'Reason', width: 50, cell: row => row.reason },
    ],
    rows,
  );
}

function heardNumber({ withheld }: Heard, number: number | null): SheetCell {
  return number === null && withheld ? 'withheld' : count(number);
}
