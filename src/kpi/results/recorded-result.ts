/** What closed periods add to a KPI's result: figures that read otherwise now, breaks, and where its numbers are from. */
import type { Period } from '../../plan/period.ts';
import type { Guard, KpiResult, PeriodCell, SeriesBreak, Unit } from '../evaluation.ts';
import { type Job, periodKey } from '../job.ts';
import type { RecordedCells } from './recorded-cells.ts';
import { type Basis, causesOf, differs, type Restatement, sameBounds } from './restatement.ts';

/** The same result where nothing was ever closed. */
export function withRecord(
  result: KpiResult,
  job: Job,
  cells: RecordedCells,
  basis: Pick<Basis, 'sources' | 'version'>,
): KpiResult {
  const { record } = cells;
  const complete: Basis = { definition: record.definition, scope: record.scope, ...basis };
  const restatements = restatementsOf(result, job, cells, complete);
  const breaks = [
    ...breaksOf(result.series, null),
    ...result.goals.flatMap(goal => (goal.own?.slice ? breaksOf(goal.series, goal.id) : [])),
  ];
  return {
    ...result,
    ...(restatements.length ? { restatements } : {}),
    ...(breaks.length ? { breaks } : {}),
    guard: guardOf(result, job, cells),
    notes: [...noteOn(result.current, cells), ...noteOnStatistic(job, cells), ...result.notes],
  };
}

function restatementsOf(result: KpiResult, job: Job, cells: RecordedCells, basis: Basis): Restatement[] {
  const periods = new Map(
    [...job.series, job.lastYear, job.previous, job.current].map(period => [periodKey(period), period]),
  );
  const inOrder = [...periods.values()].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const unitOf = (stat: string) => job.measure.traits(job.spec, stat).unit;
  return [
    ...inOrder.flatMap(period => figure({ period, stat: job.stat, slice: -1, goal: null }, unitOf(job.stat))),
    ...job.goals
      .filter(({ slice }) => slice >= 0)
      .flatMap(({ goal, stat, slice }) =>
        inOrder.flatMap(period => figure({ period, stat, slice, goal: goal.id }, unitOf(stat))),
      ),
    ...result.goals.flatMap(goal => job.series.flatMap((period, i) => course(goal, period, i))),
  ];

  function figure(
    { period, stat, slice, goal }: { period: Period; stat: string; slice: number; goal: string | null },
    unit: Unit,
  ): Restatement[] {
    const now = cells.computed(period, stat, slice);
    const found = cells.record.find(period, stat, slice < 0 ? undefined : job.slices[slice]);
    if (!found || found.row.stat !== stat || !cells.speaks(now)) return [];
    const { row } = found;
    if (!differs(row, { ...now, unit }, job.shownIn)) return [];
    const wanted = {
      ...basis,
      definition: found.differs === 'definition' ? basis.definition : row.definition,
    };
    return [
      {
        of: 'figure',
        period,
        goal,
        reportedOn: row.asOf,
        causes: causesOf(row, wanted),
        asReported: { value: row.value, numerator: row.numerator, n: row.n, unit: row.unit },
        now: { value: now.value, numerator: now.numerator, n: now.n, unit },
      },
    ];
  }

  function course(goal: KpiResult['goals'][number], period: Period, i: number): Restatement[] {
    const row = cells.record.goal(period, goal.id);
    const now = goal.course[i];
    if (!row?.course || !now || sameBounds(row.course, now)) return [];
    return [
      {
        of: 'course',
        period,
        goal: goal.id,
        reportedOn: row.asOf,
        causes: ['plan'],
        unit: goal.own?.unit ?? result.unit,
        asReported: row.course,
        now: { gte: now.gte, lte: now.lte },
      },
    ];
  }
}

/** After each run of periods that were counted otherwise. */
function breaksOf(series: readonly PeriodCell[], goal: string | null): SeriesBreak[] {
  return series.flatMap(({ otherwise, period }, i) =>
    otherwise && series[i + 1]?.otherwise?.differs !== otherwise.differs
      ? [{ after: period, differs: otherwise.differs, goal }]
      : [],
  );
}

/** The guard from the exports, else as it was reported. */
function guardOf(
  { guard, current, previous }: KpiResult,
  { guard: reading }: Job,
  cells: RecordedCells,
): Guard | null {
  if (!reading) return guard;
  const reported = (cell: PeriodCell | null) =>
    cell?.recorded ? (cells.record.guard(cell.period, reading.name)?.value ?? null) : null;
  const value = guard?.value ?? reported(current);
  if (value === null) return guard;
  return { name: reading.name, unit: reading.unit, value, previous: guard?.previous ?? reported(previous) };
}

function noteOn(
  { period, recorded, otherwise, value, coverage }: PeriodCell,
  { record }: RecordedCells,
): string[] {
  if (recorded)
    return [
      `${period.label} ${from(recorded.origin, recorded.asOf)} (${recorded.path}): no export here covers it.`,
    ];
  if (otherwise)
    return [
      `${otherwise.path} has a figure of ${period.label}, but by another ${otherwise.differs}, so it does not stand here. Add the export of that period to have it by the present one.`,
    ];
  const known = record.periods(period.kind).map(({ id }) => id);
  if (value !== null || coverage !== 'none' || !known.length) return [];
  return [
    `Neither an export here nor results/ has ${period.label}; results/ has ${known.join(', ')}. Add the export, or take results/${period.id}.csv from where the period was closed.`,
  ];
}

/** Closed figures of another statistic, where the exports say what the present one is. */
function noteOnStatistic(job: Job, cells: RecordedCells): string[] {
  const found = job.series.flatMap(period => {
    const kept = cells.record.find(period, job.stat);
    return kept?.differs === 'statistic' && cells.speaks(cells.computed(period)) ? [{ period, ...kept }] : [];
  });
  if (!found.length) return [];
  const periods = found.map(({ period }) => period.id).join(', ');
  const stats = [...new Set(found.map(({ row }) => row.stat))].join(', ');
  return [
    `What results/ has of ${periods} is another statistic (${stats}, not ${job.stat}), so it can't be said whether what was reported still holds. Close again what is to be kept in the present one.`,
  ];
}

function from(origin: string, day: string): string {
  if (origin === 'imported') return `was imported on ${day}`;
  return `reads as it was reported on ${day}`;
}
