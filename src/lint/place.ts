import type { Range } from '../diagnostic/diagnostic.ts';
import type { PlanDocument } from '../plan/document.ts';

/**
 * Where a finding points to. A scalar: its value. A gap: its key. What is absent: the key or the `id` line of
 * what it is absent from. A list or map: the text itself where it stands on one line in brackets, else the key
 * before it, or as an item of a list its `id` line.
 */
export function placeOf(
  document: PlanDocument,
  pointer: string,
  options: { onKey?: boolean; range?: Range } = {},
): { file: string; range: Range } {
  const place = document.locate(pointer);
  const file = place.source.path;
  if (options.range) return { file, range: options.range };
  if (options.onKey && place.keyRange) return { file, range: place.keyRange };
  const tree = document.node(pointer)?.tree;
  if (!tree || tree.kind === 'scalar') return { file, range: place.range };
  if (tree.flow && place.keyRange && !place.source.slice(tree.range).includes('\n'))
    return { file, range: tree.range };
  // Nothing has this name, so it is located at the heading of what it would stand in.
  return { file, range: document.locate(`${pointer}/\0`).range };
}
