/** Reads every source that jobs need, once each: those that others take columns from come first. */
import type { SourceAccount } from '../data/batch.ts';
import { NoExport } from '../data/open.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Covers } from './cells.ts';
import { Counting } from './counting.ts';
import { together } from './coverage.ts';
import type { Job, JobSource } from './job.ts';
import { namedSource } from './prepare.ts';
import { type Run, settingOf } from './run.ts';
import { type Share, SourceReading } from './source-reading.ts';

/** A job whose rows are counted. */
export interface Counted {
  counting: Counting;
  covers: Covers;
  /** Rows of its sources. */
  used: number;
  accounts: SourceAccount[];
  /** Instants between which its rows lie, and the newest up to today; null where rows carry no date. */
  dates: { first: number; last: number; newest: number } | null;
  neverSeen: { column: string; value: string }[];
}

export interface SourcesRead {
  counted: Map<Job, Counted>;
  accounts: SourceAccount[];
  /** Sources without files, and what is to be said of them; only where closed periods can take their place. */
  absent: Map<string, string>;
}

export async function readSources(run: Run, jobs: readonly Job[]): Promise<SourcesRead> {
  const boards = new Map(jobs.map(job => [job, new Counting(job, settingOf(run))]));
  const readings = readingsOf(run, boards);
  const shares: (Share & { account: SourceAccount })[] = [];
  const accounts: SourceAccount[] = [];
  const absent = new Map<string, string>();
  for (const [id, { reading, joins }] of readings) {
    const missing = joins === undefined ? undefined : absent.get(joins);
    if (missing !== undefined) {
      absent.set(id, missing);
      continue;
    }
    try {
      const read = await reading.read();
      accounts.push(read.account);
      shares.push(...read.shares.map(share => ({ ...share, account: read.account })));
    } catch (error) {
      if (!(error instanceof NoExport) || !run.recording.canDoWithoutExports) throw error;
      absent.set(id, error.message);
    }
  }
  const counted = new Map<Job, Counted>();
  for (const [job, counting] of boards) {
    const own = shares.filter(share => share.job === job);
    if (own.length < job.sources.length) continue;
    counting.settle();
    counted.set(job, countedOf(counting, own));
  }
  return { counted, accounts: inPlanOrder(accounts, run), absent };
}

function countedOf(counting: Counting, shares: readonly (Share & { account: SourceAccount })[]): Counted {
  const seen = shares.flatMap(share => share.seen ?? []);
  const [first, ...others] = shares.map(({ neverSeen }) => neverSeen);
  const isIn = (list: Share['neverSeen'], { column, value }: { column: string; value: string }) =>
    list.some(other => other.column === column && other.value === value);
  return {
    counting,
    covers: together(shares.map(({ covers }) => covers)),
    used: shares.reduce((sum, { used }) => sum + used, 0),
    accounts: shares.map(({ account }) => account),
    dates: seen.length
      ? {
          first: Math.min(...seen.map(({ first }) => first)),
          last: Math.max(...seen.map(({ last }) => last)),
          newest: Math.max(...seen.map(({ newest }) => newest)),
        }
      : null,
    // A value of one of several sources need not occur in the others.
    neverSeen: first!.filter(value => others.every(list => isIn(list, value))),
  };
}

/** A reading for each source, in the order in which they are read. */
function readingsOf(
  run: Run,
  boards: ReadonlyMap<Job, Counting>,
): Map<string, { reading: SourceReading; joins: string | undefined }> {
  const sources = new Map<string, JobSource>();
  for (const job of boards.keys()) for (const source of job.sources) withJoined(source, run, sources, []);
  const readings = new Map(
    [...sources.values()].map(source => {
      const ofSource = [...boards].flatMap(([job, board]) =>
        job.sources.some(({ id }) => id === source.id) ? [board] : [],
      );
      const reading = new SourceReading(run, source, ofSource);
      return [source.id, { reading, joins: source.source.join?.source }] as const;
    }),
  );
  // What the last taker wants has to be known before the one in between asks for it.
  for (const { reading, joins } of [...readings.values()].reverse())
    if (joins !== undefined) reading.takeFrom(readings.get(joins)!.reading);
  return readings;
}

/** Adds a source behind those that it takes columns from. */
function withJoined(
  { id, source }: JobSource,
  run: Run,
  sources: Map<string, JobSource>,
  path: readonly string[],
): void {
  if (sources.has(id)) return;
  const joins = source.join?.source;
  if (joins !== undefined) {
    if ([...path, id].includes(joins))
      throw new CannotDo(
        `The source "${id}" takes columns from "${joins}", which takes columns from it.`,
        'Take the columns in one direction only: correct `join` of one of them.',
      );
    if (!Object.hasOwn(run.request.plan.sources ?? {}, joins))
      throw new CannotDo(
        `The source "${id}" takes columns from "${joins}", which the plan does not have.`,
        'Add it under `sources`, or correct `join`.',
      );
    withJoined(namedSource(joins, run.request.plan), run, sources, [...path, id]);
  }
  sources.set(id, { id, source });
}

function inPlanOrder(accounts: readonly SourceAccount[], { request }: Run): SourceAccount[] {
  const order = Object.keys(request.plan.sources ?? {});
  return [...accounts].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
