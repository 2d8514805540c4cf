/** From a plan's KPI to what has to be counted for it: its definition made ready, before any row is read. */
import { lacking, resolved } from '../data/presets/index.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Kpi, Part, Plan, RatioSide, Source } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import { type FiscalCalendar, type Period, shift, yearBefore } from '../plan/period.ts';
import { sharedAs } from '../plan/sharing.ts';
import { workingWeek } from '../plan/working-hours.ts';
import { countsWorkingTime } from './elapsed.ts';
import { goalJobsOf } from './goal-jobs.ts';
import { type GuardJob, type Job, type JobParts, type JobSource, needsOf, sourcesOf } from './job.ts';
import type { Measure, MeasureSpec, Parts } from './measure.ts';
import { frequencyOf, historyOf, quartersOf, seriesOf } from './periods.ts';
import { personal, withoutPersonal } from './personal.ts';
import { canGive, givenStats, headlineStat, measureOf } from './traits.ts';

/** What all KPIs of a run are prepared with. */
export interface Preparing {
  plan: Plan;
  asked: Period;
  /** The date that counts as today. */
  asOf: string;
  calendar: FiscalCalendar;
  /** The sources whose files the command line names. */
  given: readonly string[];
}

/** Ready for counting; `lacks` is the sentence that says why there is nothing to count. Without a measure there is no job. */
export type Prepared = { job: Job; lacks?: string } | { kpi: Kpi; lacks: string };

export function prepare(kpi: Kpi, run: Preparing): Prepared {
  return prepared(kpi, run, { path: [kpi.id] });
}

/** Where in the definition of a KPI a job stands. */
interface Place {
  /** The KPIs that lead to it, so that none is made of itself. */
  path: readonly string[];
  whole?: Job;
  /** A side of a ratio looks at the slices and groups of the whole, a guard doesn't. */
  side?: boolean;
}

function prepared(kpi: Kpi, run: Preparing, place: Place): Prepared {
  if (!kpi.measure)
    return { kpi, lacks: 'It has no measure yet. Say under `measure` how the number is made from rows.' };
  const found = measureOf(kpi.measure);
  if (!found) return { kpi, lacks: `There is no measure "${kpi.measure.kind}".` };
  const { measure, spec } = found;
  const incomplete = measure.lacks?.(spec) ?? lacksHours(spec, run.plan);
  if (incomplete) return { kpi, lacks: incomplete };
  const ids = [...new Set([kpi.source ?? []].flat())];
  const job = jobOf(
    kpi,
    found,
    ids.map(id => namedSource(id, run.plan)),
    run,
    place,
  );
  const parts = measure.parts?.(spec);
  const lacks = parts
    ? addParts(job, parts, run, place)
    : measure.typed
      ? undefined
      : lacksRows(ids, job, run);
  if (!place.whole) addGuard(job, run, place);
  return { job, lacks };
}

/** A source with what its preset says, and the definitions of the columns that it takes from another. */
export function namedSource(id: string, plan: Plan): JobSource {
  const written = plan.sources && Object.hasOwn(plan.sources, id) ? plan.sources[id] : undefined;
  const source = resolved(written ?? {});
  const { join } = source;
  const from = join && join.source !== id ? plan.sources?.[join.source] : undefined;
  if (!from) return { id, source };
  const given = resolved(from).columns ?? {};
  const taken = join!.take.filter(name => Object.hasOwn(given, name)).map(name => [name, given[name]!]);
  return { id, source: { ...source, columns: { ...source.columns, ...Object.fromEntries(taken) } } };
}

function lacksHours(spec: MeasureSpec, { calendar }: Plan): string | undefined {
  if (!countsWorkingTime(spec) || workingWeek(calendar?.business_hours)) return undefined;
  return 'It counts working time, and the plan has no working hours. Add them: calendar: {business_hours: {mon-fri: "08:00-17:00"}}.';
}

