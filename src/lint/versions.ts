/** Versions of csplan as a configuration names them: `0.2`, `0.2.1`. */

/** The numbers of a version; undefined where it is none. */
export function readVersion(text: string): number[] | undefined {
  return /^\d{1,6}(\.\d{1,6}){0,2}$/.test(text) ? text.split('.').map(Number) : undefined;
}

/**
 * Negative where a version came before another, positive where it came after. It is compared as far as the other
 * one goes: 0.1.3 belongs to 0.1.
 */
export function compareVersions(version: string, other: readonly number[]): number {
  const numbers = readVersion(version) ?? [];
  const differs = other.findIndex((number, i) => number !== (numbers[i] ?? 0));
  return differs < 0 ? 0 : (numbers[differs] ?? 0) - other[differs]!;
}
