/** What must not be told: values of columns that the plan marks as personal. */
import { normalised } from '../data/header.ts';
import type { Source } from '../plan/generated/types.ts';

/** Whether the plan marks a column as personal in any of the sources, under its canonical name or one of its headers. */
export function personal(sources: readonly Source[], column: string): boolean {
  const wanted = normalised(column);
  return sources.some(source =>
    Object.entries(source.columns ?? {}).some(
      ([name, spec]) =>
        typeof spec === 'object' &&
        !Array.isArray(spec) &&
        spec.personal === true &&
        [name, ...[spec.from ?? []].flat(), spec.date, spec.time].some(
          header => header !== undefined && normalised(header) === wanted,
        ),
    ),
  );
}

/** A copy of a filter, or of anything that holds filters, in which conditions on personal columns say nothing. */
export function withoutPersonal<T>(value: T, sources: readonly Source[]): T {
  if (Array.isArray(value)) return value.map(item => withoutPersonal(item, sources)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      personal(sources, key) ? '(personal)' : withoutPersonal(inner, sources),
    ]),
  ) as T;
}
