/** Days that lie ahead: what a plan says happened on them can't have happened. */
import type { Facts } from './rule.ts';

/** The latest day on which anything can have happened, YYYY-MM-DD. */
export function latestDay({ today, now = today }: Pick<Facts, 'today' | 'now'>): string {
  return now;
}

export function liesAhead(
  day: string | null | undefined,
  facts: Pick<Facts, 'today' | 'now'>,
): day is string {
  return typeof day === 'string' && day > latestDay(facts);
}
