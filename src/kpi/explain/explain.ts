/** One KPI of a plan, with everything that leads from the files to its number. */
import type { LeftOutReason, SourceAccount } from '../../data/batch.ts';
import { zone } from '../../data/zone.ts';
import type { Kpi, Source } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';
import { addDays } from '../../plan/period.ts';
import { type EvaluationRequest, evaluate } from '../evaluate.ts';
import type { KpiResult } from '../evaluation.ts';
import type { Job } from '../job.ts';
import { interval } from '../periods.ts';
import { namedSource } from '../prepare.ts';
import type { RowFate, RowPlace } from '../row-fate.ts';
import { type ClosedFigure, closedFigure } from './closed-figure.ts';
import { type RowKind, RowLedger } from './row-ledger.ts';

export interface ExplainRequest extends Omit<EvaluationRequest, 'rows'> {
  kpi: Kpi;
  /** Hears of every row that the number itself is made of. */
  onRow?(job: Job, at: RowPlace, fate: RowFate): void;
  onLeftOut?(source: string, row: { file: number; line: number; reason: LeftOutReason }): void;
}

export interface Explanation {
  result: KpiResult;
  /** The period's ends in the plan's zone, ISO 8601 with offset: from the first up to, not including, the second. */
  bounds: { start: string; end: string; timezone: string };
  sources: { id: string; source: Source; account: SourceAccount }[];
  /** One for a KPI that is made of rows; a ratio has two, one typed in by hand or of a closed period none. */
  parts: {
    of: 'kpi' | 'numerator' | 'denominator';
    sources: string[];
    definition: string;
    kinds: RowKind[];
  }[];
  /** What the period was closed with. */
  closed: ClosedFigure | undefined;
}

/** Throws where rows get lost on the way, which would be csplan's own fault. */
export async function explain(request: ExplainRequest): Promise<Explanation> {
  const { kpi, onRow, onLeftOut, ...run } = request;
  const ledgers = new Map<Job, RowLedger>();
  const others = measuredIn(run.plan).filter(({ id }) => id !== kpi.id);
  const evaluation = await evaluate({
    ...run,
    // Other KPIs stay where a ratio names them; they are not computed.
    plan: {
      ...run.plan,
      kpis: [kpi, ...others.filter(({ id }) => isNamed(kpi, id))],
      watch: [],
      goals: [],
    },
    rows: {
      onRow: (job, at, fate) => {
        if (job.kpi.id !== kpi.id || isGuard(job)) return;
        let ledger = ledgers.get(job);
        if (!ledger) {
          ledger = new RowLedger(job);
          ledgers.set(job, ledger);
        }
        ledger.add(at, fate);
        onRow?.(job, at, fate);
      },
      ...(onLeftOut ? { onLeftOut } : {}),
    },
  });
  const accounts = new Map(evaluation.sources.map(account => [account.id, account]));
  for (const ledger of ledgers.values()) assertComplete(ledger, accounts);
  const used = new Set([...ledgers.keys()].flatMap(job => job.sources.map(({ id }) => id)));
  const result = evaluation.kpis[0]!;
  return {
    result,
    closed: closedFigure(result, request.record?.closed),
    bounds: boundsOf(request, evaluation.timezone, result.current.until),
    sources: evaluation.sources
      .filter(({ id }) => used.has(id))
      .map(account => ({ id: account.id, source: namedSource(account.id, run.plan).source, account })),
    // Rows of an export that covers a part of the period are not those of the figure.
    parts: (result.current.recorded ? [] : [...ledgers.values()]).map(ledger => ({
      of: sideOf(ledger.job),
      sources: ledger.job.sources.map(({ id }) => id),
      definition: ledger.job.measure.sentence(ledger.job.spoken, ledger.job.stat, ledger.job.anchor),
      kinds: ledger.list(),
    })),
  };
}

function isNamed(kpi: Kpi, id: string): boolean {
  return JSON.stringify(kpi.measure ?? {}).includes(JSON.stringify(id));
}

function isGuard(job: Job): boolean {
  return job.whole !== undefined && (job.whole.guard?.job === job || isGuard(job.whole));
}

function sideOf(job: Job): Explanation['parts'][number]['of'] {
  const parts = job.whole?.parts;
  return parts?.numerator === job ? 'numerator' : parts?.denominator === job ? 'denominator' : 'kpi';
}

/** Every row of the job's sources is of exactly one kind. */
function assertComplete(ledger: RowLedger, accounts: ReadonlyMap<string, SourceAccount>): void {
  const { job } = ledger;
  const used = job.sources
    .flatMap(({ id }) => accounts.get(id)?.files ?? [])
    .reduce((sum, file) => sum + file.used, 0);
  const told = ledger.list().reduce((sum, { count }) => sum + count, 0);
  if (used !== told)
    throw new Error(`${job.kpi.id}: ${used} rows of the sources, but ${told} are accounted for.`);
}

function boundsOf(
  { period }: ExplainRequest,
  timezone: string,
  until: string | undefined,
): Explanation['bounds'] {
  const local = zone(timezone);
  const { start, end } = interval(until ? { ...period, end: addDays(until, 1) } : period, local);
  const iso = (instant: number) => {
    const shown = local.toLocal(instant);
    const minutes = Math.round((shown - instant) / 60_000);
    const two = (value: number) => String(value).padStart(2, '0');
    const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
    return `${new Date(shown).toISOString().slice(0, 19)}${offset}`;
  };
  return { start: iso(start), end: iso(end), timezone };
}
