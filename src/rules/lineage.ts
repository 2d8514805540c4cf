/** A thing with an id through the versions of a plan, also where it was given another id. */

/**
 * What it was in each version; undefined where a version doesn't have it.
 *
 * @param versions the things of each version, oldest first
 * @param isSame whether a thing that is gone can be the one that came with the next version under another id
 */
export function lineage<T extends { id: string }>(
  id: string,
  versions: readonly (readonly T[])[],
  isSame: (older: T, newer: T) => boolean,
): (T | undefined)[] {
  const found: (T | undefined)[] = [];
  let name = id;
  for (let i = versions.length - 1; i >= 0; i--) {
    const older = versions[i]!;
    const next = found[0];
    const own =
      older.find(thing => thing.id === name) ?? (next && renamed(next, older, versions[i + 1]!, isSame));
    if (own) name = own.id;
    found.unshift(own);
  }
  return found;
}

/** What a thing was before it came under its id: the only thing that is gone and can be it. */
function renamed<T extends { id: string }>(
  thing: T,
  before: readonly T[],
  after: readonly T[],
  isSame: (older: T, newer: T) => boolean,
): T | undefined {
  const lacking = (things: readonly T[], others: readonly T[]) =>
    things.filter(({ id }) => !others.some(other => other.id === id));
  const candidates = lacking(before, after).filter(older => isSame(older, thing));
  const [only, another] = candidates;
  if (!only || another) return undefined;
  return lacking(after, before).filter(newer => isSame(only, newer)).length === 1 ? only : undefined;
}
