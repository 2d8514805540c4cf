/** Which entry of a plan a comment stands above. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { ScalarTree, Step, Tree } from '../plan/tree.ts';

export interface NextNode {
  steps: readonly Step[];
  range: Range;
}

/**
 * The first item of a list, entry of a map or value that begins at this offset or behind it; where several begin at
 * one place, the one that holds the others. A block list or map as a whole begins with its first item or entry, and
 * that is what is meant.
 */
export function nextNode(root: Tree, at: number): NextNode | undefined {
  return isOneThing(root) && root.range.start >= at ? { steps: [], range: root.range } : inside(root, at, []);
}

function inside(tree: Tree, at: number, steps: readonly Step[]): NextNode | undefined {
  if (tree.kind === 'scalar') return undefined;
  if (tree.kind === 'map') {
    for (const { key, value } of tree.entries) {
      const here = [...steps, key.source];
      if (key.range.start >= at) return { steps: here, range: entryRange(key, value) };
      const found =
        isOneThing(value) && value.range.start >= at
          ? { steps: here, range: value.range }
          : inside(value, at, here);
      if (found) return found;
    }
    return undefined;
  }
  for (const [i, item] of tree.items.entries()) {
    const here = [...steps, i];
    const start = tree.starts[i]!;
    if (start >= at) return { steps: here, range: { start, end: Math.max(start + 1, item.range.end) } };
    const found = inside(item, at, here);
    if (found) return found;
  }
  return undefined;
}

/** Written in one piece: a value, or a list or map in brackets. */
function isOneThing(tree: Tree): boolean {
  return tree.kind === 'scalar' ? tree.style !== 'absent' : tree.flow;
}

function entryRange(key: ScalarTree, value: Tree): Range {
  return { start: key.range.start, end: Math.max(key.range.end, value.range.end) };
}