function lacksRows(ids: readonly string[], job: Job, { plan, given }: Preparing): string | undefined {
  if (!ids.length) return 'It has no source yet. Say under `source` which export its rows come from.';
  for (const { id, source } of job.sources) {
    if (!plan.sources || !Object.hasOwn(plan.sources, id))
      return `The plan has no source "${id}". Add it under \`sources\`.`;
    if (!hasFiles(source) && !given.includes(id))
      return `The source "${id}" has no files yet. Name its export under \`files\`, or give it with --source ${id}=FILE.`;
    if (job.undated && job.measure.needsDate)
      return `A ${job.measure.kind} measure compares rows in time, and these have no date (anchor: none). Name the column with their date under \`anchor\`.`;
    if (job.undated && !source.period)
      return `Its rows have no date (anchor: none), and the source "${id}" does not say to which period they belong. Add \`period\` to it, for example period: {filename: "backlog-{yyyy}-{MM}"}.`;
    const missing = lacking(
      source,
      needsOf(job).map(({ name }) => name),
    );
    if (missing) return missing;
  }
  return undefined;
}

function hasFiles({ files }: Source): boolean {
  return typeof files === 'string' || (Array.isArray(files) && files.length > 0);
}

function jobOf(
  kpi: Kpi,
  { measure, spec }: { measure: Measure; spec: MeasureSpec },
  sources: readonly JobSource[],
  { plan, asked, asOf, calendar }: Preparing,
  { whole, side }: Place,
): Job {
  const definitions = sourcesOf({ sources });
  const stat = headlineStat(kpi, { measure, spec });
  const also = kpi.also ?? (kpi.stat || whole ? [] : [...(measure.also ?? [])]);
  const { goals, slices } = whole
    ? { goals: [], slices: side ? whole.slices : [] }
    : goalJobsOf({ kpi, measure, spec, stat, current: asked }, plan, { asOf, calendar });
  const stats = [stat, ...also, ...goals.map(goal => goal.stat)];
  for (const name of stats) if (!canGive(measure, spec, name)) cannotGive(kpi, measure, spec, name);
  const frequency = frequencyOf(kpi.frequency, asked);
  const traits = measure.traits(spec, stat);
  const { shown, hidden } = breakdownsOf(kpi, definitions);
  const isSurvey = definitions.some(({ kind }) => kind === 'survey');
  return {
    kpi,
    sources,
    measure,
    spec,
    spoken: withoutPersonal(spec, definitions),
    stat,
    also,
    aggregates: new Map(stats.map(name => [name, measure.aggregate(name, spec)])),
    traits,
    ...anchorOf(kpi, measure, spec, definitions),
    parts: undefined,
    asOf,
    guard: undefined,
    whole,
    frequency,
    // Days of 24 hours say nothing of working time.
    shownIn: kpi.unit ?? traits.working ?? null,
    week: countsWorkingTime(spec) ? workingWeek(plan.calendar?.business_hours) : undefined,
    current: asked,
    previous: shift(asked, -1, calendar),
    lastYear: yearBefore(asked, calendar),
    series: seriesOf(frequency, asked, calendar),
    quarters: quartersOf(asked, calendar),
    history: historyOf(asked, calendar),
    slices,
    goals,
    breakdowns: shown,
    remarks: hidden.map(
      column =>
        `There is no breakdown by "${column}": the column is marked as personal. Take it out of \`by\`.`,
    ),
    sensitive: isSurvey || definitions.some(source => source.personal === true),
    sample: isSurvey || ratings.has(measure.kind),
    weighs: measure.weighs?.(spec) ?? false,
  };
}

/** Kinds of measures that are opinions of those who answered, wherever they stand. */
const ratings: ReadonlySet<string> = new Set(['csat', 'nps', 'ces']);

/** A breakdown by a personal column would name people. */
function breakdownsOf({ by }: Kpi, sources: readonly Source[]) {
  const all = (by ?? []).map(entry => (typeof entry === 'string' ? { column: entry } : entry));
  return {
    shown: all
      .filter(({ column }) => !personal(sources, column))
      .map(({ column, top = 10 }) => ({ column, top })),
    hidden: all.map(({ column }) => column).filter(column => personal(sources, column)),
  };
}

/** The column that the KPI names, else the measure's first that all sources map, else its last. */
function anchorOf(
  kpi: Kpi,
  measure: Measure,
  spec: MeasureSpec,
  sources: readonly Source[],
): Pick<Job, 'anchor' | 'undated'> {
  const candidates = measure.anchors(spec);
  if (candidates.length === 0) return { anchor: null, undated: false };
  if (kpi.anchor === withoutDate) return { anchor: null, undated: true };
  if (kpi.anchor) return { anchor: kpi.anchor, undated: false };
  const mapped = candidates.find(
    name => sources.length && sources.every(({ columns }) => columns && Object.hasOwn(columns, name)),
  );
  return { anchor: mapped ?? candidates.at(-1)!, undated: false };
}

