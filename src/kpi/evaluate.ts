/** From the KPIs and sources of plans to their numbers: each source is read once, for everything that is asked of it. */
import { BusinessTime } from '../data/business-time.ts';
import type { readSource, SourceRequest } from '../data/source.ts';
import { type Zone, zone } from '../data/zone.ts';
import type { Plan } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import type { Period } from '../plan/period.ts';
import { workingWeek } from '../plan/working-hours.ts';
import { Cells, type Covers, type KpiCells } from './cells.ts';
import { commitmentResults } from './commitments.ts';
import { Counting } from './counting.ts';
import { countsWorkingTime } from './elapsed.ts';
import type { Evaluation, KpiResult, Tally } from './evaluation.ts';
import { family, type Job } from './job.ts';
import { resultOf, resultWithout } from './kpi-result.ts';
import { named } from './measure.ts';
import { type Evaluated, natureOf } from './nature/nature-of.ts';
import { flowsOf, type NatureToCount, natureToCount, nothingToCount } from './nature/to-count.ts';
import { notesOn, notesOnParts, notesOnTyped } from './notes.ts';
import { fiscalCalendar, frequencyOf, monthsOf, seriesOf } from './periods.ts';
import { type Prepared, prepare } from './prepare.ts';
import { smallest } from './privacy.ts';
import { RatioCells } from './ratio-cells.ts';
import { type Counted, readSources, type SourcesRead, type ToCount } from './read-sources.ts';
import { Recording, type RecordRequest } from './results/recording.ts';
import type { RowListener } from './row-fate.ts';
import { type Run, settingOf } from './run.ts';
import { TypedCells } from './typed-cells.ts';

export interface EvaluationRequest {
  plan: Plan;
  /** Absolute folder of the plan: its globs start there. */
  folder: string;
  /** Absolute; export files have to lie inside it unless `sourceFiles` names them. */
  root: string;
  period: Period;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
  /** Contacts and findings are counted too. */
  nature?: boolean;
  /** Closed periods, which take the place of exports that don't reach. */
  record?: RecordRequest;
  /** Files per source that stand for those of the plan. */
  sourceFiles?: Record<string, string[]>;
  /** Reads a source; handed in by tests. */
  read?: typeof readSource;
  onProgress?: SourceRequest['onProgress'];
  signal?: AbortSignal;
  /** Hears what becomes of every row in the period asked for. */
  rows?: RowListener;
}

/**
 * Evaluates a plan's KPIs. CannotDo where something can't be done as the plan says it (a statistic that the
 * measure doesn't give, a column that the files lack, a zone that there is not); what is merely missing becomes
 * a KPI without a number and a note.
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const [outcome] = await evaluateAll([request]);
  if (outcome!.status === 'rejected') throw outcome!.reason;
  return outcome!.value;
}

/**
 * Evaluates several plans and reads an export that they share once for all of them. Each gets what `evaluate` gives
 * or throws; one that fails doesn't stop the others.
 */
export async function evaluateAll(
  requests: readonly EvaluationRequest[],
): Promise<PromiseSettledResult<Evaluation>[]> {
  const begun = await Promise.allSettled(requests.map(begin));
  const read = await readSources(begun.flatMap(one => (one.status === 'fulfilled' ? [one.value] : [])));
  return Promise.allSettled(
    begun.map(async one => {
      if (one.status === 'rejected') throw one.reason;
      const ofRun = read.shift()!;
      if (ofRun.status === 'rejected') throw ofRun.reason;
      return finish(one.value, ofRun.value);
    }),
  );
}

/** An evaluation before anything is read. */
interface Begun extends ToCount {
  prepared: Prepared[];
  nature: NatureToCount;
}

async function begin(request: EvaluationRequest): Promise<Begun> {
  const { plan, period, asOf } = request;
  const calendar = fiscalCalendar(plan.calendar);
  const run: Run = {
    request,
    calendar,
    recording: new Recording(request.record, period, monthsOf(period, calendar)),
    zone: zone(plan.calendar?.timezone ?? 'UTC'),
    working: undefined,
  };
  const given = Object.keys(request.sourceFiles ?? {});
  const preparing = { plan, asked: period, asOf, calendar, given };
  const prepared = measuredIn(plan).map(kpi => prepare(kpi, preparing));
  const nature = request.nature ? natureToCount(plan, preparing, readyOf(prepared)) : nothingToCount;
  const ready = readyOf([...prepared, ...nature.prepared]);
  for (const job of ready) run.recording.prepare(job);
  const jobs = ready.flatMap(family).filter(isCounted);
  if (jobs.some(job => countsWorkingTime(job.spec))) run.working = await workingTime(request, run.zone);
  return { run, jobs, prepared, nature };
}

function readyOf(prepared: readonly Prepared[]): Job[] {
  return prepared.flatMap(entry => ('job' in entry && entry.lacks === undefined ? [entry.job] : []));
}

