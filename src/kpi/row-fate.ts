/** What becomes of single rows in the period asked for, for whoever explains a number row by row. */
import type { Batch, LeftOutReason, RawRows } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import type { Job, JobSource } from './job.ts';
import type { Reading, Rows } from './measure.ts';
import { endsWith, type Interval } from './periods.ts';

export type RowFate =
  /** The KPI's `where` does not name it. */
  | { is: 'filtered' }
  /** Nothing, or nothing that can be read, under the column that decides the period. */
  | { is: 'undated'; unreadable: boolean }
  /** It belongs to another period; of a stock: it was not there at the period's end. */
  | { is: 'outside' }
  /** Index into the measure's outcomes; the number of the row, NaN where it has none. */
  | { is: 'counted'; outcome: number; value: number }
  /** In the period; the outcome depends on the rows before it, and is known when all are read. */
  | { is: 'held' }
  /** Index into the measure's reasons. */
  | { is: 'left-out'; reason: number };

/** Hears of every row of every source that an evaluation reads. */
export interface RowListener {
  /** Each row of a source, once per job that counts it. */
  onRow(job: Job, at: RowPlace, fate: RowFate): void;
  /** Rows of the files that don't belong to the source. */
  onLeftOut?(source: string, row: { file: number; line: number; reason: LeftOutReason }): void;
}

/** A row where it was read; `raw` holds until the call returns. */
export interface RowPlace {
  source: JobSource;
  batch: Batch;
  raw: RawRows;
  row: number;
}

export const filtered: RowFate = { is: 'filtered' };
const outside: RowFate = { is: 'outside' };

/** The fate of a batch's rows, those that `where` leaves, in one period; `file` is that of a snapshot. */
export function fateIn(
  period: Interval,
  job: Job,
  rows: Rows,
  reading: Reading,
  file: Interval | undefined,
): (row: number) => RowFate {
  const { start, end } = period;
  const counted = (row: number): RowFate => {
    const outcome = reading.outcome(row, end);
    if (outcome < 0) return { is: 'left-out', reason: -1 - outcome };
    if (reading.follows) return { is: 'held' };
    return { is: 'counted', outcome, value: reading.value ? reading.value(row) : Number.NaN };
  };
  if (job.undated) return row => (file && endsWith(period, file) ? counted(row) : outside);
  if (job.anchor === null)
    return row => {
      const isThere = reading.since!(row) < end && reading.until!(row) >= end;
      return isThere ? counted(row) : outside;
    };
  const anchor = rows.instant(job.anchor);
  return row => {
    if (anchor.state[row] !== CellState.ok)
      return { is: 'undated', unreadable: anchor.state[row] === CellState.unreadable };
    const at = anchor.values[row]!;
    return at >= start && at < end ? counted(row) : outside;
  };
}
