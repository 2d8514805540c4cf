/** One pass over a source's rows for one KPI: every period, group and goal's slice at once. */
import type { Batch, Column, ColumnNeed, ColumnType, TextColumn } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import type { CompiledFilter } from '../data/filter.ts';
import type { Zone } from '../data/zone.ts';
import type { Filter } from '../plan/generated/types.ts';
import { type FiscalCalendar, type Period, shift } from '../plan/period.ts';
import { Collected, type Keeping, keepingFor } from './aggregates.ts';
import { type Job, periodKey, periodsOf } from './job.ts';
import type { Reading, Rows } from './measure.ts';
import { interval } from './periods.ts';

/** What a job needs of the run. */
export interface Setting {
  calendar: FiscalCalendar;
  zone: Zone;
  sourceZone: Zone;
  /** The first instant of the as-of date. */
  asOf: number;
  /** The place of a column in the batches. */
  index(need: ColumnNeed): number;
  filter(filter: Filter): CompiledFilter;
}

/** The rows of one period. */
export interface Bucket {
  start: number;
  end: number;
  whole: Collected;
  /** Per breakdown: rows by the code of their value; −1 for none. Only where groups are wanted. */
  groups: Map<number, Collected>[] | undefined;
}

/** Buckets that don't overlap, in order of time. */
type Timeline = Bucket[];

/** All rows of the KPI, or those of one slice. */
interface View {
  buckets: Map<string, Bucket>;
  timelines: Timeline[];
}

export class Counting {
  readonly job: Job;
  /** The dictionaries of the breakdown columns, as far as they were read. */
  readonly dictionaries: (readonly string[])[] = [];
  /** First the whole KPI, then its slices. */
  private readonly views: View[];
  /** Rows that pass the filter and belong to no period, for their date is missing or can't be read. */
  readonly undated = { missing: 0, unreadable: 0 };
  private readonly setting: Setting;
  private readonly keeping: Keeping;
  private readonly where: CompiledFilter | undefined;
  private readonly slices: CompiledFilter[];
  private readonly filters: Map<Filter, CompiledFilter>;

  constructor(job: Job, setting: Setting) {
    this.job = job;
    this.setting = setting;
    this.keeping = keepingFor(job.aggregates.values(), job.guard !== undefined);
    this.where = job.kpi.where && setting.filter(job.kpi.where);
    this.slices = job.slices.map(setting.filter);
    this.filters = new Map(
      (job.measure.filters?.(job.spec) ?? []).map(filter => [filter, setting.filter(filter)]),
    );
    const grouped = new Set(countedPeriods([job.current], job, setting.calendar).map(periodKey));
    this.views = [undefined, ...job.slices].map((_, i) => this.viewOf(i === 0 ? grouped : new Set()));
  }

  /** The rows of a period, in the whole KPI (−1) or in one of its slices. */
  bucket(slice: number, period: Period): Bucket {
    return this.views[slice + 1]!.buckets.get(periodKey(period))!;
  }

  /** The period before, for measures that look back. */
  before(slice: number, period: Period): Bucket | undefined {
    return this.views[slice + 1]!.buckets.get(periodKey(shift(period, -1, this.setting.calendar)));
  }

  newCollected(): Collected {
    const { measure, spec } = this.job;
    return new Collected(measure.outcomes(spec).length, measure.reasons(spec).length, this.keeping);
  }

  /** Values of the KPI's filters that no row has. */
  neverSeen(): { column: string; value: string }[] {
    return [this.where, ...this.filters.values(), ...this.slices].flatMap(
      filter => filter?.neverSeen() ?? [],
    );
  }

  count(batch: Batch): void {
    const rows = this.rowsOf(batch);
    const reading = this.job.measure.read(this.job.spec, rows);
    const guard = this.job.guard?.read(rows);
    const where = this.where?.(batch);
    const slices = this.slices.map(slice => slice(batch));
    const groups = this.job.breakdowns.map(({ column }, i) => {
      const text = rows.text(column);
      this.dictionaries[i] = text.dictionary;
      return text;
    });
    const place = this.job.anchor ? this.atAnchor(rows, reading) : this.inStock(reading);
    const anchor = this.job.anchor ? rows.instant(this.job.anchor) : undefined;
    for (let row = 0; row < batch.length; row++) {
      if (where && !where(row)) continue;
      if (anchor && anchor.state[row] !== CellState.ok) {
        this.undated[anchor.state[row] === CellState.missing ? 'missing' : 'unreadable']++;
        continue;
      }
      const guardValue = guard ? guard(row) : Number.NaN;
      place(row, 0, groups, guardValue);
      for (let i = 0; i < slices.length; i++) if (slices[i]!(row)) place(row, i + 1, [], guardValue);
    }
  }

