/** What a change is, in three columns: its size, whether it is the wanted one, whether it is more than chance. */
import type { Change } from '../../kpi/evaluation.ts';
import { directionWord } from '../cells.ts';
import type { Scale } from '../numbers.ts';
import { verdictWords } from '../statistics-words.ts';
import { amount, change, type TableColumn } from './sheet.ts';

export function changeColumns<Row extends Scale>(
  since: string,
  of: (row: Row) => Change | null,
): TableColumn<Row>[] {
  return [
    { title: `Change since ${since}`, width: 12, cell: row => change(of(row), row) },
    {
      title: `… in per cent`,
      width: 10,
      cell: row => amount(of(row)?.relative ?? null, { unit: 'percent', shownIn: null }),
    },
    {
      title: '… is',
      width: 24,
      cell: row => {
        const found = of(row);
        return found && [directionWord(found), verdictWords(found.verdict)].filter(Boolean).join(', ');
      },
    },
  ];
}
