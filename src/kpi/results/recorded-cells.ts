/**
 * Cells of a KPI where the exports reach, and figures of closed periods where they don't. Everything that is made
 * of cells (changes, goals, statistics, the series) then works from `results/` alone just as well.
 */
import type { Filter } from '../../plan/generated/types.ts';
import { daysBetween, type Period } from '../../plan/period.ts';
import type { KpiCells } from '../cells.ts';
import { hashOf, partHash, scopeOf } from '../definition-hash.ts';
import type { BreakdownResult, ClosedBefore, GroupCell, PeriodCell, Recorded } from '../evaluation.ts';
import type { Job } from '../job.ts';
import { type Estimate, intervalOf } from '../statistics/estimate.ts';
import type { ClosedKpi, ClosedPeriods } from './closed-periods.ts';
import { type ResultRow, tallyLabel } from './result-row.ts';

/** What was reported of a period: comparable with now, or counted in another way. */
export interface Found {
  row: ResultRow;
  path: string;
  differs: 'definition' | 'scope' | 'statistic' | null;
}

/** The figures of one KPI in closed periods. */
export class KpiRecord {
  readonly definition: string;
  readonly scope: string | null;
  private readonly job: Job;
  private readonly closed: ClosedPeriods;

  constructor(job: Job, closed: ClosedPeriods) {
    this.job = job;
    this.closed = closed;
    this.definition = hashOf(job);
    this.scope = scopeOf(job);
  }

  /** The figure of a statistic, of the whole KPI or of a goal's slice. */
  find(period: Period, stat: string, slice?: Filter): Found | undefined {
    const kept = this.closed.of(this.job.kpi.id, period);
    if (!kept) return undefined;
    const wanted = slice ? partHash(this.definition, slice) : this.definition;
    const candidates = kept.rows.filter(row => row.breakdown === null && this.isAbout(row, slice));
    const row =
      candidates.find(candidate => candidate.stat === stat && candidate.definition === wanted) ??
      candidates.find(candidate => candidate.stat === stat) ??
      candidates[0];
    return row && { row, path: kept.path, differs: this.difference(row, stat, wanted) };
  }

  /** What the figure was before its period was closed again, oldest first. */
  before(period: Period, stat: string, slice?: Filter): ClosedBefore[] {
    const closings = this.closed.closingsOf(this.job.kpi.id, period);
    return closings.slice(0, -1).flatMap((rows, i) => {
      const about = rows.filter(one => one.breakdown === null && this.isAbout(one, slice));
      const row = about.find(one => one.stat === stat) ?? about[0];
      if (!row) return [];
      const { value, numerator, n, small, unit, asOf } = row;
      const { asOf: on, note } = closings[i + 1]![0]!;
      return [
        {
          value,
          numerator,
          n,
          small,
          unit,
          stat: row.stat === stat ? null : row.stat,
          asOf,
          again: { asOf: on, note },
        },
      ];
    });
  }

  /** The rows of breakdowns under the present definition, and the file that has them. */
  groups(period: Period, stat: string): ClosedKpi | undefined {
    const kept = this.closed.of(this.job.kpi.id, period);
    const rows = kept?.rows.filter(
      row => row.breakdown !== null && row.stat === stat && !this.difference(row, stat, this.definition),
    );
    return rows?.length ? { path: kept!.path, rows } : undefined;
  }

  /** What a goal was judged by when the period was closed. */
  goal(period: Period, id: string): ResultRow | undefined {
    return this.closed.of(this.job.kpi.id, period)?.rows.find(row => row.goal === id);
  }

  /** The number that moves when the KPI is gamed, as it was reported. */
  guard(period: Period, name: string): ResultRow | undefined {
    return this.closed.of(this.job.kpi.id, period)?.rows.find(row => row.stat === `guard: ${name}`);
  }

  /** The months, quarters or years that were closed with this KPI. */
  periods(kind: Period['kind']): ResultRow['period'][] {
    const [least, most] = { month: [28, 31], quarter: [90, 92], year: [365, 366] }[kind] as [number, number];
    return this.closed.periodsOf(this.job.kpi.id).filter(({ start, end }) => {
      const days = daysBetween(start, end);
      return days >= least && days <= most;
    });
  }

  /** A slice's figures stand in rows of the goals that are about it. */
  private isAbout(row: ResultRow, slice: Filter | undefined): boolean {
    if (row.stat.startsWith('guard: ')) return false;
    if (!slice) return row.goal === null;
    if (row.goal === null) return false;
    if (row.definition === partHash(this.definition, slice)) return true;
    return this.job.goals.some(
      ({ goal, slice: index }) => goal.id === row.goal && index >= 0 && this.job.slices[index] === slice,
    );
  }

  private difference(row: ResultRow, stat: string, definition: string): Found['differs'] {
    if (row.definition !== definition) return 'definition';
    if (row.scope !== this.scope) return 'scope';
    return row.stat === stat ? null : 'statistic';
  }
}