/** The anchor of rows that carry no date. */
const withoutDate = 'none';

function cannotGive(kpi: Kpi, measure: Measure, spec: MeasureSpec, stat: string): never {
  throw new CannotDo(
    `The KPI "${kpi.id}" asks for the statistic "${stat}", which a ${measure.kind} measure does not give.`,
    `${givenStats(measure, spec).replace('it', 'It')} Change \`stat\` or \`also\` of the KPI, or the \`stat\` that a goal names.`,
  );
}

/** Prepares both sides of a ratio; gives what they lack, in a sentence. */
function addParts(
  job: Job,
  { numerator, denominator, per, inOwnWords = false }: Parts,
  run: Preparing,
  place: Place,
): string | undefined {
  const sides: Partial<JobParts> = {};
  for (const [name, side] of [
    ['numerator', numerator],
    ['denominator', denominator],
  ] as const) {
    const entry = prepareSide(side, job, run, place);
    if (entry.lacks !== undefined) return `Its ${name}: ${lowered(entry.lacks)}`;
    sides[name] = (entry as { job: Job }).job;
  }
  job.parts = { ...(sides as JobParts), per, inOwnWords };
  job.anchor = null;
  const below = [job.parts.numerator, job.parts.denominator];
  job.sources = distinct(below.flatMap(part => part.sources));
  job.sensitive = below.some(part => part.sensitive);
  job.spoken = withoutPersonal(job.spec, sourcesOf(job));
  return undefined;
}

function prepareSide(side: RatioSide, whole: Job, run: Preparing, { path }: Place): Prepared {
  const { id, by, min_sample } = whole.kpi;
  if (typeof side !== 'string')
    return prepared(
      sharedAs({ id, by, min_sample, ...asKpiSays(side, whole.kpi) }, side.where ? side : whole.kpi),
      run,
      { path, whole, side: true },
    );
  const kpi = measuredIn(run.plan).find(other => other.id === side);
  if (!kpi) return { kpi: whole.kpi, lacks: `The plan has no KPI "${side}".` };
  if (path.includes(side))
    return {
      kpi,
      lacks: `The KPI is made of itself: ${[...path, side].join(' → ')}. Give one of them another measure.`,
    };
  const { source, measure, stat, anchor, where } = kpi;
  const definition: Kpi = { id, by, min_sample, source, measure, stat, anchor, where };
  return prepared(sharedAs(definition, kpi), run, { path: [...path, side], whole, side: true });
}

/** A part of a KPI as a definition: what it doesn't say is as the KPI says. */
function asKpiSays(part: Part, { source, where, anchor }: Kpi): Omit<Kpi, 'id'> {
  return {
    source: part.source ?? source,
    measure: part.measure,
    stat: part.stat,
    anchor: part.anchor ?? (anchor === withoutDate ? withoutDate : undefined),
    where: part.where ?? where,
  };
}

/** The guard that the KPI names, else the one that its measure has in all of its sources. */
function addGuard(job: Job, run: Preparing, place: Place): void {
  const written = job.kpi.guard;
  if (written === null) return;
  const offered = sourcesOf(job).map(source => job.measure.guard?.(job.spec, source));
  const guard = written ?? (offered.every(Boolean) ? offered[0] : undefined);
  if (!guard) return;
  const { name, ...part } = guard;
  const definition: Kpi = { id: job.kpi.id, ...asKpiSays(part, job.kpi) };
  const isOfSameRows = part.source === undefined || part.source === job.kpi.source;
  definition.anchor ??= isOfSameRows ? job.anchor : undefined;
  const entry = prepared(definition, run, { ...place, whole: job });
  if ('job' in entry && entry.lacks === undefined)
    job.guard = { name, unit: entry.job.traits.unit, job: entry.job } satisfies GuardJob;
  else if (written) job.remarks.push(`There is no guard "${name}": ${lowered(entry.lacks!)}`);
}

function lowered(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1);
}

function distinct(sources: readonly JobSource[]): JobSource[] {
  return [...new Map(sources.map(source => [source.id, source])).values()];
}
