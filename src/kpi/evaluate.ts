/** From a plan's KPIs and sources to their numbers: each source is read once, for everything that is asked of it. */
import type { Batch, ColumnNeed, InstantColumn, SourceAccount } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import { BusinessTime } from '../data/business-time.ts';
import { compileFilter, filterNeeds, loadMatcher } from '../data/filter.ts';
import { readHolidays } from '../data/holidays.ts';
import { NoExport } from '../data/open.ts';
import { readSource, type SourceRequest } from '../data/source.ts';
import { type Zone, zone } from '../data/zone.ts';
import type { Plan, Source } from '../plan/generated/types.ts';
import { addDays, type FiscalCalendar, type Period } from '../plan/period.ts';
import { workingWeek } from '../plan/working-hours.ts';
import type { Cells } from './cells.ts';
import { Counting, datesOf, type Setting } from './counting.ts';
import { coverageOf, DatesSeen } from './coverage.ts';
import { countsWorkingTime } from './elapsed.ts';
import type { Evaluation, KpiResult, PeriodCell } from './evaluation.ts';
import { filtersOf, type Job, needsOf, type Prepared, periodsOf, personal, prepare } from './job.ts';
import { resultOf, resultWithout } from './kpi-result.ts';
import { fiscalCalendar, frequencyOf, monthsOf, seriesOf } from './periods.ts';
import { Recording, type RecordRequest } from './results/recording.ts';
import type { RowListener } from './row-fate.ts';

