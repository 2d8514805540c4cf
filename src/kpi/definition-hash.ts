/** The fingerprint of a definition: equal hashes mean that two figures of one statistic count the same thing. */
import { createHash } from 'node:crypto';
import type { Filter, Kpi, Source } from '../plan/generated/types.ts';

/**
 * SHA-256 over what decides the number: measure with its defaults, anchor, `where`, and the source's key, keep,
 * only and exclude. Names, headers, thresholds, who agreed to it and which statistics are shown don't belong to it.
 */
export function definitionHash(
  definition: { measure: unknown; anchor: string | null; where: Kpi['where'] },
  source: Pick<Source, 'key' | 'keep' | 'only' | 'exclude'>,
): string {
  const { key, keep, only, exclude } = source;
  const { measure, anchor, where } = definition;
  return sha256(canonicalJson({ measure, anchor, where, source: { key, keep, only, exclude } }));
}

/** The fingerprint of the part of a KPI that a goal's slice names. */
export function partHash(definition: string, slice: Filter): string {
  return sha256(canonicalJson({ definition, slice }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** JSON with sorted keys and without absent ones: the same text for the same value (RFC 8785 for plain data). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const record = value as Record<string, unknown>;
  const entries = Object.keys(record)
    .filter(key => record[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${entries.join(',')}}`;
}
