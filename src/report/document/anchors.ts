/** The places of a document that others can lead to. */
import type { Block, DocumentModel } from './model.ts';

export function anchorsIn({ chapters }: DocumentModel): ReadonlySet<string> {
  return new Set(
    chapters.flatMap(({ id, sections }) => [
      id,
      ...sections.flatMap(section => [section.id, ...section.blocks.flatMap(anchorsOf)]),
    ]),
  );
}

function anchorsOf(block: Block): readonly string[] {
  if (block.is === 'entry') return [block.id, ...block.blocks.flatMap(anchorsOf)];
  return block.is === 'table' ? (block.anchors ?? []) : [];
}
