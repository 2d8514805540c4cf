/** What has to be counted for a KPI: its definition made ready, before any row is read. */
import type { ColumnNeed } from '../data/batch.ts';
import { normalised } from '../data/header.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Filter, Goal, Kpi, Plan, Source } from '../plan/generated/types.ts';
import { endIndex, type FiscalCalendar, type Period, shift, yearBefore } from '../plan/period.ts';
import type { Aggregate } from './aggregates.ts';
import { amountIn, type Course, courseOf } from './course.ts';
import { canonicalJson } from './definition-hash.ts';
import type { KpiResult } from './evaluation.ts';
import type { GuardReading, Measure, MeasureSpec, MeasureTraits } from './measure.ts';
import { frequencyOf, seriesOf } from './periods.ts';
import { canGive, givenStats, measureOf } from './traits.ts';

/** A goal with the part and the statistic of the KPI that it is about. */
export interface GoalJob {
  goal: Goal;
  course: Course;
  stat: string;
  /** Index into the job's slices; −1 for the whole KPI. */
  slice: number;
  /** The period by which the goal is judged, and those before it that its `hold` looks at, latest first. */
  judged: Period[];
}

export interface Job {
  kpi: Kpi;
  sourceId: string;
  source: Source;
  measure: Measure;
  spec: MeasureSpec;
  /** The spec for words: without the values of personal columns. */
  spoken: MeasureSpec;
  stat: string;
  also: string[];
  /** Every statistic that is asked for, and how it is made. */
  aggregates: Map<string, Aggregate>;
  traits: MeasureTraits;
  /** Null for a stock. */
  anchor: string | null;
  guard: GuardReading | undefined;
  frequency: KpiResult['frequency'];
  shownIn: KpiResult['shownIn'];
  current: Period;
  previous: Period;
  lastYear: Period;
  series: Period[];
  slices: Filter[];
  goals: GoalJob[];
  breakdowns: { column: string; top: number }[];
  /** Breakdowns that are not shown because they would name people. */
  personalBreakdowns: string[];
  /** Fewer than ten rows are not shown. */
  sensitive: boolean;
}

/** Ready for counting; `lacks` is the sentence that says why there is nothing to count. Without a measure there is no job. */
export type Prepared = { job: Job; lacks?: string } | { kpi: Kpi; lacks: string };

/** `given` are the sources whose files the command line names. */
export function prepare(
  kpi: Kpi,
  plan: Plan,
  asked: Period,
  calendar: FiscalCalendar,
  given: readonly string[],
): Prepared {
  if (!kpi.measure)
    return { kpi, lacks: 'It has no measure yet. Say under `measure` how the number is made from rows.' };
  const found = measureOf(kpi.measure);
  if (!found) return { kpi, lacks: `There is no measure "${kpi.measure.kind}".` };
  const incomplete = found.measure.lacks?.(found.spec);
  if (incomplete) return { kpi, lacks: incomplete };
  const id = kpi.source ?? '';
  const source = plan.sources && Object.hasOwn(plan.sources, id) ? plan.sources[id] : undefined;
  const job = jobOf(kpi, id, source ?? {}, found, plan, asked, calendar);
  return { job, lacks: lacksRows(id, source, given) };
}

function lacksRows(id: string, source: Source | undefined, given: readonly string[]): string | undefined {
  if (!id) return 'It has no source yet. Say under `source` which export its rows come from.';
  if (!source) return `The plan has no source "${id}". Add it under \`sources\`.`;
  if (hasFiles(source) || given.includes(id)) return undefined;
  return `The source "${id}" has no files yet. Name its export under \`files\`, or give it with --source ${id}=FILE.`;
}

function hasFiles({ files }: Source): boolean {
  return typeof files === 'string' || (Array.isArray(files) && files.length > 0);
}

function jobOf(
  kpi: Kpi,
  sourceId: string,
  source: Source,
  { measure, spec }: { measure: Measure; spec: MeasureSpec },
  plan: Plan,
  asked: Period,
  calendar: FiscalCalendar,
): Job {
  const stat = kpi.stat ?? measure.stats(spec)[0]!;
  const also = kpi.also ?? (kpi.stat ? [] : [...(measure.also ?? [])]);
  const frequency = frequencyOf(kpi.frequency, asked);
  const traits = measure.traits(spec, stat);
  const slices: Filter[] = [];
  const goals = goalsOf(plan, kpi.id).map(goal => goalJob(goal));
  const stats = [stat, ...also, ...goals.map(goal => goal.stat)];
  for (const name of stats) if (!canGive(measure, spec, name)) cannotGive(kpi, measure, spec, name);

  function goalJob(goal: Goal): GoalJob {
    const part = typeof goal.kpi === 'object' && goal.kpi && !Array.isArray(goal.kpi) ? goal.kpi : undefined;
    const goalStat = part?.stat ?? stat;
    const unit = measure.traits(spec, goalStat).unit;
    const course = courseOf(goal, amountIn(unit, kpi.unit ?? null), calendar);
    return {
      goal,
      course,
      stat: goalStat,
      slice: sliceIndex(slices, part?.slice),
      judged: judgedPeriods(course, asked, isAdditive(measure.aggregate(goalStat)), calendar),
    };
  }

  const by = (kpi.by ?? []).map(entry => (typeof entry === 'string' ? { column: entry } : entry));
  const isPersonal = ({ column }: { column: string }) => personal(source, column);
  return {
    kpi,
    sourceId,
    source,
    measure,
    spec,
    spoken: withoutPersonal(spec, source),
    stat,
    also,
    aggregates: new Map(stats.map(name => [name, measure.aggregate(name)])),
    traits,
    anchor: anchorOf(kpi, measure, spec, source),
    guard: measure.guard?.(spec, source),
    frequency,
    shownIn: kpi.unit ?? null,
    current: asked,
    previous: shift(asked, -1, calendar),
    lastYear: yearBefore(asked, calendar),
    series: seriesOf(frequency, asked, calendar),
    slices,
    goals,
    breakdowns: by.filter(entry => !isPersonal(entry)).map(({ column, top = 10 }) => ({ column, top })),
    personalBreakdowns: by.filter(isPersonal).map(({ column }) => column),
    sensitive: source.kind === 'survey' || source.personal === true,
  };
}

