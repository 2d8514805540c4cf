/** A plan file cut into its top-level keys by its lines alone: most versions of a file differ in one of them. */

const keyLine = /^([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)/;

/** What a line at the margin can begin with that only reading all of the file makes sense of. */
const entangling = /^(?:[%"'?[{&*!]|\.\.\.|---.*\S.*$)/m;

/**
 * The text of each top-level key, from its line to the next one's; undefined where only reading all of the file tells
 * what a key holds.
 */
export function blocksOf(text: string): ReadonlyMap<string, string> | undefined {
  if (hasNamedNodes(text)) return undefined;
  const blocks = new Map<string, string>();
  let name: string | undefined;
  let begin = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at) + 1 || text.length;
    const first = text.charCodeAt(at);
    const line = first === space || first === dash ? undefined : text.slice(at, next);
    if (line !== undefined || text.startsWith('---', at)) {
      const key = line && keyLine.exec(line)?.[1];
      if (key !== undefined) {
        if (name !== undefined) blocks.set(name, text.slice(begin, at));
        if (blocks.has(key)) return undefined;
        name = key;
        begin = at;
      } else if (entangling.test(text.slice(at, next))) return undefined;
      else if (name === undefined && /^[^#\s-]/.test(text.slice(at, next))) return undefined;
    }
    at = next;
  }
  if (name !== undefined) blocks.set(name, text.slice(begin));
  return blocks;
}

const space = 32;
const dash = 45;

/** Anchors and aliases, or what looks like one: a key can then hold what stands under another. */
function hasNamedNodes(text: string): boolean {
  for (const sign of ['&', '*'])
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
      if (/^(?:|[\s[{,])[&*][\w-]/.test(text.slice(Math.max(at - 1, 0), at + 2))) return true;
  return false;
}
