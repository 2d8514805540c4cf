/** What to write where something is missing: the key, and the question that its value answers. */
import type { PlanDocument } from '../plan/document.ts';
import { questionAt } from '../plan/questions.ts';
import { fromPointer } from '../plan/tree.ts';

/** "Add `done_when:`. Which test tells that it is done?"; undefined where no question is written for the pointer. */
export function gapHelp(document: Pick<PlanDocument, 'node'>, pointer: string): string | undefined {
  const question = questionAt(pointer);
  return question && [whatToWrite(document, pointer), question].filter(Boolean).join(' ');
}

function whatToWrite(document: Pick<PlanDocument, 'node'>, pointer: string): string | undefined {
  const key = fromPointer(pointer).at(-1);
  if (key === undefined || /^\d+$/.test(key)) return undefined;
  const node = document.node(pointer);
  if (node) return node.tree.kind === 'scalar' ? `Fill in \`${key}:\`.` : undefined;
  const above = pointer.slice(0, pointer.lastIndexOf('/'));
  const missing = above && document.node(above)?.tree.kind !== 'map' ? fromPointer(above).at(-1) : undefined;
  return missing === undefined ? `Add \`${key}:\`.` : `Add \`${missing}:\` with \`${key}:\` below it.`;
}
