import type { ReportModel } from '../../model.ts';
import type { CategoryPart, CategoryRow } from '../../nature/categories.ts';
import { categoryWord, counts } from '../../nature/words.ts';
import type { Scale } from '../../numbers.ts';
import { sparkline } from '../../sparkline.ts';
import { changeColumns } from '../change-columns.ts';
import { amount, count, type Sheet, tableSheet, yes } from '../sheet.ts';

/** A reason or channel of one kind of contacts. */
interface Reason extends CategoryRow, Scale {
  of: string;
  column: CategoryPart;
}

const percent = { unit: 'percent', shownIn: null } as const;

/** Why people got in touch and by which channel, most contacts first. */
export function reasons({ nature: { interactions } }: ReportModel): Sheet | null {
  return tableSheet<Reason>(
    'Reasons and channels',
    [
      { title: 'Contacts', width: 44, cell: row => row.of },
      { title: 'By', width: 20, cell: row => categoryWord(row.column) },
      { title: 'Column', width: 20, cell: row => row.column.column },
      { title: 'Group', width: 44, cell: row => row.name },
      {
        title: 'Number',
        width: 12,
        cell: row => (row.n === null && row.withheld ? 'withheld' : count(row.n)),
      },
      { title: 'Share', width: 10, cell: row => amount(row.share, percent) },
      { title: 'Together', width: 10, cell: row => amount(row.cumulative, percent) },
      ...changeColumns<Reason>('the period before', row => row.changeFromPrevious),
      ...changeColumns<Reason>('a year ago', row => row.changeFromLastYear),
      {
        title: 'Changed most',
        width: 12,
        cell: row => yes(row.column.movers.some(({ label }) => label === row.label)),
      },
      { title: 'Trend', width: 14, cell: row => sparkline(row.series) || null },
    ],
    interactions.flatMap(({ name, columns }) =>
      columns.flatMap(column => column.rows.map(row => ({ ...row, ...counts, of: name, column }))),
    ),
  );
}
