/** What is counted for a KPI: every period, group and goal's slice at once, in one pass over its rows. */
import type { TextColumn } from '../data/batch.ts';
import type { BusinessTime } from '../data/business-time.ts';
import type { Zone } from '../data/zone.ts';
import { type FiscalCalendar, type Period, shift } from '../plan/period.ts';
import { Collected, type Keeping, keepingFor } from './aggregates.ts';
import { brokenDownIn, endIn, type Job, periodKey, periodsOf } from './job.ts';
import type { Follows, Reading } from './measure.ts';
import { endsWith, type Interval, interval } from './periods.ts';
import type { RowKinds } from './row-kinds.ts';
import { type Moment, type Place, Sequence } from './sequence.ts';
import { SharedTexts } from './shared-texts.ts';

/** What a job needs of the run. */
export interface Setting {
  calendar: FiscalCalendar;
  zone: Zone;
  working: BusinessTime | undefined;
  /** The first instant of the as-of date. */
  asOf: number;
}

/** The rows of one period. */
export interface Bucket extends Interval {
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
  /** Rows that pass the filter and belong to no period, for their date is missing or can't be read. */
  readonly undated = { missing: 0, unreadable: 0 };
  /** Tells the rows of a sensitive source apart. */
  readonly kinds: RowKinds | undefined;
  /** First the whole KPI, then its slices. */
  private readonly views: View[];
  private readonly setting: Setting;
  private readonly keeping: Keeping;
  /** Where several sources count together. */
  private readonly texts: SharedTexts | undefined;
  private held: { sequence: Sequence; follows: Follows; otherwise: number } | undefined;

  constructor(job: Job, setting: Setting, kinds?: RowKinds) {
    this.job = job;
    this.kinds = kinds;
    this.setting = setting;
    this.keeping = keepingFor(job.aggregates.values());
    this.texts = job.sources.length > 1 ? new SharedTexts() : undefined;
    const grouped = new Set(countedPeriods(brokenDownIn(job), job, setting.calendar).map(periodKey));
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

  /** Where rows are counted. */
  private newBoard(): Collected {
    const collected = this.newCollected();
    const { outcomes, leftOut, sets } = collected;
    if (this.kinds) sets.push(this.kinds.newSets(outcomes.length + leftOut.length));
    return collected;
  }

  /** A text column whose codes mean the same in every source. */
  sharedText(name: string, column: TextColumn): TextColumn {
    return this.texts ? this.texts.column(name, column) : column;
  }

  /** Takes note of the texts of a breakdown. */
  groupColumn(breakdown: number, column: TextColumn): TextColumn {
    this.dictionaries[breakdown] = column.dictionary;
    return column;
  }

  /** Counts a row in the periods of an instant. */
  at(view: number, instant: number, row: number, reading: Reading, groups: readonly number[]): void {
    for (const timeline of this.views[view]!.timelines) {
      const bucket = find(timeline, instant);
      if (bucket) this.add(bucket, row, reading, groups);
    }
  }

  /** Counts a row in every period at whose end it is in stock. */
  inStock(view: number, row: number, reading: Reading, groups: readonly number[]): void {
    const since = reading.since!(row);
    const until = reading.until!(row);
    for (const timeline of this.views[view]!.timelines)
      for (const bucket of timeline)
        if (since < bucket.end && until >= bucket.end) this.add(bucket, row, reading, groups);
  }

  /** Counts a row of a snapshot: in the period of its file, and in every longer one that ends with it. */
  atEndOf(view: number, file: Interval, row: number, reading: Reading, groups: readonly number[]): void {
    for (const timeline of this.views[view]!.timelines)
      for (const bucket of timeline) if (endsWith(bucket, file)) this.add(bucket, row, reading, groups);
  }

  /** Holds a row until all are read: `settle` counts it. */
  hold(row: number, follows: Follows, moment: Moment, key: string, otherwise: number, place: Place): void {
    this.held ??= { sequence: new Sequence(), follows, otherwise };
    this.held.sequence.add(key, moment, place);
    if (!this.kinds) return;
    // It counts whatever it turns out to be; by then nobody knows any more which row it was.
    for (const view of place.views)
      for (const timeline of this.views[view]!.timelines) {
        const bucket = find(timeline, moment.at);
        if (bucket) this.tellApart(bucket, row, otherwise, place.groups);
      }
  }

  /** To be called when all rows are read. */
  settle(): void {
    if (!this.held) return;
    const { sequence, follows, otherwise } = this.held;
    sequence.settle(follows.within, (at, { views, groups }, isFollowing) => {
      const reading: Reading = { outcome: () => (isFollowing ? follows.outcome : otherwise) };
      for (const view of views) this.at(view, at, 0, reading, groups);
    });
    this.held = undefined;
  }

  private add(bucket: Bucket, row: number, reading: Reading, codes: readonly number[]): void {
    const outcome = reading.outcome(row, bucket.end);
    const value = outcome >= 0 && reading.value ? reading.value(row) : Number.NaN;
    const weight = outcome >= 0 && reading.weight ? reading.weight(row) : 1;
    bucket.whole.add(outcome, value, weight);
    if (bucket.groups)
      for (let i = 0; i < codes.length; i++) this.groupOf(bucket, i, codes[i]!).add(outcome, value, weight);
    if (this.kinds) this.tellApart(bucket, row, outcome, codes);
  }

  private groupOf({ groups }: Bucket, breakdown: number, code: number): Collected {
    const known = groups![breakdown]!.get(code);
    if (known) return known;
    const board = this.newBoard();
    groups![breakdown]!.set(code, board);
    return board;
  }

  /** Puts a row into the sets of what it is counted in: the whole, and its groups. */
  private tellApart(bucket: Bucket, row: number, outcome: number, codes: readonly number[]): void {
    const boards = bucket.groups ? codes.map((code, i) => this.groupOf(bucket, i, code)) : [];
    for (const { outcomes, sets } of [bucket.whole, ...boards])
      this.kinds!.put(row, sets[0]! + (outcome < 0 ? outcomes.length - 1 - outcome : outcome));
  }

  private viewOf(grouped: ReadonlySet<string>): View {
    const { job, setting } = this;
    const buckets = new Map<string, Bucket>();
    for (const period of countedPeriods(periodsOf(job), job, setting.calendar))
      buckets.set(periodKey(period), {
        ...interval({ ...period, end: endIn(job, period) }, setting.zone),
        whole: this.newBoard(),
        groups: grouped.has(periodKey(period)) ? job.breakdowns.map(() => new Map()) : undefined,
      });
    return { buckets, timelines: timelinesOf([...buckets.values()]) };
  }
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