export class RecordedCells implements KpiCells {
  readonly record: KpiRecord;
  private readonly entry: Job;
  private readonly inner: KpiCells;
  private readonly closing: Period | undefined;

  /** Of a period that is being closed (and its months) only the exports speak, as far as they reach. */
  constructor(job: Job, inner: KpiCells, closed: ClosedPeriods, closing: Period | undefined) {
    this.entry = job;
    this.inner = inner;
    this.record = new KpiRecord(job, closed);
    this.closing = closing;
  }

  /** What the exports say of a period, whatever was reported. */
  computed(period: Period, stat = this.entry.stat, slice = -1): PeriodCell {
    return this.inner.period(period, stat, slice);
  }

  period(period: Period, stat = this.entry.stat, slice = -1): PeriodCell {
    const cell = this.standing(period, stat, slice);
    const closedBefore = this.record.before(period, stat, slice < 0 ? undefined : this.entry.slices[slice]);
    if (!closedBefore.length) return cell;
    // What stood there before may give away what is withheld now.
    return { ...cell, closedBefore: cell.small === 'withheld' ? closedBefore.map(hidden) : closedBefore };
  }

  /** From the exports, else as it was reported. */
  private standing(period: Period, stat: string, slice: number): PeriodCell {
    const computed = this.inner.period(period, stat, slice);
    if (this.speaks(computed)) return computed;
    const found = this.record.find(period, stat, slice < 0 ? undefined : this.entry.slices[slice]);
    if (!found) return computed;
    if (found.differs === null) return this.fromRecord(computed, found);
    if (computed.coverage !== 'none') return computed;
    const { value, unit } = found.row;
    return { ...computed, otherwise: { ...recorded(found), differs: found.differs, value, unit } };
  }

  estimate(period: Period, stat: string, slice: number): Estimate | null {
    const cell = this.period(period, stat, slice);
    if (!cell.recorded) return this.inner.estimate(period, stat, slice);
    const found = this.record.find(period, stat, slice < 0 ? undefined : this.entry.slices[slice]);
    return found ? estimateOf(found.row, this.entry) : null;
  }

  get rowsWithheld(): boolean {
    return this.inner.rowsWithheld;
  }

  breakdowns(period = this.entry.current): BreakdownResult[] {
    const { recorded } = this.period(period);
    const kept = recorded && this.record.groups(period, this.entry.stat);
    if (!kept) return this.inner.breakdowns(period);
    return this.entry.breakdowns.map(({ column }) => ({
      column,
      groups: kept.rows.filter(row => row.breakdown === column).map(groupCell),
    }));
  }

  /** Whether the exports cover a period well enough to speak for it. */
  speaks({ coverage, period }: PeriodCell): boolean {
    const { closing } = this;
    if (closing && closing.start <= period.start && period.end <= closing.end) return coverage !== 'none';
    return coverage === 'declared' || coverage === 'assumed';
  }

  private fromRecord(empty: PeriodCell, found: Found): PeriodCell {
    const { row } = found;
    const job = this.entry;
    const estimate = estimateOf(row, job);
    const also = Object.keys(empty.also).map(stat => {
      const other = this.record.find(empty.period, stat);
      return [stat, other?.differs === null ? other.row.value : null] as const;
    });
    return {
      ...empty,
      ...cellOf(row),
      interval: estimate && intervalOf(estimate, job.measure.traits(job.spec, row.stat)),
      provisional: row.provisional,
      coverage: 'recorded',
      also: Object.fromEntries(also),
      recorded: recorded(found),
    };
  }
}

function hidden(before: ClosedBefore): ClosedBefore {
  return { ...before, value: null, numerator: null, n: null, small: 'withheld' };
}

function recorded({ row, path }: Found): Recorded {
  return { path, origin: row.origin, asOf: row.asOf, note: row.note };
}

function cellOf(row: ResultRow) {
  const { value, numerator, n, outcomes, leftOut, small } = row;
  return { value, numerator, n, outcomes, leftOut, small };
}

function groupCell(row: ResultRow): GroupCell {
  return { ...cellOf(row), label: row.group ?? '' };
}

/** What the answers behind a row estimate; null for a census, and where the row says too little of them. */
function estimateOf(
  { value, numerator, n, deviation, outcomes, stat }: ResultRow,
  job: Job,
): Estimate | null {
  if (!job.sample || job.weighs || value === null || !n) return null;
  const { of } = job.aggregates.get(stat) ?? {};
  if (of === 'mean') return deviation === null ? null : { of, mean: value, deviation, n };
  if (of !== 'share') return null;
  if (numerator !== null) return { of, good: numerator, n };
  const classes = job.measure.outcomes(job.spoken);
  const share = (weight: number) =>
    outcomes.reduce(
      (sum, { label, count }) =>
        sum +
        (classes.some(known => known.weight === weight && tallyLabel(known.label) === label) ? count : 0),
      0,
    ) / n;
  return outcomes.length ? { of: 'net', promoters: share(1), detractors: share(-1), n } : null;
}
