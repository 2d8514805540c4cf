/** Money and time as a plan writes them. */
import type { Cost } from '../plan/generated/types.ts';
import { count } from './numbers.ts';

/** `40 000 USD`, or the plan's own words; null where nothing is said. */
export function costText(cost: Cost | null | undefined): string | null {
  if (cost === null || cost === undefined || cost === '') return null;
  if (typeof cost === 'object') return `${count(cost.amount)} ${cost.unit}`;
  return typeof cost === 'number' ? count(cost) : cost;
}
