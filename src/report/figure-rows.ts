/** Every figure of a report as one row of one table, for forms that people compute with. */
import type { GoalResult, GroupCell, KpiResult, PeriodCell, Status, Unit } from '../kpi/evaluation.ts';
import type { Bounds } from '../kpi/results/restatement.ts';
import type { Period } from '../plan/period.ts';
import { courseNow } from './cells.ts';
import type { ContactSection } from './contact-counts.ts';
import { contactRows } from './contact-rows.ts';
import { sourcesNamed } from './exact-figure.ts';
import { goalSubject, leadingGoal } from './goals.ts';
import type { GoalPart, KpiPart, ReportModel } from './model.ts';
import type { Scale } from './numbers.ts';
import type { WatchRow } from './watch.ts';

export interface GoalTarget {
  gte: number | null;
  lte: number | null;
  period: Period;
  hold: number;
  /** YYYY-MM-DD. */
  due: string | null;
}

export interface FigureRow {
  /** Where in the plan it stands. */
  section: 'kpis' | 'watch' | ContactSection;
  kpi: string;
  name: string;
  period: Period;
  /** `guard: NAME` for the number that moves when the KPI is gamed; of contacts `received`, `resolved`, `active`, `heard`. */
  stat: string;
  /** Where the figure is what a goal is judged by, and the part of the KPI that it is about. */
  goal: string | null;
  part: string | null;
  /** Where it is a row of a breakdown: the column, and the value of its group. */
  breakdown: string | null;
  group: string | null;
  scale: Scale;
  /** `until`: of a stock in a period that is not over, or not covered to its end, the day at whose end it is counted. */
  cell: Pick<PeriodCell, 'value' | 'numerator' | 'n' | 'small' | 'until'>;
  interval: { lower: number; upper: number } | null;
  /** Where the figure should stand. */
  course: Bounds | null;
  /** Of a goal's figures: where it wants to be, by when, and for how many periods in a row. */
  target: GoalTarget | null;
  /** Of the period by which it is judged alone: that of the report, or another one. */
  status: Status | null;
  provisional: boolean;
  /** Null where it is not told. */
  coverage: PeriodCell['coverage'] | null;
  definition: string;
  scope: string | null;
  /** Ids of the sources. */
  sources: string[];
}

/** What is measured (`measureRows`), then contacts. */
export function figureRows(model: ReportModel): FigureRow[] {
  return [...measureRows(model), ...contactRows(model, sourceIds(model))];
}

/**
 * KPI by KPI in the plan's order: its periods, what its goals are judged by, its guard, its breakdowns. Then what is
 * watched.
 */
export function measureRows(model: ReportModel): FigureRow[] {
  const sources = sourceIds(model);
  return [
    ...model.kpis.flatMap(kpi => kpiRows(kpi, sources)),
    ...model.watch.flatMap(row => watchRows(row, sources)),
  ];
}

function sourceIds({ method }: ReportModel): string[] {
  return method.sources.map(({ id }) => id);
}

type Subject = Pick<
  KpiResult,
  'id' | 'name' | 'unit' | 'shownIn' | 'stat' | 'definitionHash' | 'scopeHash' | 'source'
>;

/** What a row has beside the KPI that it is of. */
type Figure = Partial<Omit<FigureRow, 'period' | 'cell'>> & Pick<FigureRow, 'period' | 'cell'>;

function rowOf(
  section: FigureRow['section'],
  kpi: Subject,
  sources: readonly string[],
  figure: Figure,
): FigureRow {
  return {
    section,
    kpi: kpi.id,
    name: kpi.name,
    stat: kpi.stat,
    goal: null,
    part: null,
    breakdown: null,
    group: null,
    scale: { unit: kpi.unit, shownIn: kpi.shownIn },
    interval: null,
    course: null,
    target: null,
    status: null,
    provisional: false,
    coverage: 'none',
    definition: kpi.definitionHash,
    scope: kpi.scopeHash,
    sources: sourcesNamed(kpi.source, sources),
    ...figure,
  };
}

/** A cell of a period with what it says of itself. */
function figureOf(cell: PeriodCell): Figure {
  const { period, interval, provisional, coverage } = cell;
  return { period, cell, interval, provisional, coverage };
}

