/** From the results of what is counted of contacts and findings to the nature of issues. */
import type { KpiCells } from '../cells.ts';
import type { KpiResult, PeriodCell } from '../evaluation.ts';
import type { Job } from '../job.ts';
import { categoryColumns } from './categories.ts';
import type { InteractionDefinition, NatureDefinitions } from './definitions.ts';
import type { ContactRate, InteractionResult, Nature } from './nature.ts';

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
    findings: findings.map(({ id, counted }) => ({ id, result: evaluated.get(counted.id)!.result })),
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
  return {
    measure,
    name: among.name,
    each,
    now: rate(received.current, among.current),
    previous: rate(received.previous, among.previous),
    lastYear: rate(received.lastYear, among.lastYear),
  };
}
