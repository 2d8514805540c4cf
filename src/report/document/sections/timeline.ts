/** The action plan along the calendar. */
import type { Action, Initiative } from '../../../plan/generated/types.ts';
import { addDays, isIsoDate } from '../../../plan/period.ts';
import { formatDate } from '../../numbers.ts';
import { ganttDiagram } from '../mermaid/gantt.ts';
import { type Block, blocks, type Timeline, type TimelineRow } from '../model.ts';
import { all, type Told } from '../told.ts';
import { actionState } from './initiatives.ts';

export function timeline(told: Told): Block[] {
  const { plan, asOf } = told;
  const rows = all(plan.initiatives)
    .filter(({ actions }) => actions?.length)
    .flatMap(initiative => rowsOf(initiative, told));
  const days = rows.flatMap(({ start, due }) => [start, due]).filter(day => day !== null);
  if (!days.length) return [];
  const known = [...days, plan.term?.start, plan.term?.end].filter(day => day && isIsoDate(day)) as string[];
  const drawn: Timeline = {
    is: 'timeline',
    caption: 'Every action between its start and the day on which it is due.',
    from: least(known),
    to: addDays(most(known), 1),
    today: asOf,
    rows,
  };
  return blocks(drawn, ganttDiagram(drawn));
}

function least(days: readonly string[]): string {
  return days.reduce((first, day) => (day < first ? day : first));
}

function most(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}

function rowsOf(initiative: Initiative, { names, asOf }: Told): TimelineRow[] {
  const actions = all(initiative.actions);
  const known = actions.flatMap(({ due }) => day(due) ?? []);
  const head: TimelineRow = {
    title: initiative.title || initiative.id,
    owner: names.of('role', initiative.owner),
    isGroup: true,
    start: day(initiative.start),
    due: known.length ? most(known) : null,
    state: null,
    words: '',
  };
  return [head, ...actions.map(action => rowOf(action, initiative, names.of('role', action.owner), asOf))];
}

function rowOf(action: Action, initiative: Initiative, owner: string, asOf: string): TimelineRow {
  const state = actionState(action, asOf);
  const when = action.due ? formatDate(action.due) : 'no due date';
  return {
    title: action.do || action.id,
    owner: action.owner && action.owner !== initiative.owner ? owner : '',
    start: day(action.start) ?? day(initiative.start),
    due: day(action.due),
    state,
    words: action.done ? formatDate(action.done) : state === 'done' ? '' : when,
  };
}

/** Null for a date that the calendar doesn't have. */
function day(written: string | null | undefined): string | null {
  return written && isIsoDate(written) ? written : null;
}
