/** Whether something is missing: an absent key, a key without a value, blank text, a list or map of nothing. */
export function isGap(value: unknown): value is null | undefined | '' {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isGap);
  if (typeof value === 'object') return Object.values(value).every(isGap);
  return false;
}

/** The keys among `keys` that are gaps in `thing`. */
export function gapsOf<T extends object>(
  thing: T | null | undefined,
  keys: readonly (keyof T & string)[],
): string[] {
  return keys.filter(key => isGap(thing?.[key]));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
