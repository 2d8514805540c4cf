import { fieldAt } from './fields.ts';
import { questions } from './generated/questions.ts';
import { fromPointer } from './tree.ts';

/** The question that asks for the value at a pointer (`/goals/0/due`), where one is written in templates/. */
export function questionAt(pointer: string): string | undefined {
  const path = fieldAt(fromPointer(pointer))?.path;
  return path === undefined ? undefined : questions[path];
}
