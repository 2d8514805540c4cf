/** The field table, generated from the schemas: what they say about each place of a plan beyond its shape. */
export type { FieldEntry } from '../build/fields.ts';

import type { FieldEntry } from '../build/fields.ts';
import { fields, folders, sections } from './generated/fields.ts';

const exact = new Map(fields.map(field => [field.path, field]));
const withWildcard = fields
  .filter(field => field.path.includes('*'))
  .map(field => ({ steps: field.path.split('/'), field }));

/** Shared measures of an organization.yaml have the fields of KPIs. */
const sharedMeasures: FieldEntry = { path: '/measures', depth: 'core', keysId: 'kpi' };

/** The field that a pointer (unescaped steps) leads to; wildcards stand for list indexes and free keys. */
export function fieldAt(steps: readonly (string | number)[]): FieldEntry | undefined {
  if (steps[0] === 'measures')
    return steps.length === 1 ? sharedMeasures : fieldAt(['kpis', '*', ...steps.slice(2)]);
  const path = steps.length ? `/${steps.join('/')}` : '';
  const direct = exact.get(path);
  if (direct) return direct;
  const wanted = path.split('/');
  let best: FieldEntry | undefined;
  for (const { steps: pattern, field } of withWildcard) {
    if (pattern.length !== wanted.length) continue;
    if (
      pattern.every((step, i) => step === '*' || step === wanted[i]) &&
      (!best || stars(field.path) < stars(best.path))
    )
      best = field;
  }
  return best;
}

/** A path pattern as people write it: `/goals/*​/due` is `goals[].due`. */
export function placeName(path: string): string {
  return path.slice(1).replaceAll('/*/', '[].').replace(/\/\*$/, '[]').replaceAll('/', '.');
}

function stars(path: string): number {
  return path.split('*').length;
}

export { folders, sections };
export type Section = (typeof sections)[number];
