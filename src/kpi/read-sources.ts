/** Reads every source that jobs of one or more runs need, once each: those that others take columns from come first. */
import { resolve } from 'node:path';
import type { SourceAccount } from '../data/batch.ts';
import { NoExport } from '../data/open.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Source } from '../plan/generated/types.ts';
import type { Covers } from './cells.ts';
import { Counting } from './counting.ts';
import { together } from './coverage.ts';
import type { Job, JobSource } from './job.ts';
import { namedSource } from './prepare.ts';
import { RowKinds } from './row-kinds.ts';
import { type Run, settingOf } from './run.ts';
import { type OpenReading, type Share, SourceReading } from './source-reading.ts';

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

/** What is to be counted in a run. */
export interface ToCount {
  run: Run;
  jobs: readonly Job[];
}

/**
 * Runs that count rows of the same files under the same definition read them together. A run that fails doesn't
 * stop the others.
 */
export async function readSources(all: readonly ToCount[]): Promise<PromiseSettledResult<SourcesRead>[]> {
  const runs = all.map(({ run, jobs }) => new SourcesOfRun(run, jobs));
  const groups = new Map<unknown, OfRun[]>();
  for (const run of runs)
    for (const id of run.ids) {
      const key = run.keyOf(id);
      groups.set(key, [...(groups.get(key) ?? []), { run, id }]);
    }
  while (groups.size) {
    const [key, members] =
      [...groups].find(([, of]) => of.every(isReady)) ?? [...groups].find(([, of]) => of.some(isReady))!;
    const waiting = members.filter(member => !isReady(member));
    if (waiting.length) groups.set(key, waiting);
    else groups.delete(key);
    await readGroup(members.filter(isReady));
  }
  return runs.map(run => run.outcome());
}

/** A source as one of the runs wants it. */
interface OfRun {
  run: SourcesOfRun;
  id: string;
}

function isReady({ run, id }: OfRun): boolean {
  return run.isReady(id);
}

async function readGroup(members: readonly OfRun[]): Promise<void> {
  const opened: { run: SourcesOfRun; id: string; reading: OpenReading }[] = [];
  for (const { run, id } of members) {
    const reading = await run.open(id);
    if (reading) opened.push({ run, id, reading });
  }
  const [first] = opened;
  if (!first) return;
  const requests = opened.map(({ reading }) => reading.request);
  const given = first.run.read;
  const accounts = given
    ? await Promise.allSettled(requests.map(async request => given(request)))
    : // What is known from closed periods alone doesn't need the reader of exports.
      await (await import('../data/read-together.ts')).readTogether(requests);
  for (const [i, account] of accounts.entries())
    opened[i]!.run.take(opened[i]!.id, opened[i]!.reading, account);
}

/** The sources of one run, as far as they have been read. */
class SourcesOfRun {
  private readonly run: Run;
  private readonly boards: ReadonlyMap<Job, Counting>;
  private readonly readings: ReturnType<typeof readingsOf>;
  private readonly done = new Set<string>();
  private readonly shares: (Share & { account: SourceAccount })[] = [];
  private readonly accounts: SourceAccount[] = [];
  private readonly absent = new Map<string, string>();
  private failure: { reason: unknown } | undefined;

  constructor(run: Run, jobs: readonly Job[]) {
    this.run = run;
    const kinds = new RowKinds();
    this.boards = new Map(
      jobs.map(job => [job, new Counting(job, settingOf(run), job.sensitive ? kinds : undefined)]),
    );
    this.readings = readingsOf(run, this.boards);
  }

  get ids(): string[] {
    return [...this.readings.keys()];
  }

  /** A reader that was handed in, in place of csplan's. */
  get read(): Run['request']['read'] {
    return this.run.request.read;
  }

  /** Equal for sources that are read together. */
  keyOf(id: string): unknown {
    const { request } = this.run;
    if (request.read) return { id };
    const { files, ...definition } = this.readings.get(id)!.source;
    const paths = request.sourceFiles?.[id] ?? [files ?? []].flat();
    return canonicalJson([paths.map(path => resolve(request.folder, path)), request.root, definition]);
  }

  /** Those from which a source takes columns come first. */
  isReady(id: string): boolean {
    const { joins } = this.readings.get(id)!;
    return joins === undefined || this.done.has(joins) || this.failure !== undefined;
  }

  /** Undefined where there is nothing to be read. */
  async open(id: string): Promise<OpenReading | undefined> {
    this.done.add(id);
    if (this.failure) return undefined;
    const { reading, joins } = this.readings.get(id)!;
    const missing = joins === undefined ? undefined : this.absent.get(joins);
    if (missing !== undefined) {
      this.absent.set(id, missing);
      return undefined;
    }
    try {
      return await reading.open();
    } catch (reason) {
      this.failure = { reason };
      return undefined;
    }
  }

  take(id: string, open: OpenReading, read: PromiseSettledResult<SourceAccount>): void {
    try {
      if (read.status === 'rejected') throw read.reason;
      const account = read.value;
      this.accounts.push(account);
      this.shares.push(...open.sharesOf(account).map(share => ({ ...share, account })));
    } catch (reason) {
      if (reason instanceof NoExport && this.run.recording.canDoWithoutExports)
        this.absent.set(id, reason.message);
      else this.failure ??= { reason };
    }
  }

  outcome(): PromiseSettledResult<SourcesRead> {
    if (this.failure) return { status: 'rejected', reason: this.failure.reason };
    const counted = new Map<Job, Counted>();
    for (const [job, counting] of this.boards) {
      const own = this.shares.filter(share => share.job === job);
      if (own.length < job.sources.length) continue;
      counting.settle();
      counted.set(job, countedOf(counting, own));
    }
    const { absent } = this;
    return {
      status: 'fulfilled',
      value: { counted, accounts: inPlanOrder(this.accounts, this.run), absent },
    };
  }
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
): Map<string, { reading: SourceReading; source: Source; joins: string | undefined }> {
  const sources = new Map<string, JobSource>();
  for (const job of boards.keys()) for (const source of job.sources) withJoined(source, run, sources, []);
  const readings = new Map(
    [...sources.values()].map(source => {
      const ofSource = [...boards].flatMap(([job, board]) =>
        job.sources.some(({ id }) => id === source.id) ? [board] : [],
      );
      const reading = new SourceReading(run, source, ofSource);
      const definition = source.source;
      return [source.id, { reading, source: definition, joins: definition.join?.source }] as const;
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