function kpiRows(kpi: KpiPart, sources: readonly string[]): FigureRow[] {
  const row = (figure: Figure) => rowOf('kpis', kpi, sources, figure);
  const lead = leadingGoal(kpi.goals);
  const whole = lead && !lead.own ? lead : null;
  const courses = whole ? coursesOf(whole, kpi.current) : new Map<string, Bounds>();
  const judged = whole?.judged?.cell ?? kpi.current;
  const units = new Map(kpi.otherStats.map(({ stat, unit }) => [stat, unit]));
  const periods = periodsOf(kpi, judged);
  const headline = periods.map(cell =>
    row({
      ...figureOf(cell),
      course: courses.get(spanOf(cell.period)) ?? null,
      status: spanOf(cell.period) === spanOf(judged.period) ? kpi.status : null,
    }),
  );
  return [
    ...headline,
    ...periods.flatMap(cell => alsoFigures(cell, units, kpi).map(row)),
    ...kpi.goals.flatMap(goal => goalFigures(kpi, goal).map(row)),
    ...guardFigures(kpi.guard, kpi.current).map(row),
    ...kpi.breakdowns.flatMap(breakdown => groupFigures(kpi, breakdown).map(row)),
  ];
}

function watchRows(watched: WatchRow, sources: readonly string[]): FigureRow[] {
  const periods = periodsOf({ current: watched.cell, series: watched.periods });
  const figures = [...periods.map(figureOf), ...guardFigures(watched.guard, watched.cell)];
  return figures.map(figure => rowOf('watch', watched, sources, figure));
}

function spanOf({ start, end }: Period): string {
  return `${start}/${end}`;
}

/**
 * Each period once, in order of time; the one of the report is the last of those that end with it. `judged` is the one
 * by which the status is.
 */
function periodsOf(
  {
    current,
    series,
    quarters = [],
    previous = null,
    lastYear = null,
  }: Pick<KpiResult, 'current' | 'series' | 'quarters'> & Partial<Pick<KpiResult, 'previous' | 'lastYear'>>,
  judged: PeriodCell = current,
): PeriodCell[] {
  const cells = new Map<string, PeriodCell>();
  for (const cell of [lastYear, previous, judged, ...quarters, ...series, current])
    if (cell) cells.set(spanOf(cell.period), cell);
  const order = ({ period }: PeriodCell) => `${period.end} ${period.start}`;
  return [...cells.values()].sort((a, b) =>
    a === current ? 1 : b === current ? -1 : order(a) < order(b) ? -1 : 1,
  );
}

/** Where the goal should be in each period, none in that of the report where it is judged by another. */
function coursesOf(goal: GoalResult, { period: reported }: PeriodCell): Map<string, Bounds> {
  const courses = new Map<string, Bounds>();
  const add = (period: Period, { gte, lte }: Bounds) => courses.set(spanOf(period), { gte, lte });
  for (const point of goal.course) if (point) add(point.period, point);
  const now = courseNow(goal);
  if (goal.judged) courses.delete(spanOf(reported));
  if (now) add(goal.judged?.cell.period ?? reported, now);
  return courses;
}

function alsoFigures(cell: PeriodCell, units: ReadonlyMap<string, Unit>, { shownIn }: KpiPart): Figure[] {
  return Object.entries(cell.also).flatMap(([stat, value]) => {
    const unit = units.get(stat);
    if (unit === undefined || value === null) return [];
    const figure = { value, numerator: null, n: cell.n, small: cell.small };
    return [{ ...figureOf(cell), stat, scale: { unit, shownIn }, cell: figure, interval: null }];
  });
}

/** Where a goal is about a part: that part, period by period. Else the figure by which it is judged, with its course and status. */
function goalFigures(kpi: KpiPart, goal: GoalPart): Figure[] {
  const courses = coursesOf(goal, kpi.current);
  const scale = { unit: goal.own?.unit ?? kpi.unit, shownIn: kpi.shownIn };
  const target = goal.target && { ...goal.target, due: goal.due };
  const own = { target, goal: goal.id, part: goal.part, stat: goal.own?.stat ?? kpi.stat, scale };
  const { cell: judged } = goalSubject(kpi, goal);
  const isJudged = ({ period }: PeriodCell) => spanOf(period) === spanOf(judged.period);
  const cells = goal.own && goal.series.some(isJudged) ? goal.series : [judged];
  return cells.map(cell => ({
    ...figureOf(cell),
    ...own,
    course: courses.get(spanOf(cell.period)) ?? null,
    status: isJudged(cell) ? goal.status : null,
  }));
}

function guardFigures(guard: KpiResult['guard'], { period, provisional, coverage }: PeriodCell): Figure[] {
  if (!guard || guard.value === null) return [];
  return [
    {
      ...{ period, provisional, coverage },
      stat: `guard: ${guard.name}`,
      scale: { unit: guard.unit, shownIn: null },
      cell: { value: guard.value, numerator: null, n: null, small: null },
    },
  ];
}

function groupFigures(kpi: KpiPart, { column, groups }: KpiPart['breakdowns'][number]): Figure[] {
  const { period, provisional, coverage } = kpi.current;
  return groups.map((group: GroupCell) => ({
    period,
    provisional,
    coverage,
    cell: group,
    breakdown: column,
    group: group.label,
  }));
}
