/** What the portfolio says in words: the same in the terminal, Markdown and HTML. */
import { twoQuarters } from '../../rules/silence.ts';
import { basisText, boundsText, cellText, none } from '../cells.ts';
import { changeSize, count, formatDate, formatDays, formatValue, readsAsZero } from '../numbers.ts';
import { daysLate } from '../sentences.ts';
import { lookOf } from '../status.ts';
import type { OpenAsk } from './open-asks.ts';
import type { MeasureEntry, PlanEntry } from './plan-entry.ts';
import type { ComparedMeasure, ComparedRow, PlanName, Portfolio } from './portfolio.ts';

export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${count(amount)} ${amount === 1 ? one : many}`;
}

/** `12 plans of 11 units, 10 of them in force.` */
export function plansSentence({ plans }: Portfolio): string {
  const units = new Set(plans.flatMap(({ unit, parent }) => (unit ? [JSON.stringify([unit, parent])] : [])));
  const inForce = plans.filter(({ status }) => status === 'active').length;
  const of = units.size && units.size !== plans.length ? ` of ${plural(units.size, 'unit')}` : '';
  const force = inForce === plans.length ? 'in force' : `${count(inForce)} of them in force`;
  return plans.length ? `${plural(plans.length, 'plan')}${of}, ${force}.` : 'No plan could be read.';
}

/** `FY27-Q1 (Jul–Sep 2026), 1 Jul – 30 Sep 2026`, and of how many plans where they differ. */
export function periodWords({ header }: Portfolio): string[] {
  return header.periods.map(({ period, plans }) => {
    const dates = `${period.label} · ${formatDays(period.start, period.end)}`;
    return header.periods.length > 1 ? `${dates} (${plural(plans, 'plan')})` : dates;
  });
}

/** The unit; where the plan names none, its title. */
export function nameWords({ unit, title }: Pick<PlanName, 'unit' | 'title'>): string {
  return unit ?? title;
}

export function figureText(measure: MeasureEntry): string {
  return (
    cellText(measure.cell, measure) + (measure.cell.provisional && measure.cell.value !== null ? ' *' : '')
  );
}

/** Of what its status is judged, where that is a part: `phone: 61.0 %`. */
export function partText({ about, part, shownIn }: MeasureEntry): string {
  if (!about || !part) return '';
  return `${about}: ${part.value === null ? none : formatValue(part.value, { unit: part.unit, shownIn })}`;
}

export function courseText(measure: MeasureEntry): string {
  const scale = measure.part ? { unit: measure.part.unit, shownIn: measure.shownIn } : measure;
  return (measure.course && boundsText(measure.course, scale)) ?? none;
}

export function rowsText({ cell }: MeasureEntry): string {
  return basisText(cell);
}

/** `the best`, `3.4 points behind it`; nothing where no way is better. */
export function gapWords({ gap }: ComparedRow, measure: ComparedMeasure): string {
  if (gap === null) return '';
  const change = { difference: gap, relative: null, better: null };
  return readsAsZero(change, measure) ? 'the\u00a0best' : `${changeSize(change, measure)} behind it`;
}

/** `3 of 4 kept`, `2 without a figure`; nothing where nothing is promised. */
export function promisesWords({ promises: { kept, notKept, open } }: PlanEntry): string[] {
  const judged = kept + notKept;
  const words = [judged && `${kept} of ${judged} kept`, open && `${open} without a figure`];
  return words.filter(word => word !== 0);
}

/** `due 1 Oct 2026, 50 days late`, `needed by 15 Jan 2027, put off`. */
export function askState({ kind, due, daysLate: days, putOff }: OpenAsk): string {
  const day = due && formatDate(due);
  const words =
    kind === 'grant'
      ? [day && `due ${day}`, days > 0 && daysLate(days)]
      : [day && `needed by ${day}`, putOff && 'put off'];
  return words.filter(Boolean).join(', ') || 'no day named';
}

/** `A second inspector (4 200 USD)`. */
export function askText({ text, cost }: OpenAsk): string {
  return cost ? `${text} (${cost})` : text;
}

export const askKinds: Record<OpenAsk['kind'], string> = { grant: 'Promised', ask: 'Asked' };

/** `2 actions`, `1 grant`; nothing where nothing is late. */
export function lateWords({ late }: PlanEntry): string[] {
  const words = [
    late.actions && plural(late.actions, 'action'),
    late.grants && plural(late.grants, 'grant'),
    late.followUps && plural(late.followUps, 'follow-up'),
  ];
  return words.filter(word => word !== 0);
}

/** `● 25 on course` and so on, in the order of the statuses. */
export function statusWords({
  header,
}: Portfolio): { shape: string; ascii: string; words: string; tone: string }[] {
  return header.statuses.map(({ status, kpis }) => {
    const { shape, ascii, word, tone } = lookOf(status);
    return { shape, ascii, words: `${count(kpis)} ${word}`, tone };
  });
}

export const planStates: Record<PlanEntry['status'], string> = {
  active: 'in force',
  draft: 'draft',
  retired: 'retired',
};

/** What a comparison is of, and in which period. */
export function comparedWords({ definition, stat, better, period, rows }: ComparedMeasure): string {
  const order = better ? `the ${better === 'higher' ? 'highest' : 'lowest'} first` : 'in the order of units';
  const scoped = rows.some(({ measure }) => measure.isScoped)
    ? ' Each plan takes its own part of a shared definition.'
    : '';
  return `${definition} ${upperFirst(stat.replaceAll('_', ' '))} of ${period.label}, ${order}.${scoped}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const methodWords = [
  'KPIs stand side by side where they have the same definition (measure, anchor, filters, key) and the same period; names don’t matter. Figures of different KPIs are never averaged or added up.',
  `Only plans in force count among the statuses and what is behind. A plan is silent when no KPI of it has a figure for the period, when no review was held for more than ${twoQuarters} days, or when its term is over.`,
];

export const provisionalNote = '* provisional: the period is not over, or its export ends before it does.';
