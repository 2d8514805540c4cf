/** The result of one KPI, from its cells: changes, goals, status and the words around them. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { Period } from '../plan/period.ts';
import { type Covers, defaultMinSample, emptyCell, type KpiCells } from './cells.ts';
import { amountIn, courseAt, isDue, standing, worst } from './course.ts';
import { definitionHash, hashOf, scopeOf } from './definition-hash.ts';
import type { Change, GoalResult, Guard, KpiResult, PeriodCell, Status, Unit } from './evaluation.ts';
import { filterInWords } from './filter-words.ts';
import { History } from './history.ts';
import { type GoalJob, isAdditive, type Job, periodKey, sourceNames, sourcesOf } from './job.ts';
import { type MeasureTraits, named } from './measure.ts';
import { isPartYear } from './part-year.ts';
import { withoutPersonal } from './personal.ts';
import { stepOf } from './resolution.ts';

/** What every KPI has, counted or not. */
function heading(job: Pick<Job, 'kpi' | 'frequency' | 'shownIn'>, { unit, working }: MeasureTraits) {
  const { kpi } = job;
  const amount = amountIn(unit, kpi.unit ?? null, working);
  const benchmark = amount(kpi.benchmark?.value);
  return {
    id: kpi.id,
    name: kpi.name ?? kpi.id,
    unit,
    shownIn: job.shownIn,
    method: kpi.method ?? null,
    owner: kpi.owner ?? null,
    frequency: job.frequency,
    whyOurs: kpi.why_ours ?? null,
    benchmark: benchmark === null ? null : { value: benchmark, from: kpi.benchmark?.from ?? null },
    annotations: (kpi.annotations ?? [])
      .map(({ date, text }) => ({ date, text }))
      .sort((a, b) => compareCodePoints(a.date, b.date)),
    minSample: kpi.min_sample ?? defaultMinSample,
    near: amount(kpi.near),
  };
}

/** `guard` has the figures of the job's guard, where it has one. */
export function resultOf(job: Job, cells: KpiCells, guard: KpiCells | undefined, notes: string[]): KpiResult {
  const { measure, spec, stat, traits } = job;
  const head = heading(job, traits);
  const better = traits.better ?? wantedBy(job.goals);
  const current = cells.period(job.current);
  const previous = known(cells.period(job.previous));
  const lastYear = known(cells.period(job.lastYear));
  const series = job.series.map(period => cells.period(period));
  const quarters = job.quarters.map(period => cells.period(period));
  const goals = job.goals.map(goal => goalResult(job, goal, cells, series, head.near));
  const history = new History(job, cells);
  const changeSince = (earlier: PeriodCell | null) =>
    changeFrom(earlier, current, traits.unit, better, history);
  return {
    ...head,
    source: sourceNames(job),
    measure: measure.kind,
    stat,
    also: job.also,
    better: better ?? null,
    definition: definitionOf(job),
    formula: formulaOf(job),
    anchor: job.anchor,
    datedBy: datedBy(job),
    computed: !isExported(spec),
    definitionHash: hashOf(job),
    undated: [],
    scopeHash: scopeOf(job),
    current,
    previous,
    lastYear,
    changeFromPrevious: changeSince(previous),
    changeFromLastYear: changeSince(lastYear),
    sample: job.sample,
    process: history.process(),
    rank: history.rank(),
    rowsWithheld: cells.rowsWithheld,
    dataUntil: null,
    series,
    ...(quarters.length ? { quarters } : {}),
    breakdowns: cells.breakdowns(),
    guard: guardOf(job, guard, current, previous),
    goals,
    status: statusOf(goals, current),
    notes,
  };
}

