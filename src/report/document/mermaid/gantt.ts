/** The action plan as a Gantt chart in Mermaid's language. */
import { addDays } from '../../../plan/period.ts';
import type { Diagram, Inline, Text, Timeline, TimelineRow } from '../model.ts';
import { inlines } from '../model.ts';
import { plain } from './label.ts';

const tags = { done: 'done, ', doing: 'active, ', overdue: 'crit, ', open: '', dropped: '' } as const;

/** Null where no action has a day on which it is due. */
export function ganttDiagram({ rows }: Timeline): Diagram | null {
  const tasks = rows.map(taskLine);
  if (!tasks.some(task => task?.includes(':'))) return null;
  return {
    is: 'diagram',
    title: 'Time line',
    lines: [
      'gantt',
      '  dateFormat YYYY-MM-DD',
      '  axisFormat %b %Y',
      '  tickInterval 1month',
      '  todayMarker off',
      ...tasks.filter(task => task !== null),
    ],
  };
}

/** An action without a start is a milestone on the day on which it is due. */
function taskLine({ title, isGroup, start, due, state }: TimelineRow, i: number): string | null {
  const name = plain(wordsOf(title), 70) || `Action ${i + 1}`;
  if (isGroup) return `  section ${name}`;
  if (due === null || state === null || state === 'dropped') return null;
  const tag = tags[state];
  if (start === null || start >= due) return `    ${name} :milestone, ${tag}${due}, 1d`;
  return `    ${name} :${tag}${start}, ${addDays(due, 1)}`;
}

function wordsOf(text: Text): string {
  return inlines(text).map(pieceWords).join('');
}

function pieceWords(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  return 'text' in piece ? piece.text : '';
}
