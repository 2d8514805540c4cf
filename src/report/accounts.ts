/**
 * What the report tells of the files. Where figures of a source are withheld, counts of its files could bring them
 * back: a file may hold just the rows of one period, and a column's empty cells are its rows that don't count.
 */
import type { FileAccount, SourceAccount } from '../data/batch.ts';
import type { Cell, Evaluation, KpiResult } from '../kpi/evaluation.ts';
import { type Nature, resultsOf } from '../kpi/nature/nature.ts';

/** Counts are null where they are withheld. */
export interface FileRows extends Omit<FileAccount, 'read' | 'used' | 'leftOut' | 'columns' | 'bytes'> {
  /** Of a survey with one number in each line they tell how many lines there are. */
  bytes: number | null;
  read: number | null;
  used: number | null;
  leftOut: FileAccount['leftOut'] | null;
  columns: ColumnRows[];
}

export interface ColumnRows extends Omit<FileAccount['columns'][number], 'missing' | 'unreadable'> {
  missing: number | null;
  unreadable: number | null;
}

export interface SourceRows extends Omit<SourceAccount, 'files'> {
  files: FileRows[];
  /** All its files together; null where that is withheld too. */
  rows: { read: number; used: number } | null;
}

export function tellable(
  source: SourceAccount,
  { kpis, watch, nature }: Pick<Evaluation, 'kpis' | 'watch' | 'nature'>,
): SourceRows {
  const { files } = source;
  const results = [...kpis, ...watch, ...resultsOf(nature)];
  const rows = {
    read: files.reduce((sum, file) => sum + file.read, 0),
    used: files.reduce((sum, file) => sum + file.used, 0),
  };
  if (!source.sensitive || !(results.some(withholds) || withholdsCategory(nature)))
    return { ...source, rows };
  const told = results.some(kpi => kpi.rowsWithheld) ? null : rows;
  return {
    ...source,
    rows: told,
    files: files.map(file => withoutCounts(file, told !== null && files.length === 1)),
  };
}

function withoutCounts(
  { bytes, read, used, leftOut, columns, ...file }: FileAccount,
  countsRows: boolean,
): FileRows {
  return {
    ...file,
    bytes: countsRows ? bytes : null,
    read: countsRows ? read : null,
    used: countsRows ? used : null,
    leftOut: countsRows ? leftOut : null,
    columns: columns.map(column => ({ ...column, missing: null, unreadable: null })),
  };
}

/** Whether any figure of a KPI that the report has is withheld. */
function withholds(kpi: KpiResult): boolean {
  const cells: (Cell | null)[] = [
    kpi.current,
    kpi.previous,
    kpi.lastYear,
    ...kpi.series,
    ...kpi.goals.flatMap(goal => goal.series),
    ...kpi.breakdowns.flatMap(({ groups }) => groups),
  ];
  return kpi.rowsWithheld || cells.some(cell => cell?.small === 'withheld');
}

function withholdsCategory({ interactions }: Nature): boolean {
  return interactions.some(({ columns }) =>
    columns.some(({ categories }) => categories.some(({ withheld }) => withheld)),
  );
}
