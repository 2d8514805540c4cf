/** Handoffs that follow each other: what one role was given, it hands on. */

/** A handoff as a step of a chain. */
export interface ChainLink {
  id: string;
  from: string;
  to: string;
  /** Seconds from handing over to settling. */
  takes: number;
}

export interface Chain {
  links: readonly ChainLink[];
  /** Seconds that all its links take together. */
  takes: number;
}

/** So many ways are tried; more than any plan has that people can read. */
const most = 20_000;

/**
 * The chain that takes longest, in which no handoff stands twice: work may come back to a role. Undefined
 * without links. Of links that can be combined in very many ways only so many are tried; then a longer chain
 * may be there than the one that is given, never a shorter one.
 */
export function longestChain(links: readonly ChainLink[]): Chain | undefined {
  const after = new Map<string, ChainLink[]>();
  for (const link of links) after.set(link.from, [...(after.get(link.from) ?? []), link]);
  let longest: Chain | undefined;
  let tried = 0;
  const used = new Set<ChainLink>();
  const go = (link: ChainLink, before: number): void => {
    if (++tried > most) return;
    used.add(link);
    const takes = before + link.takes;
    if (!longest || takes > longest.takes) longest = { links: [...used], takes };
    for (const next of after.get(link.to) ?? []) if (!used.has(next)) go(next, takes);
    used.delete(link);
  };
  for (const link of links) go(link, 0);
  return longest;
}
