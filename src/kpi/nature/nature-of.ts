/** From the results of what is counted of contacts and findings to the nature of issues. */
import type { KpiCells } from '../cells.ts';
import type { Change, KpiResult, PeriodCell } from '../evaluation.ts';
import type { Job } from '../job.ts';
import { isPartYear } from '../part-year.ts';
import { differenceOf, type Estimate } from '../statistics/estimate.ts';
import { byCounting, byInterval, notJudged } from '../statistics/verdict.ts';
import { categoryColumns } from './categories.ts';
import type { InteractionDefinition, NatureDefinitions } from './definitions.ts';
import type { ContactRate, FindingCount, InteractionResult, Nature } from './nature.ts';

/** A result with the cells that it was made of; without them where nothing could be counted. */
export interface Evaluated {
  result: KpiResult;
  made: { job: Job; cells: KpiCells } | null;
}

/**
 * @param evaluated by the id of the definition
 * @param measured the results of KPIs and watched measures
 */
export function natureOf(
  { interactions, findings }: NatureDefinitions,
  evaluated: ReadonlyMap<string, Evaluated>,
  measured: readonly KpiResult[],
): Nature {
  return {
    interactions: interactions.map(definition => interactionOf(definition, evaluated, measured)),
    findings: findings.map(({ id, said, of }) =>
      findingCount(id, evaluated.get(said.id)!.result, evaluated.get(of.id)!.result),
    ),
  };
}

function interactionOf(
  { id, name, said, received, resolved, active, columns, per }: InteractionDefinition,
  evaluated: ReadonlyMap<string, Evaluated>,
  measured: readonly KpiResult[],
): InteractionResult {
  const { result, made } = evaluated.get(received.id)!;
  return {
    id,
    name,
    said,
    received: result,
    resolved: resolved && evaluated.get(resolved.id)!.result,
    active: active && evaluated.get(active.id)!.result,
    columns: made ? categoryColumns(made.job, made.cells, columns) : [],
    rate: per && rateOf(result, per, measured),
  };
}

function rateOf(
  received: KpiResult,
  { measure, each }: NonNullable<InteractionDefinition['per']>,
  measured: readonly KpiResult[],
): ContactRate | null {
  const among = measured.find(({ id }) => id === measure);
  if (!among) return null;
  const rate = (contacts: PeriodCell | null, of: PeriodCell | null) =>
    contacts?.value == null || !of?.value ? null : (each * contacts.value) / of.value;
  const before = (contacts: PeriodCell | null, of: PeriodCell | null) =>
    [contacts, received.current].some(cell => cell && isPartYear(cell)) ? null : rate(contacts, of);
  return {
    measure,
    name: among.name,
    each,
    now: rate(received.current, among.current),
    previous: before(received.previous, among.previous),
    lastYear: before(received.lastYear, among.lastYear),
  };
}

function findingCount(id: string, said: KpiResult, of: KpiResult): FindingCount {
  return { id, said, of, change: said.sample ? shareChange(said, of) : countChange(said) };
}

/** Few rows that say it tell nothing by their own history. */
function countChange({ changeFromPrevious, current }: KpiResult): Change | null {
  if (!changeFromPrevious) return null;
  const before = current.value! - changeFromPrevious.difference;
  return { ...changeFromPrevious, verdict: byCounting(changeFromPrevious.verdict, before, current.value!) };
}

function shareChange(said: KpiResult, of: KpiResult): Change | null {
  if (!said.changeFromPrevious) return null;
  const share = (part: PeriodCell | null, whole: PeriodCell | null): Estimate | null =>
    part?.value == null || !whole?.value ? null : { of: 'share', good: part.value, n: whole.value };
  const [before, now] = [share(said.previous, of.previous), share(said.current, of.current)];
  if (before?.of !== 'share' || now?.of !== 'share') return null;
  const interval = differenceOf(now, before);
  return {
    difference: 100 * (now.good / now.n - before.good / before.n),
    relative: null,
    better: null,
    verdict: interval ? byInterval(interval) : notJudged('no-interval'),
  };
}
