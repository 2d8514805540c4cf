/** What has to be counted for a KPI, or for a number that it is made of. */
import type { ColumnNeed } from '../data/batch.ts';
import type { Filter, Goal, Kpi, Source } from '../plan/generated/types.ts';
import { addDays, type Period } from '../plan/period.ts';
import type { WorkingWeek } from '../plan/working-hours.ts';
import type { Aggregate } from './aggregates.ts';
import type { Course } from './course.ts';
import type { KpiResult, Unit } from './evaluation.ts';
import type { Measure, MeasureSpec, MeasureTraits } from './measure.ts';

/** A goal with the part and the statistic of the KPI that it is about. */
export interface GoalJob {
  goal: Goal;
  course: Course;
  stat: string;
  /** Index into the job's slices; −1 for the whole KPI. */
  slice: number;
  /** The periods by which the goal is judged, in order of time: one, or as many of its `hold` as are over. */
  judged: Period[];
  /** The end of the time by whose figures it was set: its baseline's period, else the start of the plan. */
  setBy: string | null;
  /** YYYY-MM-DD: what ends by this day comes before the goal, and has no status. */
  begins: string | null;
}

/** A source as the plan and its preset define it. */
export interface JobSource {
  id: string;
  source: Source;
}

/** A number beside a KPI. */
export interface GuardJob {
  name: string;
  unit: Unit;
  job: Job;
}

/** The two numbers of which another is made: `per` × numerator / denominator. */
export interface JobParts {
  numerator: Job;
  denominator: Job;
  per: number;
  /** The measure's own words say what both sides are. */
  inOwnWords: boolean;
}

export interface Job {
  kpi: Kpi;
  /** Whose rows count together; none where no rows are counted. */
  sources: readonly JobSource[];
  measure: Measure;
  spec: MeasureSpec;
  /** The spec for words: without the values of personal columns. */
  spoken: MeasureSpec;
  stat: string;
  also: string[];
  /** Every statistic that is asked for, and how it is made. */
  aggregates: Map<string, Aggregate>;
  traits: MeasureTraits;
  /** The column whose date puts a row into a period; null for a stock, and where the source says the period. */
  anchor: string | null;
  /** Rows carry no date: they belong to the period of their file. */
  undated: boolean;
  /** Made of two other numbers instead of rows. */
  parts: JobParts | undefined;
  guard: GuardJob | undefined;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
  /** The job that this one is a part or the guard of: it is counted in its periods. */
  whole: Job | undefined;
  frequency: KpiResult['frequency'];
  shownIn: KpiResult['shownIn'];
  /** The working hours by which it counts, where it counts working time. */
  week: WorkingWeek | undefined;
  current: Period;
  previous: Period;
  lastYear: Period;
  series: Period[];
  /** The quarters of the current period, where that is a year. */
  quarters: Period[];
  /** Periods like the current one, up to and with it, oldest first. */
  history: Period[];
  /** The months of a period that is being closed. */
  months?: Period[];
  /** Periods of the history in which the breakdowns are counted too, beside the current one. */
  brokenDown?: readonly Period[];
  slices: Filter[];
  goals: GoalJob[];
  breakdowns: { column: string; top: number }[];
  /** What a reader should know ahead of any number: breakdowns that are not shown, a guard that there is not. */
  remarks: string[];
  /** Fewer than ten rows are not shown. */
  sensitive: boolean;
  /** Answers of some stand for all: a survey, or a rating in any source. */
  sample: boolean;
  /** Rows stand for more or less than one case each: nothing can be estimated from them. */
  weighs: boolean;
}

export function sourcesOf({ sources }: Pick<Job, 'sources'>): Source[] {
  return sources.map(({ source }) => source);
}

/** `requests`, `zendesk and phone`. */
export function sourceNames({ sources }: Pick<Job, 'sources'>): string {
  const ids = sources.map(({ id }) => id);
  return ids.length < 2 ? (ids[0] ?? '') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

/** A job with everything that it is made of, and its guard. */
export function family(job: Job): Job[] {
  const parts = job.parts ? [job.parts.numerator, job.parts.denominator] : [];
  return [job, ...[...parts, ...(job.guard ? [job.guard.job] : [])].flatMap(family)];
}

/** Whether the figures of months add up to that of their quarter, so that periods of one length compare. */
export function isAdditive({ of }: Aggregate): boolean {
  return of === 'rows' || of === 'sum' || of === 'distinct';
}

/** Every period that is counted, each once. */
export function periodsOf(job: Job): Period[] {
  if (job.whole) return periodsOf(job.whole);
  const all = [
    job.current,
    job.previous,
    job.lastYear,
    ...job.series,
    ...job.quarters,
    ...job.history,
    ...(job.months ?? []),
    ...job.goals.flatMap(goal => goal.judged),
  ];
  return [...new Map(all.map(period => [periodKey(period), period])).values()];
}

/** The periods in which rows are told apart by the breakdowns. */
export function brokenDownIn({ current, brokenDown = [] }: Pick<Job, 'current' | 'brokenDown'>): Period[] {
  return [...new Map([current, ...brokenDown].map(period => [periodKey(period), period])).values()];
}

export function periodKey({ start, end }: Period): string {
  return `${start}/${end}`;
}

/**
 * The day before which rows count in a period. That is its end, but for a stock: what the exports don't reach yet can
 * neither come in nor leave, so it is told of the last day that is over and that all of them cover.
 */
export function endIn(
  { anchor, undated, parts, measure, sources, asOf }: Job,
  { start, end }: Period,
): string {
  if (anchor !== null || undated || parts || measure.typed) return end;
  const reached = sourcesOf({ sources }).flatMap(({ complete }) =>
    complete?.to ? [addDays(complete.to, 1)] : [],
  );
  const last = [end, asOf, ...reached].sort()[0]!;
  return last > start ? last : end;
}

/** The column whose dates tell what the export covers: the anchor, or when rows of a stock came in. */
export function datesOf({ anchor, undated, measure, spec, kpi, sources }: Job): string | null {
  if (undated) return null;
  const happened =
    kpi.anchor && anchor === kpi.anchor ? undefined : measure.happened?.(spec, sources[0]!.source);
  return happened ?? anchor ?? measure.needs(spec)[0]!.name;
}

/** The columns that decide how a job's rows count, filters apart. */
export function needsOf(job: Job): ColumnNeed[] {
  return [
    ...job.measure.needs(job.spec),
    ...(job.anchor === null || job.undated
      ? []
      : [{ name: job.anchor, type: 'instant' as const, ...askedBy(job) }]),
    ...job.breakdowns.map(({ column }) => ({ name: column, type: 'text' as const })),
  ];
}

/** The column that shows what the export covers. */
export function datesNeed(job: Job): ColumnNeed[] {
  const name = datesOf(job);
  return name === null ? [] : [{ name, type: 'instant' }];
}

/** Where nobody wrote the anchor's name, the message that it is missing says where it comes from. */
function askedBy({ kpi, anchor }: Job): Pick<ColumnNeed, 'because'> {
  if (kpi.anchor) return {};
  const because = `"${kpi.id}" needs a date that puts its rows into periods, and takes ${anchor} where it names none. Name the column of that date under its \`anchor\`, or map one as ${anchor} under the source's \`columns\`.`;
  return { because };
}

/** The filters that are applied to its rows. */
export function filtersOf(job: Job): Filter[] {
  return [
    ...(job.kpi.where ? [job.kpi.where] : []),
    ...(job.measure.filters?.(job.spec) ?? []),
    ...job.slices,
  ];
}
