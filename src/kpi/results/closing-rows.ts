/** The rows that closing a period keeps of a KPI: every statistic, goal, group and month. Aggregates only. */
import type { Period } from '../../plan/period.ts';
import type { KpiCells } from '../cells.ts';
import { partHash } from '../definition-hash.ts';
import type { Cell, KpiResult, Unit } from '../evaluation.ts';
import { type GoalJob, type Job, periodKey } from '../job.ts';
import type { KpiRecord } from './recorded-cells.ts';
import type { Origin, ResultRow, SourceHashes } from './result-row.ts';

/** A row before it is known when, why and by which csplan the period is closed. */
export type DraftRow = Omit<ResultRow, 'asOf' | 'closing' | 'note' | 'version'>;

/** What all rows of a KPI share. */
export interface RowBasis {
  record: Pick<KpiRecord, 'definition' | 'scope'>;
  sources: SourceHashes[];
  origin: Origin;
}

/**
 * Empty where the exports say nothing of the period: what `results/` already has of it then stays as it is.
 * `months` are those of the period; a month that the exports don't reach has no rows.
 */
export function closingRows(
  job: Job,
  cells: KpiCells,
  result: KpiResult,
  months: readonly Period[],
  basis: RowBasis,
): DraftRow[] {
  if (!isComputed(result.current)) return [];
  const drafting = new Drafting(job, cells, basis);
  return [
    ...drafting.whole(job.current),
    ...job.goals.flatMap((goal, i) => drafting.goal(goal, result.goals[i]!)),
    ...drafting.guard(result),
    ...drafting.groups(result),
    ...months
      .filter(month => periodKey(month) !== periodKey(job.current) && isComputed(cells.period(month)))
      .flatMap(month => [...drafting.whole(month), ...drafting.slices(month)]),
  ];
}

function isComputed({ coverage }: { coverage: string }): boolean {
  return coverage !== 'none' && coverage !== 'recorded';
}

class Drafting {
  private readonly job: Job;
  private readonly cells: KpiCells;
  private readonly basis: RowBasis;

  constructor(job: Job, cells: KpiCells, basis: RowBasis) {
    this.job = job;
    this.cells = cells;
    this.basis = basis;
  }

  /** Every statistic of the KPI as a whole. */
  whole(period: Period): DraftRow[] {
    return [...this.job.aggregates.keys()].map(stat => this.ofCell(period, stat, -1));
  }

  /** What a goal is judged by, with where it stood; nothing of a goal that was closed before. */
  goal(goal: GoalJob, { closed, course, status }: KpiResult['goals'][number]): DraftRow[] {
    if (closed) return [];
    const { job } = this;
    const at = job.series.findIndex(period => periodKey(period) === periodKey(job.current));
    const point = course[at];
    return [
      {
        ...this.ofCell(job.current, goal.stat, goal.slice),
        goal: goal.goal.id,
        course: point ? { gte: point.gte, lte: point.lte } : null,
        status,
      },
    ];
  }

  /** The slices of the goals in a month. */
  slices(month: Period): DraftRow[] {
    return this.job.goals
      .filter(({ slice }) => slice >= 0)
      .map(({ goal, stat, slice }) => ({ ...this.ofCell(month, stat, slice), goal: goal.id }));
  }

  guard({ guard }: KpiResult): DraftRow[] {
    if (!guard || guard.value === null) return [];
    const figure = { value: guard.value, numerator: null, n: null, outcomes: [], leftOut: [], small: null };
    return [{ ...this.row(this.job.current, `guard: ${guard.name}`, guard.unit, figure) }];
  }

  groups({ breakdowns, unit }: KpiResult): DraftRow[] {
    const { current, stat } = this.job;
    return breakdowns.flatMap(({ column, groups }) =>
      groups.map(group => ({
        ...this.row(current, stat, unit, group),
        breakdown: column,
        group: group.label,
      })),
    );
  }

  private ofCell(period: Period, stat: string, slice: number): DraftRow {
    const { job, cells } = this;
    const cell = cells.period(period, stat, slice);
    const estimate = cells.estimate(period, stat, slice);
    const { definition } = this.basis.record;
    return {
      ...this.row(period, stat, job.measure.traits(job.spec, stat).unit, cell),
      provisional: cell.provisional || cell.coverage === 'partial',
      deviation: estimate?.of === 'mean' ? estimate.deviation : null,
      definition: slice < 0 ? definition : partHash(definition, job.slices[slice]!),
    };
  }

  private row({ id, start, end }: Period, stat: string, unit: Unit, cell: Cell): DraftRow {
    const { record, sources, origin } = this.basis;
    const { value, numerator, n, outcomes, leftOut, small } = cell;
    return {
      period: { id, start, end },
      kpi: this.job.kpi.id,
      stat,
      goal: null,
      breakdown: null,
      group: null,
      value,
      unit,
      numerator,
      n,
      deviation: null,
      outcomes,
      leftOut,
      small,
      provisional: false,
      course: null,
      status: null,
      definition: record.definition,
      scope: record.scope,
      sources,
      origin,
    };
  }
}