export interface EvaluationRequest {
  plan: Plan;
  /** Absolute folder of the plan: its globs start there. */
  folder: string;
  /** Absolute; export files have to lie inside it unless `sourceFiles` names them. */
  root: string;
  period: Period;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
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

/** The setting that all KPIs of a run share. */
interface Run {
  request: EvaluationRequest;
  calendar: FiscalCalendar;
  recording: Recording;
  zone: Zone;
  working: BusinessTime | undefined;
}

/**
 * Evaluates a plan's KPIs. CannotDo where something can't be done as the plan says it (a statistic that the
 * measure doesn't give, a column that the files lack, a zone that there is not); what is merely missing becomes
 * a KPI without a number and a note.
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { plan, period, asOf } = request;
  const timezone = plan.calendar?.timezone ?? 'UTC';
  const run: Run = {
    request,
    calendar: fiscalCalendar(plan.calendar),
    recording: new Recording(request.record, period, monthsOf(period, fiscalCalendar(plan.calendar))),
    zone: zone(timezone),
    working: undefined,
  };
  const given = Object.keys(request.sourceFiles ?? {});
  const prepared = (plan.kpis ?? []).map(kpi => prepare(kpi, plan, period, run.calendar, given));
  const jobs = prepared.flatMap(entry => ('job' in entry && !entry.lacks ? [entry.job] : []));
  if (jobs.some(job => countsWorkingTime(job.spec))) run.working = await workingTime(request, run.zone);
  const results = new Map<Job, KpiResult>();
  const sources: SourceAccount[] = [];
  for (const job of jobs) run.recording.prepare(job);
  for (const id of Object.keys(plan.sources ?? {})) {
    const ofSource = jobs.filter(job => job.sourceId === id);
    if (ofSource.length) sources.push(...(await countSourceIfThere(run, id, ofSource, results)));
  }
  const kpis = prepared.map(entry => ('job' in entry && results.get(entry.job)) || withoutRows(run, entry));
  return {
    period,
    asOf,
    timezone,
    provisional:
      asOf < period.end || kpis.some(({ current }) => current.coverage !== 'none' && current.provisional),
    kpis,
    sources,
    results: run.recording.files,
    drafts: run.recording.drafts,
  };
}

async function workingTime({ plan, folder, root }: EvaluationRequest, zone: Zone): Promise<BusinessTime> {
  const holidays = await readHolidays(plan.calendar?.holidays, { folder, root });
  return new BusinessTime(workingWeek(plan.calendar?.business_hours)!, holidays, zone);
}

/** A KPI that nothing was read for: with its definition and goals where it has a measure, bare without one. */
function withoutRows(run: Run, entry: Prepared): KpiResult {
  const { period, asOf } = run.request;
  const lacks = entry.lacks!;
  const nothing = ({ end }: Period) => ({ coverage: 'none' as const, provisional: asOf < end });
  if ('job' in entry) {
    const setting = settingOf(run, entry.job.source, () => -1);
    const counting = new Counting(entry.job, { ...setting, filter: neverRun });
    const cells = run.recording.cells(counting, nothing, 0);
    return run.recording.result(resultOf(counting, cells, [lacks]), entry.job, cells, []);
  }
  const { kpi } = entry;
  const frequency = frequencyOf(kpi.frequency, period);
  const series = seriesOf(frequency, period, run.calendar);
  const job = { kpi, frequency, shownIn: kpi.unit ?? null, current: period, series };
  return resultWithout(job, nothing, lacks);
}

const neverRun: Setting['filter'] = () => Object.assign(() => () => false, { neverSeen: () => [] });

function settingOf(run: Run, source: Source, index: Setting['index']): Setting {
  return {
    calendar: run.calendar,
    zone: run.zone,
    sourceZone: source.timezone ? zone(source.timezone) : run.zone,
    working: run.working,
    asOf: run.zone.dayStart(run.request.asOf),
    index,
    filter: filter => compileFilter(filter, source, index, run.zone.name),
  };
}

/** Where there are closed periods, a source without files leaves its KPIs to them. */
async function countSourceIfThere(
  run: Run,
  id: string,
  jobs: readonly Job[],
  results: Map<Job, KpiResult>,
): Promise<SourceAccount[]> {
  try {
    return [await countSource(run, id, jobs, results)];
  } catch (error) {
    if (!(error instanceof NoExport) || !run.recording.canDoWithoutExports) throw error;
    for (const job of jobs) results.set(job, withoutRows(run, { job, lacks: error.message }));
    return [];
  }
}

/** Reads a source once and adds the results of its KPIs. */
async function countSource(
  run: Run,
  id: string,
  jobs: readonly Job[],
  results: Map<Job, KpiResult>,
): Promise<SourceAccount> {
  const { request, calendar } = run;
  const { rows } = request;
  const source = jobs[0]!.source;
  await loadMatcher(jobs.flatMap(filtersOf));
  const { needs, index } = indexed(jobs, source);
  const setting = settingOf(run, source, index);
  const countings = jobs.map(job => new Counting(job, setting));
  const dates = new Map<string, DatesSeen>();
  const tomorrow = run.zone.dayStart(addDays(request.asOf, 1));
  for (const job of jobs) {
    const periods = jobs.flatMap(periodsOf);
    if (!dates.has(datesOf(job)))
      dates.set(datesOf(job), new DatesSeen(periods, calendar, run.zone, tomorrow));
  }
  const account = await (request.read ?? readSource)({
    id,
    source,
    folder: request.folder,
    root: request.root,
    timezone: run.zone.name,
    files: request.sourceFiles?.[id],
    needs,
    onLeftOut: rows?.onLeftOut && (row => rows.onLeftOut!(id, row)),
    onBatch: (batch, raw) => {
      for (const [name, seen] of dates)
        seeDates(batch.columns[index({ name, type: 'instant' })] as InstantColumn, batch, seen);
      for (const counting of countings)
        counting.count(batch, rows && ((row, fate) => rows.onRow(counting.job, batch, raw, row, fate)));
    },
    onProgress: request.onProgress,
    signal: request.signal,
  });
  const used = account.files.reduce((sum, file) => sum + file.used, 0);
  for (const counting of countings) {
    const seen = dates.get(datesOf(counting.job))!;
    const covers = (period: Period) => coverageOf(period, seen, source.complete, request.asOf, calendar);
    const cells = run.recording.cells(counting, covers, used);
    const dataUntil = Number.isFinite(seen.newest) ? run.zone.isoDate(seen.newest) : null;
    const result = { ...resultOf(counting, cells, notesOn(counting, cells, seen, run.zone)), dataUntil };
    results.set(counting.job, run.recording.result(result, counting.job, cells, [account]));
  }
  return account;
}

/** Every column that the jobs read, once per type, and where it stands in the batches. */
function indexed(
  jobs: readonly Job[],
  source: Job['source'],
): { needs: ColumnNeed[]; index: Setting['index'] } {
  const places = new Map<string, number>();
  const needs: ColumnNeed[] = [];
  const key = ({ name, type }: ColumnNeed) => `${type} ${name}`;
  const all = jobs.flatMap(job => [
    ...needsOf(job),
    { name: datesOf(job), type: 'instant' as const },
    ...filtersOf(job).flatMap(filter => filterNeeds(filter, source)),
  ]);
  for (const need of all) {
    if (places.has(key(need))) continue;
    places.set(key(need), needs.length);
    needs.push({ name: need.name, type: need.type });
  }
  return { needs, index: need => places.get(key(need))! };
}

function seeDates(column: InstantColumn, batch: Batch, seen: DatesSeen): void {
  for (let row = 0; row < batch.length; row++)
    if (column.state[row] === CellState.ok) seen.add(column.values[row]!);
}

function notesOn(counting: Counting, cells: Cells, seen: DatesSeen, zone: Zone): string[] {
  const { job } = counting;
  const notes: string[] = [];
  const current = cells.period(job.current);
  if (current.value === null && current.small !== 'withheld')
    notes.push(whyNoNumber(job, current, seen, zone));
  const isEmpty = seen.first > seen.last;
  for (const { column, value } of isEmpty ? [] : counting.neverSeen())
    notes.push(
      personal(job.source, column)
        ? `A value that the KPI looks for under "${column}" occurs in no row. Check its spelling.`
        : `"${value}", which the KPI looks for under "${column}", occurs in no row. Check its spelling.`,
    );
  for (const column of job.personalBreakdowns)
    notes.push(
      `There is no breakdown by "${column}": the column is marked as personal. Take it out of \`by\`.`,
    );
  return notes;
}

function whyNoNumber(job: Job, current: PeriodCell, seen: DatesSeen, zone: Zone): string {
  const { label } = job.current;
  if (current.coverage === 'none') return outOfReach(job, seen, zone);
  const leftOut = current.leftOut.map(({ label, count }) => `${count} ${label}`).join(', ');
  return leftOut
    ? `No row of ${label} counts: ${leftOut}. Check the columns that the measure reads.`
    : `No row of ${label} passes the KPI's filter. Check \`where\`.`;
}

/** Which dates there are, so that the reader sees what to export or to ask for. */
function outOfReach(job: Job, seen: DatesSeen, zone: Zone): string {
  const column = datesOf(job);
  const { label } = job.current;
  if (seen.first > seen.last)
    return `No row of the source "${job.sourceId}" has a date under "${column}", so none belongs to ${label}. Check the column and its format.`;
  const span = `${zone.isoDate(seen.first)} to ${zone.isoDate(seen.last)}`;
  return `The source "${job.sourceId}" has nothing for ${label}: its dates under "${column}" run from ${span}. Add the export of that period, or choose another with --period.`;
}
