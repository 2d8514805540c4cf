/** The fingerprint of a definition: equal hashes mean that two figures of one statistic count the same thing. */
import { createHash } from 'node:crypto';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Filter, Kpi, Source } from '../plan/generated/types.ts';
import { sharedDefinitionOf } from '../plan/sharing.ts';
import type { Job } from './job.ts';

type Counted = Pick<Source, 'key' | 'keep' | 'only' | 'exclude' | 'join'>;

/**
 * SHA-256 over what decides the number: measure with its defaults, anchor, `where`, and the source's key, keep,
 * only and exclude. Names, headers, thresholds, who agreed to it and which statistics are shown don't belong to it.
 */
export function definitionHash(
  definition: { measure: unknown; anchor: string | null; where: Kpi['where'] },
  ...sources: readonly Counted[]
): string {
  const { measure, anchor, where } = definition;
  const counted = sources.map(({ key, keep, only, exclude, join }) => ({ key, keep, only, exclude, join }));
  const source = counted.length === 1 ? counted[0] : counted;
  return sha256(canonicalJson({ measure, anchor, where, source }));
}

/**
 * The fingerprint of a job's definition. Of a ratio it is that of its two sides; numbers typed in are data and
 * don't belong to it. Other working hours are another number. Of a definition that plans share it is the same in
 * all of them: what a plan's own `where` takes of it is its scope.
 */
export function hashOf({ kpi, spec, anchor, undated, sources, parts, measure, week }: Job): string {
  if (parts) {
    const [numerator, denominator] = [hashOf(parts.numerator), hashOf(parts.denominator)];
    return sha256(canonicalJson({ kind: spec.kind, per: parts.per, numerator, denominator }));
  }
  const typed = measure.typed && { ...spec, values: undefined };
  const definition = { measure: typed ?? (week ? { ...spec, week } : spec), anchor, where: definedFor(kpi) };
  const definitions = sources.map(({ source }) => source);
  return definitionHash(undated ? { ...definition, anchor: 'none' } : definition, ...definitions);
}

/** The rows that a definition is about, whatever a plan that shares it takes of them. */
function definedFor(kpi: Kpi): Filter | undefined {
  const shared = sharedDefinitionOf(kpi);
  return shared ? shared.where : kpi.where;
}

/** The fingerprint of what a plan's own `where` takes of a shared definition; null where nothing is shared. */
export function scopeOf(job: Job): string | null {
  const scopes = scopesOf(job);
  return scopes.some(scope => scope !== null) ? sha256(canonicalJson(scopes)) : null;
}

function scopesOf({ kpi, parts }: Job): (Filter | null)[] {
  const below = parts ? [parts.numerator, parts.denominator].flatMap(scopesOf) : [];
  return [sharedDefinitionOf(kpi)?.scope ?? null, ...below];
}

/** The fingerprint of the part of a KPI that a goal's slice names. */
export function partHash(definition: string, slice: Filter): string {
  return sha256(canonicalJson({ definition, slice }));
}

/** The fingerprint of those rows of a definition that have one of some values in a column; their order is none of it. */
export function valuesHash(definition: string, column: string, values: readonly string[]): string {
  return sha256(canonicalJson({ definition, column, values: [...values].sort(compareCodePoints) }));
}

/** The fingerprint of a share: of what, among what. */
export function shareHash(part: string, whole: string): string {
  return sha256(canonicalJson({ part, whole }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
