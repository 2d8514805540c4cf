/** The field table, generated from the schemas: what they say about each place of a plan beyond its shape. */
export type { FieldEntry } from '../build/fields.ts';

import type { FieldEntry } from '../build/fields.ts';
import { fields, folders, sections } from './generated/fields.ts';

/** The fields by the steps of their paths: it is asked for every value of every plan. */
interface Branch {
  field?: FieldEntry;
  below: Map<string, Branch>;
}

const trunk: Branch = { below: new Map() };
for (const field of fields) {
  let at = trunk;
  for (const step of field.path.split('/').slice(1)) {
    const next = at.below.get(step) ?? { below: new Map() };
    at.below.set(step, next);
    at = next;
  }
  at.field = field;
}

/** Shared measures of an organization.yaml have the fields of KPIs. */
const sharedMeasures: FieldEntry = { path: '/measures', depth: 'core', keysId: 'kpi' };

/**
 * The field that a pointer (unescaped steps) leads to, in a plan or an organization.yaml; wildcards stand for list
 * indexes and free keys.
 */
export function fieldAt(steps: readonly (string | number)[]): FieldEntry | undefined {
  if (steps[0] === 'norms') return fieldAt(['benchmarks', ...steps]);
  if (steps[0] === 'measures')
    return steps.length === 1 ? sharedMeasures : fieldAt(['kpis', '*', ...steps.slice(2)]);
  return closest(trunk, steps, 0)?.field;
}

/** Of several that match the one with the fewest wildcards. */
function closest(
  { field, below }: Branch,
  steps: readonly (string | number)[],
  depth: number,
): { field: FieldEntry; wildcards: number } | undefined {
  if (depth === steps.length) return field && { field, wildcards: 0 };
  const step = String(steps[depth]);
  const named = below.get(step);
  const any = below.get('*');
  const byName = named && closest(named, steps, depth + 1);
  if (byName?.wildcards === 0 || !any || any === named) return byName;
  const byWildcard = closest(any, steps, depth + 1);
  if (!byWildcard || (byName && byName.wildcards <= byWildcard.wildcards + 1)) return byName;
  return { field: byWildcard.field, wildcards: byWildcard.wildcards + 1 };
}

/** A path pattern as people write it: `/goals/*​/due` is `goals[].due`. */
export function placeName(path: string): string {
  return path.slice(1).replaceAll('/*/', '[].').replace(/\/\*$/, '[]').replaceAll('/', '.');
}

export { folders, sections };
export type Section = (typeof sections)[number];
