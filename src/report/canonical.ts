/** One text per value: keys sorted by code point, so that neither the order of writing nor of computing shows. */
import { createHash } from 'node:crypto';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';

/** The value with the keys of every object sorted; `undefined` entries are dropped, as JSON does. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b)))
    sorted[key] = sortedKeys(inner);
  return sorted;
}

/** SHA-256 (hex) of a value's canonical JSON: tells whether two plans say the same, whatever their layout. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortedKeys(value)))
    .digest('hex');
}