/** The result of a KPI without a measure; `why` says so in a sentence. */
export function resultWithout(
  job: Pick<Job, 'kpi' | 'frequency' | 'shownIn' | 'current' | 'series'>,
  covers: Covers,
  why: string,
): KpiResult {
  const { kpi } = job;
  const empty = (period: Period): PeriodCell => ({ ...emptyCell, ...covers(period), period });
  const anchor = kpi.anchor ?? null;
  const measure = kpi.measure ?? null;
  return {
    ...heading(job, { unit: 'count' }),
    source: [kpi.source ?? []].flat().join(', '),
    measure: measure?.kind ?? '',
    stat: kpi.stat ?? '',
    also: [],
    better: null,
    definition: '',
    formula: '',
    anchor,
    datedBy: 'anchor',
    computed: true,
    definitionHash: definitionHash({ measure, anchor, where: kpi.where }, {}),
    undated: [],
    scopeHash: null,
    current: empty(job.current),
    previous: null,
    lastYear: null,
    changeFromPrevious: null,
    changeFromLastYear: null,
    sample: false,
    process: null,
    rank: null,
    rowsWithheld: false,
    dataUntil: null,
    series: job.series.map(empty),
    breakdowns: [],
    guard: null,
    goals: [],
    status: 'no-data',
    notes: [why],
  };
}

function known(cell: PeriodCell): PeriodCell | null {
  return cell.coverage === 'none' ? null : cell;
}

/** Whether a column of the export already holds the duration, or the verdict. */
function isExported(spec: Job['spec']): boolean {
  return (
    (spec.kind === 'duration' && spec.column !== undefined) ||
    (spec.kind === 'sla' && typeof spec.met === 'string')
  );
}

/** `The share of …, by the date under "closed_at", of rows where …`; with both sides where it is made of two. */
export function definitionOf(job: Job): string {
  const { measure, spoken, stat, anchor, undated, kpi, parts } = job;
  const sentence = measure.sentence(spoken, stat, anchor);
  if (parts?.inOwnWords) return `${sentence}.`;
  if (parts)
    return `${sentence}. Numerator: ${definitionOf(parts.numerator)} Denominator: ${definitionOf(parts.denominator)}`;
  const period = undated
    ? '; a row belongs to the period of its file'
    : anchor === null
      ? ''
      : `; a row belongs to the period of its ${named(anchor)}`;
  const filter = withoutPersonal(kpi.where ?? {}, sourcesOf(job));
  const where = Object.keys(filter).length ? `; only rows where ${filterInWords(filter)}` : '';
  return `${sentence}${period}${where}.`;
}

function datedBy({ parts, measure, anchor, undated }: Job): KpiResult['datedBy'] {
  if (parts) return 'sides';
  if (measure.typed) return 'typed';
  if (undated) return 'file';
  return anchor === null ? 'stock' : 'anchor';
}

function formulaOf({ measure, spoken, stat, anchor, parts }: Job): string {
  if (!parts || parts.inOwnWords) return measure.formula(spoken, stat, anchor);
  const times = parts.per === 1 ? '' : ` × ${parts.per}`;
  return `(${formulaOf(parts.numerator)}) / (${formulaOf(parts.denominator)})${times}`;
}

/** The direction that the goals want, where the measure itself has none. */
function wantedBy(goals: readonly GoalJob[]): 'higher' | 'lower' | undefined {
  const targets = goals.map(({ course }) => course.target).filter(target => target !== null);
  if (targets.length && targets.every(({ gte, lte }) => gte !== null && lte === null)) return 'higher';
  if (targets.length && targets.every(({ gte, lte }) => lte !== null && gte === null)) return 'lower';
  return undefined;
}

/** Null where one of the two has no figure, or is a year of which a part alone is known. */
export function changeFrom(
  earlier: PeriodCell | null,
  current: PeriodCell,
  unit: Unit,
  better: 'higher' | 'lower' | undefined,
  history: History,
): Change | null {
  if (earlier === null || earlier.value === null || current.value === null) return null;
  if (isPartYear(earlier) || isPartYear(current)) return null;
  const difference = current.value - earlier.value;
  const relates = (unit === 'count' || unit === 'seconds') && earlier.value !== 0;
  return {
    difference,
    relative: relates ? (100 * difference) / Math.abs(earlier.value) : null,
    better: better === undefined || difference === 0 ? null : difference > 0 === (better === 'higher'),
    verdict: history.verdict(earlier, current),
  };
}