function finish({ run, prepared, nature }: Omit<Begun, 'jobs'>, read: SourcesRead): Evaluation {
  const { plan, period, asOf } = run.request;
  const jobsRead = [...read.counted.keys()];
  const protectedCells = Cells.together([...read.counted.values()], flowsOf(nature));
  const figures = { ...read, cells: new Map(protectedCells.map((cells, i) => [jobsRead[i]!, cells])) };
  const results = prepared.map(entry => evaluated(run, entry, figures).result);
  const scored = plan.kpis?.length ?? 0;
  const counted = nature.prepared.map(entry => evaluated(run, entry, figures));
  return {
    period,
    asOf,
    timezone: run.zone.name,
    provisional:
      asOf < period.end || results.some(({ current }) => current.coverage !== 'none' && current.provisional),
    kpis: results.slice(0, scored),
    watch: results.slice(scored),
    commitments: commitmentResults(plan, results),
    nature: natureOf(nature.definitions, new Map(counted.map(one => [one.result.id, one])), results),
    sources: read.accounts,
    results: run.recording.files,
    drafts: run.recording.drafts,
    withClosed: closed =>
      finish({ run: { ...run, recording: run.recording.withClosed(closed) }, prepared, nature }, read),
  };
}

/** Made of rows: neither of other numbers nor of what stands in the plan. */
function isCounted({ parts, measure }: Job): boolean {
  return !parts && !measure.typed;
}

async function workingTime({ plan, folder, root }: EvaluationRequest, zone: Zone): Promise<BusinessTime> {
  const { readHolidays } = await import('../data/holidays.ts');
  const holidays = await readHolidays(plan.calendar?.holidays, { folder, root });
  return new BusinessTime(workingWeek(plan.calendar?.business_hours)!, holidays, zone);
}

/** What was read, and the cells made of it. */
interface FiguresRead extends SourcesRead {
  cells: ReadonlyMap<Job, Cells>;
}

function evaluated(run: Run, entry: Prepared, read: FiguresRead): Evaluated {
  if (!('job' in entry)) return { result: bare(run, entry), made: null };
  const { job } = entry;
  const made = job.parts ? [job.parts.numerator, job.parts.denominator].flatMap(family) : [job];
  const lacks = entry.lacks ?? absence(made, read);
  if (lacks !== undefined) return withoutRows(run, job, lacks);
  const figures = cellsOf(run, job, read);
  const cells = run.recording.cells(job, figures);
  const guard = job.guard && !absence([job.guard.job], read) ? cellsOf(run, job.guard.job, read) : undefined;
  const counted = made.flatMap(part => read.counted.get(part) ?? []);
  const notes = job.parts
    ? notesOnParts(job, counted, figures, run.zone)
    : figures instanceof TypedCells
      ? notesOnTyped(job, figures)
      : counted.flatMap(found => notesOn(found, cells, run.zone));
  const result = resultOf(job, cells, guard, [...notes, ...job.remarks]);
  const newest = counted.flatMap(({ dates }) => (dates ? [dates.newest] : [])).filter(Number.isFinite);
  const dataUntil = newest.length ? run.zone.isoDate(Math.min(...newest)) : null;
  const accounts = [...new Set(counted.flatMap(({ accounts }) => accounts))];
  const known = { ...result, dataUntil, undated: undatedOf(job, counted) };
  return { result: run.recording.result(known, job, cells, accounts), made: { job, cells } };
}

/** Rows of the whole sources that pass the filter and belong to no period, for want of a date. */
function undatedOf({ anchor, sensitive }: Job, counted: readonly Counted[]): Tally[] {
  const sum = (kind: 'missing' | 'unreadable') =>
    counted.reduce((total, { counting }) => total + counting.undated[kind], 0);
  const tallies = [
    { label: `without a date under ${named(anchor ?? '')}`, count: sum('missing') },
    { label: `whose date under ${named(anchor ?? '')} can't be read`, count: sum('unreadable') },
  ];
  return tallies.filter(({ count }) => count > 0 && !(sensitive && count < smallest));
}

/** Why one of the jobs has no rows, where closed periods take the place of its export. */
function absence(jobs: readonly Job[], { absent }: SourcesRead): string | undefined {
  const ids = jobs.flatMap(job => (isCounted(job) ? job.sources : [])).map(({ id }) => id);
  return ids.map(id => absent.get(id)).find(message => message !== undefined);
}

function cellsOf(run: Run, job: Job, read: FiguresRead): KpiCells {
  const { parts, measure } = job;
  if (parts)
    return new RatioCells(job, cellsOf(run, parts.numerator, read), cellsOf(run, parts.denominator, read));
  if (measure.typed) return new TypedCells(job, run.calendar, run.request.asOf);
  return read.cells.get(job)!;
}

/** A KPI that nothing was read for, with its definition and its goals. */
function withoutRows(run: Run, job: Job, lacks: string): Evaluated {
  const counting = new Counting(job, settingOf(run));
  const [empty] = Cells.together([{ counting, covers: nothing(run), used: 0 }]);
  const cells = run.recording.cells(job, empty!);
  const result = resultOf(job, cells, undefined, [lacks, ...job.remarks]);
  return { result: run.recording.result(result, job, cells, []), made: { job, cells } };
}

/** A KPI without a measure. */
function bare(run: Run, { kpi, lacks }: Exclude<Prepared, { job: Job }>): KpiResult {
  const { period } = run.request;
  const frequency = frequencyOf(kpi.frequency, period);
  const series = seriesOf(frequency, period, run.calendar);
  const job = { kpi, frequency, shownIn: kpi.unit ?? null, current: period, series };
  return resultWithout(job, nothing(run), lacks);
}

function nothing({ request }: Run): Covers {
  return ({ end }) => ({ coverage: 'none', provisional: request.asOf < end });
}
