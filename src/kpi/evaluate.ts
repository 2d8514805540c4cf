/** From a plan's KPIs and sources to their numbers: each source is read once, for everything that is asked of it. */
import type { Batch, ColumnNeed, FileAccount, InstantColumn, SourceAccount } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import { compileFilter, filterNeeds, loadMatcher } from '../data/filter.ts';
import { readSource, type SourceRequest } from '../data/source.ts';
import { type Zone, zone } from '../data/zone.ts';
import type { Plan, Source } from '../plan/generated/types.ts';
import type { FiscalCalendar, Period } from '../plan/period.ts';
import { Cells } from './cells.ts';
import { Counting, datesOf, type Setting } from './counting.ts';
import { coverageOf, DatesSeen } from './coverage.ts';
import type { Evaluation, KpiResult, PeriodCell } from './evaluation.ts';
import { filtersOf, type Job, needsOf, type Prepared, periodsOf, personal, prepare } from './job.ts';
import { resultOf, resultWithout } from './kpi-result.ts';
import { fiscalCalendar, frequencyOf, seriesOf } from './periods.ts';

export interface EvaluationRequest {
  plan: Plan;
  /** Absolute folder of the plan: its globs start there. */
  folder: string;
  /** Absolute; export files have to lie inside it unless `sourceFiles` names them. */
  root: string;
  period: Period;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
  /** Files per source that stand for those of the plan. */
  sourceFiles?: Record<string, string[]>;
  /** Reads a source; handed in by tests. */
  read?: typeof readSource;
  onProgress?: SourceRequest['onProgress'];
  signal?: AbortSignal;
}

/** The setting that all KPIs of a run share. */
interface Run {
  request: EvaluationRequest;
  calendar: FiscalCalendar;
  zone: Zone;
}

/**
 * Evaluates a plan's KPIs. CannotDo where something can't be done as the plan says it (a statistic that the
 * measure doesn't give, a column that the files lack, a zone that there is not); what is merely missing becomes
 * a KPI without a number and a note.
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { plan, period, asOf } = request;
  const timezone = plan.calendar?.timezone ?? 'UTC';
  const run: Run = { request, calendar: fiscalCalendar(plan.calendar), zone: zone(timezone) };
  const given = Object.keys(request.sourceFiles ?? {});
  const prepared = (plan.kpis ?? []).map(kpi => prepare(kpi, plan, period, run.calendar, given));
  const jobs = prepared.flatMap(entry => ('job' in entry && !entry.lacks ? [entry.job] : []));
  const results = new Map<Job, KpiResult>();
  const sources: SourceAccount[] = [];
  for (const id of Object.keys(plan.sources ?? {})) {
    const ofSource = jobs.filter(job => job.sourceId === id);
    if (ofSource.length) sources.push(await countSource(run, id, ofSource, results));
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
  };
}

/** A KPI that nothing was read for: with its definition and goals where it has a measure, bare without one. */
function withoutRows(run: Run, entry: Prepared): KpiResult {
  const { period, asOf } = run.request;
  const lacks = entry.lacks!;
  const nothing = ({ end }: Period) => ({ coverage: 'none' as const, provisional: asOf < end });
  if ('job' in entry) {
    const setting = settingOf(run, entry.job.source, () => -1);
    const counting = new Counting(entry.job, { ...setting, filter: neverRun });
    return resultOf(counting, new Cells(counting, nothing, 0), [lacks]);
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
    asOf: run.zone.dayStart(run.request.asOf),
    index,
    filter: filter => compileFilter(filter, source, index, run.zone.name),
  };
}

/** Reads a source once and adds the results of its KPIs. */
async function countSource(
  run: Run,
  id: string,
  jobs: readonly Job[],
  results: Map<Job, KpiResult>,
): Promise<SourceAccount> {
  const { request, calendar } = run;
  const source = jobs[0]!.source;
  await loadMatcher(jobs.flatMap(filtersOf));
  const { needs, index } = indexed(jobs, source);
  const setting = settingOf(run, source, index);
  const countings = jobs.map(job => new Counting(job, setting));
  const dates = new Map<string, DatesSeen>();
  for (const job of jobs) {
    const periods = jobs.flatMap(periodsOf);
    if (!dates.has(datesOf(job))) dates.set(datesOf(job), new DatesSeen(periods, calendar, run.zone));
  }
  const account = await (request.read ?? readSource)({
    id,
    source,
    folder: request.folder,
    root: request.root,
    timezone: run.zone.name,
    files: request.sourceFiles?.[id],
    needs,
    onBatch: batch => {
      for (const [name, seen] of dates)
        seeDates(batch.columns[index({ name, type: 'instant' })] as InstantColumn, batch, seen);
      for (const counting of countings) counting.count(batch);
    },
    onProgress: request.onProgress,
    signal: request.signal,
  });
  const used = account.files.reduce((sum, file) => sum + file.used, 0);
  for (const counting of countings) {
    const seen = dates.get(datesOf(counting.job))!;
    const covers = (period: Period) => coverageOf(period, seen, source.complete, request.asOf, calendar);
    const cells = new Cells(counting, covers, used);
    results.set(counting.job, resultOf(counting, cells, notesOn(counting, cells, seen, run.zone, account)));
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
    needs.push(need);
  }
  return { needs, index: need => places.get(key(need))! };
}

function seeDates(column: InstantColumn, batch: Batch, seen: DatesSeen): void {
  for (let row = 0; row < batch.length; row++)
    if (column.state[row] === CellState.ok) seen.add(column.values[row]!);
}

function notesOn(
  counting: Counting,
  cells: Cells,
  seen: DatesSeen,
  zone: Zone,
  account: SourceAccount,
): string[] {
  const { job } = counting;
  const notes: string[] = [];
  const current = cells.period(job.current);
  if (current.value === null && current.small !== 'withheld')
    notes.push(whyNoNumber(counting, current, seen, zone));
  notes.push(...unreadable(job, account));
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

/** What the number lacks because it can't be read: nobody should have to look for that in the appendix. */
function unreadable(job: Job, { files }: SourceAccount): string[] {
  const names = new Set(needsOf(job).map(({ name }) => name));
  const rows = files.reduce((sum, file) => sum + file.used, 0);
  return [...names].flatMap(name => {
    // A column that is read as two types stands in the account twice.
    const inFile = (file: FileAccount): number =>
      Math.max(0, ...file.columns.filter(column => column.name === name).map(column => column.unreadable));
    const count = files.reduce((sum, file) => sum + inFile(file), 0);
    return count
      ? [
          `${count} of ${rows} values under "${name}" can't be read, so their rows don't count. See the data quality, at the end.`,
        ]
      : [];
  });
}

function whyNoNumber({ job, undated }: Counting, current: PeriodCell, seen: DatesSeen, zone: Zone): string {
  const { label } = job.current;
  if (current.coverage === 'none') return outOfReach(job, seen, zone);
  const leftOut = current.leftOut.map(({ label, count }) => `${count} ${label}`).join(', ');
  if (leftOut) return `No row of ${label} counts: ${leftOut}. Check the columns that the measure reads.`;
  const { missing } = undated;
  return missing
    ? `No row belongs to ${label}: ${missing} ${missing === 1 ? 'row has' : 'rows have'} no date under "${job.anchor}". Check the column, or name another under \`anchor\`.`
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
