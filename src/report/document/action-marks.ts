/** How an action stands, as a mark. */
import { type ActionState, type Inline, mark } from './model.ts';

const marks: Record<ActionState, Inline> = {
  done: mark('good', 'done'),
  doing: mark('near', 'under way'),
  open: mark('none', 'open'),
  overdue: mark('bad', 'overdue'),
  dropped: mark('none', 'dropped'),
};

export function actionMark(state: ActionState): Inline {
  return marks[state];
}
