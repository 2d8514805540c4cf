/**
 * The action plan as a Gantt chart whose rows are a table's: text wraps beside its bar, nothing can overlap, and
 * what the bars show is said in words. Positions are parts of the width, so one drawing fits every width.
 */
import { scaleLinear } from 'd3-scale';
import { addDays, daysBetween } from '../../../plan/period.ts';
import { coordinate } from '../../charts/coordinate.ts';
import { html, type Markup } from '../../markup.ts';
import { formatDate } from '../../numbers.ts';
import { actionMark } from '../action-marks.ts';
import { joined, newLine, quiet, type Timeline, type TimelineRow } from '../model.ts';
import type { Write } from './text.ts';

/** Month names along the top at most: so many stand side by side on a phone. */
const namesShown = 6;
/** No name begins behind this part of the width. */
const lastName = 90;

type Position = (day: string) => number;

export function timelineMarkup(timeline: Timeline, write: Write): Markup {
  const { from, to, today, rows } = timeline;
  const scale = scaleLinear([0, Math.max(1, daysBetween(from, to))], [0, 100]);
  const at: Position = day => Math.min(100, Math.max(0, scale(daysBetween(from, day))));
  const months = monthsBetween(from, to);
  const names = monthNames(months, at);
  const isShown = today >= from && today < to;
  const ruler = html`${months.map(
    month =>
      html`<line class="grid" x1="${percent(at(month))}" x2="${percent(at(month))}" y1="0" y2="100%"/>`,
  )}${isShown && html`<line class="today" x1="${percent(at(today))}" x2="${percent(at(today))}" y1="0" y2="100%"/>`}`;
  return html`<table class="stack timeline" role="table"><caption>${timeline.caption} ${legend(isShown, today)}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Action</th><th scope="col" role="columnheader">State</th><th scope="col" role="columnheader" class="strip"><svg aria-hidden="true">${names}</svg><span class="unseen">From start to due date</span></th></tr></thead>
<tbody role="rowgroup">${rows.map(row => rowMarkup(row, at, row.isGroup ? html`${ruler}<g class="narrow-names">${names}</g>` : ruler, write))}
</tbody></table>`;
}

function rowMarkup(row: TimelineRow, at: Position, ruler: Markup, write: Write): Markup {
  const { title, owner, isGroup, state, words } = row;
  const when = state ? joined([actionMark(state), words && quiet(words)], newLine) : '';
  return html`
<tr role="row"${isGroup && html` class="group"`}><th scope="row" role="rowheader">${write(title)}${owner && html`<span class="quiet owner">${owner}</span>`}</th><td role="cell" data-label="State">${write(when)}</td><td role="cell" class="strip"><svg aria-hidden="true">${ruler}${bar(row, at)}</svg></td></tr>`;
}

/** From start to due; without a start a mark on the day on which it is due. */
function bar({ start, due, state, isGroup }: TimelineRow, at: Position): Markup | null {
  if (isGroup)
    return start && due && start < due
      ? html`<rect class="span" x="${percent(at(start))}" width="${percent(at(addDays(due, 1)) - at(start))}" y="50%" height="4" transform="translate(0 -2)"/>`
      : null;
  if (!due || state === 'dropped') return null;
  const end = at(addDays(due, 1));
  if (!start || start > due)
    return html`<svg x="${percent(end)}" y="50%" overflow="visible"><path class="due ${state}" d="M0 -7L6 0L0 7L-6 0Z"/></svg>`;
  return html`<rect class="bar-of ${state}" x="${percent(at(start))}" width="${percent(Math.max(0.8, end - at(start)))}" y="50%" height="12" rx="2" transform="translate(0 -6)"/>`;
}

function legend(isShown: boolean, today: string): string {
  return isShown ? `The line is ${formatDate(today)}.` : '';
}

/** The first days of months, the first at or before the beginning. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month < to; month = `${addDays(month, 31).slice(0, 7)}-01`)
    months.push(month);
  return months;
}

function monthNames(months: readonly string[], at: Position): Markup[] {
  const step = Math.ceil(months.length / namesShown);
  return months
    .filter((month, i) => i % step === 0 && at(month) <= lastName)
    .map(month => {
      const [, name, year] = formatDate(month).split(' ');
      return html`<text x="${percent(at(month))}" y="14">${name} ${year!.slice(2)}</text>`;
    });
}

function percent(position: number): string {
  return `${coordinate(position)}%`;
}
