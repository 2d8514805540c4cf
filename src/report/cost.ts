/** Money and time as a plan writes them. */
import type { Cost } from '../plan/generated/types.ts';
import { count } from './numbers.ts';

/** `40 000 USD`, or the plan's own words; null where nothing is said. */
export function costText(cost: Cost | null | undefined): string | null {
  if (cost === null || cost === undefined || cost === '') return null;
  if (typeof cost === 'object') return `${count(cost.amount)} ${cost.unit}`;
  return typeof cost === 'number' ? count(cost) : cost;
}

/** The number of a cost and its unit; null where the plan says it in words. */
export function costAmount(cost: Cost | null | undefined): { value: number; unit: string | null } | null {
  if (typeof cost === 'number') return { value: cost, unit: null };
  return cost && typeof cost === 'object' ? { value: cost.amount, unit: cost.unit } : null;
}
