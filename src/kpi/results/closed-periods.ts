/** What was reported when periods were closed, to be asked by KPI and period. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { daysBetween } from '../../plan/period.ts';
import type { ResultRow, ResultsFile } from './result-row.ts';

/** The figures of a KPI in a period, and the file that has them. */
export interface ClosedKpi {
  path: string;
  rows: ResultRow[];
}

type Span = { start: string; end: string };

export class ClosedPeriods {
  /** In code point order of path. */
  readonly files: readonly ResultsFile[];
  private readonly byKpi = new Map<string, Map<string, ClosedKpi>>();

  /**
   * Of a KPI's rows those of its last closing count. A month that was closed by itself takes precedence over the
   * same month in the file of its quarter.
   */
  constructor(files: readonly ResultsFile[]) {
    this.files = [...files].sort((a, b) => compareCodePoints(a.path, b.path));
    const longestFirst = [...this.files].sort((a, b) => spanOf(b) - spanOf(a));
    for (const { path, rows } of longestFirst) for (const row of currentRows(rows)) this.add(path, row);
  }

  /** Nothing was ever closed. */
  get isEmpty(): boolean {
    return this.byKpi.size === 0;
  }

  /** What was reported of a KPI; undefined where the period was not closed with it. */
  of(kpi: string, period: Span): ClosedKpi | undefined {
    return this.byKpi.get(kpi)?.get(spanKey(period));
  }

  /** The rows of each closing of a KPI in a period, oldest first: the last are those that count. */
  closingsOf(kpi: string, period: Span): ResultRow[][] {
    const path = this.of(kpi, period)?.path;
    if (path === undefined) return [];
    const rows = this.files
      .find(file => file.path === path)!
      .rows.filter(row => row.kpi === kpi && spanKey(row.period) === spanKey(period));
    const closings = [...new Set(rows.map(({ closing }) => closing))].sort((a, b) => a - b);
    return closings.map(closing => rows.filter(row => row.closing === closing));
  }

  /** These, with one file as it is now. */
  with(file: ResultsFile): ClosedPeriods {
    return new ClosedPeriods([...this.files.filter(({ path }) => path !== file.path), file]);
  }

  /** The periods with figures of a KPI, in order of time. */
  periodsOf(kpi: string): ResultRow['period'][] {
    return [...(this.byKpi.get(kpi)?.values() ?? [])]
      .map(({ rows }) => rows[0]!.period)
      .sort((a, b) => compareCodePoints(a.start, b.start) || compareCodePoints(a.end, b.end));
  }

  private add(path: string, row: ResultRow): void {
    const periods = this.byKpi.get(row.kpi) ?? new Map<string, ClosedKpi>();
    this.byKpi.set(row.kpi, periods);
    const key = spanKey(row.period);
    const known = periods.get(key);
    if (known?.path === path) known.rows.push(row);
    else periods.set(key, { path, rows: [row] });
  }
}

/** The rows that count: of each KPI and period those of the last closing. */
export function currentRows(rows: readonly ResultRow[]): ResultRow[] {
  const last = new Map<string, number>();
  const key = ({ kpi, period }: ResultRow) => JSON.stringify([kpi, spanKey(period)]);
  for (const row of rows) last.set(key(row), Math.max(row.closing, last.get(key(row)) ?? 0));
  return rows.filter(row => row.closing === last.get(key(row)));
}

function spanKey({ start, end }: Span): string {
  return `${start}/${end}`;
}

/** Days of the longest period in a file. */
function spanOf({ rows }: ResultsFile): number {
  return Math.max(0, ...rows.map(({ period }) => daysBetween(period.start, period.end)));
}
