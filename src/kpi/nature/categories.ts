/** Reasons and channels over time, from the cells of what was received. */
import type { Period } from '../../plan/period.ts';
import { emptyCell, type KpiCells } from '../cells.ts';
import type { Change, GroupCell, PeriodCell } from '../evaluation.ts';
import { noValue, others } from '../groups.ts';
import { History } from '../history.ts';
import { type Job, periodKey } from '../job.ts';
import { changeFrom } from '../kpi-result.ts';
import { smallest } from '../privacy.ts';
import { byCounting, notJudged } from '../statistics/verdict.ts';
import { movers } from './movers.ts';
import type { Category, CategoryColumn } from './nature.ts';

/** The columns in the order of the job's breakdowns. */
export function categoryColumns(
  job: Job,
  cells: KpiCells,
  columns: readonly Pick<CategoryColumn, 'column' | 'of'>[],
): CategoryColumn[] {
  return columns.flatMap(({ column, of }) => {
    if (!job.breakdowns.some(breakdown => breakdown.column === column)) return [];
    const values = new ColumnCells(cells, column);
    const labels = [...values.groups(job.current).keys()];
    const categories = labels.map(label => categoryOf(job, values, label));
    return [{ column, of, categories, movers: movers(categories) }];
  });
}

/** The groups of one column, by period. */
class ColumnCells {
  private readonly cells: KpiCells;
  private readonly column: string;
  private readonly known = new Map<string, ReadonlyMap<string, GroupCell>>();

  constructor(cells: KpiCells, column: string) {
    this.cells = cells;
    this.column = column;
  }

  groups(period: Period): ReadonlyMap<string, GroupCell> {
    const key = periodKey(period);
    let groups = this.known.get(key);
    if (!groups) {
      const found = this.cells.breakdowns(period).find(({ column }) => column === this.column)?.groups ?? [];
      groups = new Map(found.map(group => [group.label, group]));
      this.known.set(key, groups);
    }
    return groups;
  }

  /** The contacts of one value. What a list doesn't name there was not, unless the rest of it was gathered. */
  cell(label: string, period: Period): PeriodCell {
    const whole = this.cells.period(period);
    const groups = this.groups(period);
    const group = groups.get(label);
    const frame = { ...whole, interval: null, also: {}, outcomes: [], leftOut: [] };
    if (group) return { ...frame, ...group };
    const isGathered = groups.has(others) && label !== noValue;
    const isNone = whole.value !== null && (groups.size > 0 || whole.n === 0) && !isGathered;
    return isNone ? { ...frame, value: 0, n: 0 } : { ...frame, ...emptyCell, value: null, n: null };
  }
}

function categoryOf(job: Job, values: ColumnCells, label: string): Category {
  const cellIn = (period: Period) => values.cell(label, period);
  const current = cellIn(job.current);
  const [previous, lastYear] = [cellIn(job.previous), cellIn(job.lastYear)];
  const series = job.series.map(cellIn);
  const history = new History(job, {
    period: cellIn,
    estimate: () => null,
    breakdowns: () => [],
    rowsWithheld: false,
  });
  // What is gathered differs from one period to the next.
  const since = (earlier: PeriodCell) =>
    label === others
      ? null
      : judged(changeFrom(earlier, current, 'count', undefined, history), earlier, current);
  const { value, numerator, n, outcomes, leftOut, small } = current;
  return {
    label,
    now: { value, numerator, n, outcomes, leftOut, small },
    series: series.map(cell => cell.value),
    changeFromPrevious: since(previous),
    changeFromLastYear: since(lastYear),
    withheld: [current, previous, lastYear, ...series].some(cell => cell.small === 'withheld'),
  };
}

/** Of a handful of contacts nobody can say that they have become more. */
function judged(change: Change | null, earlier: PeriodCell, current: PeriodCell): Change | null {
  if (!change) return null;
  const [before, now] = [earlier.value!, current.value!];
  const verdict =
    Math.max(before, now) < smallest ? notJudged('too-few') : byCounting(change.verdict, before, now);
  return { ...change, verdict };
}
