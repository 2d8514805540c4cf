/** A plan for people to whom only released findings may be shown. */
import type { Plan } from '../../../plan/generated/types.ts';

/** The same plan in which nothing cites a finding: a number of a finding that is not shown would lead nowhere. */
export function withoutEvidence(plan: Plan): Plan {
  return stripped(plan) as Plan;
}

const evidence = new Set(['because', 'dropped_because']);

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (evidence.has(key) ? [] : [[key, stripped(inner)]])),
  );
}
