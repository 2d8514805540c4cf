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

/** What a thing lacks, as one finding. */
export interface Lack {
  /** The gap where there is one, the thing where there are several. */
  at: string;
  /** `the limits`, `the limits, a contact and a remedy`. */
  and: string;
  /** `the limits`, `the limits, a contact or a remedy`. */
  or: string;
  /** What to do where there are several; a single gap has the question of its field. */
  help?: string;
}

/**
 * @param at the thing's own pointer
 * @param called the keys that are asked for, with the words for each
 * @param help what to do where several are missing
 */
export function lackOf<T extends object>(
  thing: T,
  at: string,
  called: Readonly<Partial<Record<keyof T & string, string>>>,
  help: string,
): Lack | undefined {
  const gaps = gapsOf(thing, Object.keys(called) as (keyof T & string)[]) as (keyof T & string)[];
  if (!gaps.length) return undefined;
  const words = gaps.map(gap => called[gap]!);
  const said = { and: listed(words), or: listed(words, 'or') };
  if (gaps.length === 1) return { at: `${at}/${gaps[0]}`, ...said };
  return { at, ...said, help: `Add ${listed(gaps.map(gap => `\`${gap}:\``))}. ${help}` };
}