/** Whether the plan marks a column as personal, under its canonical name or one of its headers. */
export function personal(source: Source, column: string): boolean {
  const wanted = normalised(column);
  return Object.entries(source.columns ?? {}).some(
    ([name, spec]) =>
      typeof spec === 'object' &&
      !Array.isArray(spec) &&
      spec.personal === true &&
      [name, ...[spec.from ?? []].flat(), spec.date, spec.time].some(
        header => header !== undefined && normalised(header) === wanted,
      ),
  );
}

/** A copy of a filter, or of anything that holds filters, in which conditions on personal columns say nothing. */
export function withoutPersonal<T>(value: T, source: Source): T {
  if (Array.isArray(value)) return value.map(item => withoutPersonal(item, source)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      personal(source, key) ? '(personal)' : withoutPersonal(inner, source),
    ]),
  ) as T;
}

function goalsOf(plan: Plan, kpi: string): Goal[] {
  return (plan.goals ?? []).filter(({ kpi: about }) => {
    if (!about) return false;
    if (typeof about === 'string') return about === kpi;
    return Array.isArray(about) ? about.includes(kpi) : about.id === kpi;
  });
}

/** Goals about the same rows share a slice. */
function sliceIndex(slices: Filter[], slice: Filter | undefined): number {
  if (!slice || Object.keys(slice).length === 0) return -1;
  const wanted = canonicalJson(slice);
  const known = slices.findIndex(other => canonicalJson(other) === wanted);
  return known >= 0 ? known : slices.push(slice) - 1;
}

function anchorOf(kpi: Kpi, measure: Measure, spec: MeasureSpec, source: Source): string | null {
  const candidates = measure.anchors(spec);
  if (candidates.length === 0) return null;
  if (kpi.anchor) return kpi.anchor;
  const mapped = candidates.find(name => source.columns && Object.hasOwn(source.columns, name));
  return mapped ?? candidates.at(-1)!;
}

function cannotGive(kpi: Kpi, measure: Measure, spec: MeasureSpec, stat: string): never {
  throw new CannotDo(
    `The KPI "${kpi.id}" asks for the statistic "${stat}", which a ${measure.kind} measure does not give.`,
    `${givenStats(measure, spec).replace('it', 'It')} Change \`stat\` or \`also\` of the KPI, or the \`stat\` that a goal names.`,
  );
}

/** Whether the figures of months add up to that of their quarter, so that periods of one length compare. */
export function isAdditive({ of }: Aggregate): boolean {
  return of === 'rows' || of === 'sum' || of === 'distinct';
}

/**
 * A goal is judged by the period of the report; from its target's period on by one as long as that, where it is
 * longer. What adds up over time is always judged by periods of the target's length.
 */
function judgedPeriods(course: Course, asked: Period, additive: boolean, calendar: FiscalCalendar): Period[] {
  const { target } = course;
  if (!target) return [asked];
  const steps = Math.floor((endIndex(asked) - endIndex(target.period)) / monthsIn(target.period));
  const likeTarget = shift(target.period, steps, calendar);
  const longer = monthsIn(target.period) > monthsIn(asked);
  const latest = additive || (steps >= 0 && longer) ? likeTarget : asked;
  const periods: Period[] = [];
  for (let i = 0; i < target.hold; i++) {
    const period = shift(latest, -i, calendar);
    if (i > 0 && endIndex(period) < endIndex(target.period)) break;
    periods.push(period);
  }
  return periods;
}

function monthsIn({ kind }: Period): number {
  return { month: 1, quarter: 3, year: 12 }[kind];
}

/** Every period that is counted, each once. */
export function periodsOf(job: Job): Period[] {
  const all = [
    job.current,
    job.previous,
    job.lastYear,
    ...job.series,
    ...job.goals.flatMap(goal => goal.judged),
  ];
  return [...new Map(all.map(period => [periodKey(period), period])).values()];
}

export function periodKey({ start, end }: Period): string {
  return `${start}/${end}`;
}

/** The columns that are read for a job, filters apart. */
export function needsOf(job: Job): ColumnNeed[] {
  return [
    ...job.measure.needs(job.spec),
    ...(job.guard?.needs ?? []),
    ...(job.anchor ? [{ name: job.anchor, type: 'instant' as const, ...askedBy(job) }] : []),
    ...job.breakdowns.map(({ column }) => ({ name: column, type: 'text' as const })),
  ];
}

/** Where nobody wrote the anchor's name, the message that it is missing says where it comes from. */
function askedBy({ kpi, anchor }: Job): Pick<ColumnNeed, 'because'> {
  if (kpi.anchor) return {};
  const because = `the KPI "${kpi.id}" needs a date that puts its rows into periods, and takes ${anchor} where it names none. Name the column of that date under the KPI's \`anchor\`, or map one as ${anchor} under the source's \`columns\`.`;
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
