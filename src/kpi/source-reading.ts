/** One source, read once for every job that counts its rows and every source that takes columns from it. */
import type { Batch, Column, ColumnNeed, InstantColumn, SourceAccount, TextColumn } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import { compileFilter, filterNeeds, loadMatcher } from '../data/filter.ts';
import { needId } from '../data/need.ts';
import type { SourceRequest } from '../data/source.ts';
import { zone } from '../data/zone.ts';
import { addDays, type Period } from '../plan/period.ts';
import type { Covers } from './cells.ts';
import type { Counting } from './counting.ts';
import { coverageOf, coverageOfFiles, DatesSeen } from './coverage.ts';
import { fileIntervals } from './file-intervals.ts';
import { datesNeed, datesOf, endIn, filtersOf, type Job, type JobSource, needsOf, periodsOf } from './job.ts';
import { JoinTable, repeatedIssue, Unmatched } from './join.ts';
import { type Run, settingOf } from './run.ts';
import { SourceCounting, type SourceSetting } from './source-counting.ts';

/** What a source gave to one of its jobs. */
export interface Share {
  job: Job;
  covers: Covers;
  /** Rows of the source. */
  used: number;
  /** Null where its rows carry no date. */
  seen: DatesSeen | null;
  neverSeen: { column: string; value: string }[];
}

/** Columns that another source takes from this one. */
export interface Giving {
  /** The id of the source that takes them. */
  to: string;
  key: string;
  needs: ColumnNeed[];
  table: JoinTable;
}

export interface OpenReading {
  request: SourceRequest;
  /** What each of the jobs gets, when the source has been read; adds to the account what was found on the way. */
  sharesOf(account: SourceAccount): Share[];
}

export class SourceReading {
  /** What other sources take from this one. */
  readonly givings: Giving[] = [];
  private readonly run: Run;
  private readonly id: string;
  private readonly source: JobSource['source'];
  private readonly countings: readonly Counting[];
  private readonly ofJobs: ColumnNeed[];
  private taking: Giving | undefined;
  private readonly unmatched = new Unmatched();

  /** The boards of the jobs that count rows of this source. */
  constructor(run: Run, { id, source }: JobSource, countings: readonly Counting[]) {
    this.run = run;
    this.id = id;
    this.source = source;
    this.countings = countings;
    const jobs = countings.map(({ job }) => job);
    this.ofJobs = distinct(
      jobs.flatMap(job => [
        ...needsOf(job),
        ...datesNeed(job),
        ...filtersOf(job).flatMap(filter => filterNeeds(filter, source)),
      ]),
    );
  }

  /** Lets the source that this one joins keep what is wanted of it; to be called from the last taker on. */
  takeFrom(other: SourceReading): void {
    const { key, take } = this.source.join!;
    const needs = this.wanted().filter(({ name }) => take.includes(name));
    this.taking = { to: this.id, key, needs, table: new JoinTable(needs) };
    other.givings.push(this.taking);
  }

  /** What is to be read, and what follows when it has been. */
  async open(): Promise<OpenReading> {
    const { run, id, source, countings } = this;
    const { request } = run;
    const { rows } = request;
    const jobs = countings.map(({ job }) => job);
    await loadMatcher(jobs.flatMap(filtersOf));
    const { own, index } = this.layout();
    const setting = this.setting(index);
    const counters = countings.map(counting => new SourceCounting(counting, setting));
    const dates = this.datesToSee(jobs);
    const { kinds } = countings.find(counting => counting.kinds) ?? {};
    const wanted: SourceRequest = {
      id,
      source,
      folder: request.folder,
      root: request.root,
      timezone: run.zone.name,
      asOf: request.asOf,
      files: request.sourceFiles?.[id],
      needs: own,
      onLeftOut: rows?.onLeftOut && (row => rows.onLeftOut!(id, row)),
      onBatch: (read, raw) => {
        const batch = this.joined(read, index);
        for (const [name, seen] of dates) seeDates(batch.columns[index({ name, type: 'instant' })], seen);
        this.give(batch, index);
        kinds?.begin(batch.length, id);
        for (const counter of counters)
          counter.count(
            batch,
            rows &&
              ((row, fate) => rows.onRow(counter.job, { source: { id, source }, batch, raw, row }, fate)),
          );
        kinds?.end();
      },
      onProgress: request.onProgress,
      signal: request.signal,
    };
    return { request: wanted, sharesOf: account => this.shares(account, counters, dates, setting) };
  }