  /** Puts rows into the period of their anchor. */
  private atAnchor(rows: Rows, reading: Reading) {
    const anchor = rows.instant(this.job.anchor!);
    return (row: number, view: number, groups: readonly TextColumn[], guardValue: number): void => {
      for (const timeline of this.views[view]!.timelines) {
        const bucket = find(timeline, anchor.values[row]!);
        if (!bucket) continue;
        const outcome = reading.outcome(row);
        const value = outcome >= 0 && reading.value ? reading.value(row) : Number.NaN;
        this.add(bucket, row, outcome, value, groups, guardValue);
      }
    };
  }

  /** Puts rows into every period at whose end they are in stock. */
  private inStock(reading: Reading) {
    return (row: number, view: number, groups: readonly TextColumn[], guardValue: number): void => {
      const since = reading.since!(row);
      const until = reading.until!(row);
      const outcome = reading.outcome(row);
      for (const timeline of this.views[view]!.timelines)
        for (const bucket of timeline)
          if (since < bucket.end && (outcome < 0 || until >= bucket.end))
            this.add(bucket, row, outcome, Number.NaN, groups, guardValue);
    };
  }

  private add(
    bucket: Bucket,
    row: number,
    outcome: number,
    value: number,
    columns: readonly TextColumn[],
    guardValue: number,
  ): void {
    bucket.whole.add(outcome, value, guardValue);
    if (!bucket.groups) return;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      const code = column.state[row] === CellState.ok ? column.codes[row]! : -1;
      const groups = bucket.groups[i]!;
      if (!groups.has(code)) groups.set(code, this.newCollected());
      groups.get(code)!.add(outcome, value, guardValue);
    }
  }

  private viewOf(grouped: ReadonlySet<string>): View {
    const { job, setting } = this;
    const buckets = new Map<string, Bucket>();
    for (const period of countedPeriods(periodsOf(job), job, setting.calendar))
      buckets.set(periodKey(period), {
        ...interval(period, setting.zone),
        whole: this.newCollected(),
        groups: grouped.has(periodKey(period)) ? job.breakdowns.map(() => new Map()) : undefined,
      });
    return { buckets, timelines: timelinesOf([...buckets.values()]) };
  }

  private rowsOf(batch: Batch): Rows {
    const { setting, filters, job } = this;
    const column = <T extends ColumnType>(type: T) => {
      return (name: string) =>
        batch.columns[setting.index({ name, type })] as Extract<Column, { type: T | 'number' }>;
    };
    return {
      length: batch.length,
      text: column('text') as Rows['text'],
      number: column('number') as Rows['number'],
      duration: column('duration') as Rows['duration'],
      instant: column('instant') as Rows['instant'],
      boolean: column('boolean') as Rows['boolean'],
      filter: filter => filters.get(filter)!(batch),
      zone: setting.zone,
      sourceZone: setting.sourceZone,
      asOf: setting.asOf,
      anchor: job.anchor,
    };
  }
}

/** The column whose dates tell what the export covers: the anchor, or when rows of a stock came in. */
export function datesOf(job: Job): string {
  const happened = job.anchor === job.kpi.anchor ? undefined : job.measure.happened?.(job.spec, job.source);
  return happened ?? job.anchor ?? job.measure.needs(job.spec)[0]!.name;
}

/** Measures of matched pairs look at the period before each as well. */
function countedPeriods(periods: readonly Period[], job: Job, calendar: FiscalCalendar): Period[] {
  const looksBack = [...job.aggregates.values()].some(({ of }) => of === 'pairs');
  const all = looksBack ? periods.flatMap(period => [shift(period, -1, calendar), period]) : periods;
  return [...new Map(all.map(period => [periodKey(period), period])).values()];
}

/** Months, quarters and years overlap each other: as few lists as possible of buckets that don't. */
function timelinesOf(buckets: Bucket[]): Timeline[] {
  const timelines: Timeline[] = [];
  for (const bucket of buckets.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const free = timelines.find(timeline => timeline.at(-1)!.end <= bucket.start);
    if (free) free.push(bucket);
    else timelines.push([bucket]);
  }
  return timelines;
}

/** The bucket that holds an instant. */
function find(timeline: Timeline, instant: number): Bucket | undefined {
  let low = 0;
  let high = timeline.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bucket = timeline[middle]!;
    if (instant < bucket.start) high = middle - 1;
    else if (instant >= bucket.end) low = middle + 1;
    else return bucket;
  }
  return undefined;
}
