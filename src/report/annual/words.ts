/** The annual statement in words, the same in every form. */
import { daysBetween } from '../../plan/period.ts';
import { cellText } from '../cells.ts';
import { formatDate } from '../numbers.ts';
import type { Line } from '../promise-lines.ts';
import type { ActionRow } from '../promises.ts';
import { daysLate } from '../sentences.ts';
import { lookOf } from '../status.ts';
import type { AnnualGoal } from './goals.ts';
import type { AnnualKpi } from './kpis.ts';
import type { AnnualPromise } from './promises.ts';
import type { ToDeliver } from './to-deliver.ts';

/** Beside the goals of a year that is not over. */
export const unjudgedWords = 'The year is not over: each stands where its last whole period left it.';

/** The figure of a quarter, with a mark where it may still change. */
export function quarterText(row: AnnualKpi, i: number): string {
  const { cell, provisional } = row.quarters[i]!;
  return cellText(cell, row) + (provisional ? '*' : '');
}

/** `FY27-Q1 75.3 % kept, FY27-Q2 64.0 % not kept`; that no figure can tell. */
export function promiseRecord({ periods }: AnnualPromise): string {
  const words = periods.map(({ label, figure, kept }) => `${label} ${figure} ${kept ? 'kept' : 'not kept'}`);
  return words.join(', ') || 'no figure that can be judged';
}

/** `4 Sep 2026 (due 1 Sep 2026, 3 days late)`, `not done, due 1 Sep 2026`. */
export function deliveredWhen({ state, done, due }: ActionRow): string {
  const by = due ? `due ${formatDate(due)}` : 'no due date';
  if (state !== 'done') return `not done, ${by}`;
  const late = done && due && done > due ? `, ${daysLate(daysBetween(due, done))}` : '';
  return `${done ? formatDate(done) : 'done, nobody wrote when'} (${by}${late})`;
}

export function dueWhen({ due }: ToDeliver): string {
  return due ? formatDate(due) : 'without a date';
}

const groups: Record<ToDeliver['when'], string> = {
  'carried-over': 'Carried over: was due and is not there',
  'this-year': 'Before the year is over',
  'next-year': 'In the year after',
  later: 'Later',
  undated: 'Without a date',
};

/** By when it is due, in order; those without anything are left out. */
export function nextGroups(rows: readonly ToDeliver[]): { title: string; rows: ToDeliver[] }[] {
  return (Object.keys(groups) as ToDeliver['when'][])
    .map(when => ({ title: groups[when], rows: rows.filter(row => row.when === when) }))
    .filter(group => group.rows.length);
}

/** What became of a goal, in a line that begins with it. */
export function goalLine({ statement, status, closed, kpi, figure, target }: AnnualGoal): Line {
  const state = closed?.is === 'dropped' ? 'dropped' : lookOf(status).word;
  const parts = [state, `${kpi}: ${figure}`, target ? `target ${target}` : ''];
  return { lead: statement, text: parts.filter(Boolean).join('; '), alarm: '' };
}

export function nextLine(item: ToDeliver): Line {
  const { what, kind, by, when } = item;
  const parts = [kind, by, `due ${dueWhen(item)}`];
  return {
    lead: what,
    text: parts.filter(Boolean).join(', '),
    alarm: when === 'carried-over' ? 'carried over' : '',
  };
}