  private shares(
    account: SourceAccount,
    counters: readonly SourceCounting[],
    dates: ReadonlyMap<string, DatesSeen>,
    setting: SourceSetting,
  ): Share[] {
    const { run, source } = this;
    const { request, calendar } = run;
    this.addIssues(account);
    const used = account.files.reduce((sum, file) => sum + file.used, 0);
    return counters.map((counter): Share => {
      const name = datesOf(counter.job);
      const seen = name === null ? null : dates.get(name)!;
      const covers = seen
        ? (period: Period) => {
            const end = endIn(counter.job, period);
            return coverageOf({ period, end }, seen, source.complete, request.asOf, calendar);
          }
        : coverageOfFiles(
            account.files.map(({ path }) => setting.filePeriod(path)),
            run.zone,
            request.asOf,
          );
      return { job: counter.job, covers, used, seen, neverSeen: counter.neverSeen() };
    });
  }

  /** Everything that jobs and takers want, those columns that this source takes itself included. */
  private wanted(): ColumnNeed[] {
    const given = this.givings.flatMap(({ key, needs }) => [{ name: key, type: 'text' as const }, ...needs]);
    return distinct([...this.ofJobs, ...given]);
  }

  /** The columns that the files have, with those that are taken behind them. */
  private layout(): { own: ColumnNeed[]; index(need: ColumnNeed): number } {
    const { taking } = this;
    const taken = taking?.needs ?? [];
    const ids = new Set(taken.map(needId));
    const key = taking ? [{ name: taking.key, type: 'text' as const }] : [];
    const own = distinct([...this.wanted(), ...key]).filter(need => !ids.has(needId(need)));
    const places = new Map([...own, ...taken].map((need, place) => [needId(need), place]));
    return { own, index: need => places.get(needId(need))! };
  }

  private setting(index: SourceSetting['index']): SourceSetting {
    const { run, source } = this;
    let intervals: ReturnType<typeof fileIntervals> | undefined;
    return {
      ...settingOf(run),
      sourceZone: source.timezone ? zone(source.timezone) : run.zone,
      index,
      filter: filter => compileFilter(filter, source, index, run.zone.name),
      filePeriod: path => {
        intervals ??= fileIntervals(source, run.calendar, run.zone);
        return intervals(path);
      },
    };
  }

  private datesToSee(jobs: readonly Job[]): Map<string, DatesSeen> {
    const { run } = this;
    const tomorrow = run.zone.dayStart(addDays(run.request.asOf, 1));
    const periods = jobs.flatMap(periodsOf);
    const names = new Set(jobs.flatMap(job => datesOf(job) ?? []));
    return new Map([...names].map(name => [name, new DatesSeen(periods, run.calendar, run.zone, tomorrow)]));
  }

  private joined(batch: Batch, index: SourceSetting['index']): Batch {
    const { taking } = this;
    if (!taking) return batch;
    const keys = batch.columns[index({ name: taking.key, type: 'text' })] as TextColumn;
    const matches = taking.table.matches(keys);
    this.unmatched.add(batch, matches);
    return { ...batch, columns: [...batch.columns, ...taking.table.taken(matches)] };
  }

  private give(batch: Batch, index: SourceSetting['index']): void {
    for (const { key, needs, table } of this.givings) {
      const columns = needs.map(need => batch.columns[index(need)]!);
      table.add(batch.columns[index({ name: key, type: 'text' })] as TextColumn, columns);
    }
  }

  private addIssues({ files, sensitive }: SourceAccount): void {
    const { taking, source } = this;
    if (taking)
      files.forEach((file, i) => {
        file.issues.push(...this.unmatched.issue(i, taking.key, source.join!.source, sensitive));
      });
    for (const { key, table, to } of this.givings)
      files[0]?.issues.push(...repeatedIssue(table.repeated, key, to));
  }
}

function distinct(needs: readonly ColumnNeed[]): ColumnNeed[] {
  const found = new Map<string, ColumnNeed>();
  for (const need of needs) {
    const known = found.get(needId(need));
    found.set(needId(need), known?.because ? known : need);
  }
  return [...found.values()];
}

function seeDates(column: Column | undefined, seen: DatesSeen): void {
  const { state, values } = column as InstantColumn;
  for (let row = 0; row < state.length; row++) if (state[row] === CellState.ok) seen.add(values[row]!);
}