function guardOf(
  { guard }: Job,
  cells: KpiCells | undefined,
  current: PeriodCell,
  previous: PeriodCell | null,
): Guard | null {
  if (!guard || !cells) return null;
  const beside = (cell: PeriodCell | null) => (cell?.value == null ? null : cells.period(cell.period).value);
  const value = beside(current);
  const isPart = [current, previous].some(cell => cell && isPartYear(cell));
  const before = isPart ? null : beside(previous);
  return value === null ? null : { name: guard.name, unit: guard.unit, value, previous: before };
}

function goalResult(
  job: Job,
  { goal, course, stat, slice, judged, setBy, begins }: GoalJob,
  cells: KpiCells,
  series: PeriodCell[],
  near: number | null,
): GoalResult {
  const isOwn = slice >= 0 || stat !== job.stat;
  const own = isOwn ? job.series.map(period => cells.period(period, stat, slice)) : series;
  const comparable = (period: Period) =>
    !isAdditive(job.aggregates.get(stat)!) || !course.target || period.kind === course.target.period.kind;
  const unit = job.measure.traits(job.spec, stat).unit;
  // "Near" is an amount of the KPI's own unit; it says nothing about a statistic in another.
  const closeBy = unit === job.traits.unit ? near : null;
  const standsAt = judged.map((period): Status => {
    if (begins !== null && period.end <= begins && !isDue(course, period)) return 'no-course';
    const cell = cells.period(period, stat, slice);
    const isOver = job.asOf >= period.end;
    return standingOf(cell, course, closeBy, isOver, value => stepOf(value, unit, job.shownIn));
  });
  const closed = closing(goal.status);
  const at = decisive(standsAt);
  const due = isDue(course, judged[at]!);
  const history = new History(job, cells, stat, slice);
  const now = cells.period(judged[at]!, stat, slice);
  const result: GoalResult = {
    id: goal.id,
    statement: goal.statement ?? null,
    owner: goal.owner ?? null,
    due: goal.due ?? null,
    ...course,
    course: job.series.map(period => (comparable(period) ? courseAt(course, period) : null)),
    series: own,
    status: closed ? closedAs[closed.is] : standsAt[at]!,
    held:
      !closed && due && course.target!.hold > 1 ? { met: inARow(standsAt), of: course.target!.hold } : null,
    closed,
    before: history.before({ course, setBy }),
    ...(periodKey(now.period) === periodKey(job.current)
      ? {}
      : { judged: { cell: now, course: courseAt(course, now.period) } }),
    ...(course.baseline ? { sinceBaseline: history.verdictSince(course.baseline.period, now) } : {}),
  };
  if (!isOwn) return result;
  const filter = slice >= 0 ? filterInWords(withoutPersonal(job.slices[slice]!, sourcesOf(job))) : null;
  return { ...result, own: { stat, unit, slice: filter } };
}

function standingOf(
  cell: PeriodCell,
  course: GoalJob['course'],
  near: number | null,
  isOver: boolean,
  step: (value: number) => number,
): Status {
  if (cell.small !== null) return 'too-few';
  if (cell.value === null) return 'no-data';
  return standing(course, cell.period, cell.value, near, step(cell.value), isOver);
}

/** Which of the periods of a `hold` says how the goal stands: the first that missed, else the first without a verdict. */
function decisive(statuses: readonly Status[]): number {
  const missed = statuses.indexOf('missed');
  if (missed >= 0) return missed;
  const open = statuses.findIndex(status => status !== 'met');
  return open >= 0 ? open : statuses.length - 1;
}

function inARow(statuses: readonly Status[]): number {
  const broken = statuses.findIndex(status => status !== 'met');
  return broken < 0 ? statuses.length : broken;
}

const closedAs = { met: 'met', missed: 'missed', dropped: 'no-course' } as const;

function closing(status: GoalJob['goal']['status']): GoalResult['closed'] {
  const { is, on = null } = typeof status === 'object' ? status : { is: status };
  return is === undefined || is === 'open' ? null : { is, on };
}

function statusOf(goals: readonly GoalResult[], current: PeriodCell): Status {
  const open = goals.filter(({ closed }) => closed === null).map(({ status }) => status);
  const status = worst(open);
  const isEmpty = current.value === null && current.small === null;
  return status === 'no-course' && isEmpty ? 'no-data' : status;
}
