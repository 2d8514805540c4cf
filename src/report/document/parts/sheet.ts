/** A document of a sheet or two, to be handed out: its parts follow each other without a list of them. */
import type { Block, DocumentModel } from '../model.ts';

/** @param parts id, title and what it says; one that has nothing to say is not there */
export function sheetOf(
  parts: readonly (readonly [id: string, title: string, body: Block[]])[],
): Pick<DocumentModel, 'chapters' | 'hasContents' | 'layout'> {
  return {
    chapters: parts
      .filter(([, , body]) => body.length)
      .map(([id, title, body]) => ({
        id,
        title,
        sections: [{ id: `${id}-body`, title: '', blocks: body }],
      })),
    hasContents: false,
    layout: 'sheet',
  };
}
