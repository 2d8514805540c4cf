/** Puts a history among the closed periods: what is new, what stands there already, what contradicts it. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import type { KpiResult } from '../evaluation.ts';
import type { Seal } from './close.ts';
import type { ClosedPeriods } from './closed-periods.ts';
import type { HistoryRow } from './history.ts';
import { resultsFolder } from './read.ts';
import { differs } from './restatement.ts';
import type { ResultRow } from './result-row.ts';

export interface Import {
  /** New figures, among them those that supersede others. */
  taken: HistoryRow[];
  /** Figures that the period was closed with already. */
  known: HistoryRow[];
  /** Figures of a closed period that are others than the history has. */
  conflicts: { row: HistoryRow; before: ResultRow }[];
  /** Every file that changes, by its path from the plan's folder, with all its rows. */
  files(seal: Omit<Seal, 'note'>, note: string | null): { path: string; rows: ResultRow[] }[];
}

/** `shownIn` gives the unit in which a KPI's durations are written. */
export function importing(
  rows: readonly HistoryRow[],
  closed: ClosedPeriods,
  shownIn: (kpi: string) => KpiResult['shownIn'],
): Import {
  const taken: HistoryRow[] = [];
  const known: HistoryRow[] = [];
  const conflicts: Import['conflicts'] = [];
  for (const row of rows) {
    const before = closed
      .of(row.kpi, row.period)
      ?.rows.find(({ stat, goal, breakdown }) => stat === row.stat && goal === null && breakdown === null);
    if (before && isSame(row, before, shownIn(row.kpi))) known.push(row);
    else {
      taken.push(row);
      if (before) conflicts.push({ row, before });
    }
  }
  return { taken, known, conflicts, files: (seal, note) => filesOf(taken, closed, seal, note) };
}

/** An imported figure is as exact as it was written. */
function isSame(row: HistoryRow, before: ResultRow, shownIn: KpiResult['shownIn']): boolean {
  if (row.small === 'withheld' || before.small === 'withheld') return row.small === before.small;
  const written: ResultRow = { ...row, asOf: '', closing: 1, version: '' };
  return before.definition === row.definition && !differs(written, before, shownIn);
}

function filesOf(
  taken: readonly HistoryRow[],
  closed: ClosedPeriods,
  seal: Omit<Seal, 'note'>,
  note: string | null,
): { path: string; rows: ResultRow[] }[] {
  const paths = [...new Set(taken.map(pathOf))].sort(compareCodePoints);
  return paths.map(path => {
    const existing = closed.files.find(file => file.path === path)?.rows ?? [];
    const added = taken
      .filter(row => pathOf(row) === path)
      .sort((a, b) => compareCodePoints(a.kpi, b.kpi))
      .map(({ line: _line, ...row }) => {
        const before = existing.filter(({ kpi }) => kpi === row.kpi).map(({ closing }) => closing);
        return { ...row, ...seal, note: row.note ?? note, closing: 1 + Math.max(0, ...before) };
      });
    return { path, rows: [...existing, ...added] };
  });
}

function pathOf({ period }: HistoryRow): string {
  return `${resultsFolder}/${period.id}.csv`;
}
