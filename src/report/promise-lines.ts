/** Promises, initiatives and actions in one line each, the same in every form of the report. */

import type { ReportModel } from './model.ts';
import { changeSize, formatDate, formatValue, type Scale } from './numbers.ts';
import type { ActionRow, Effect, GrantRow, InitiativeRow } from './promises.ts';
import { daysLate, grantWords } from './sentences.ts';

export interface Line {
  /** What it is about. */
  lead: string;
  /** Where it stands. */
  text: string;
  /** What is late about it. */
  alarm: string;
}

export function grantLine(grant: GrantRow): Line {
  return {
    lead: grant.what,
    text: [grant.by, grantWords(grant.state, grant.due, grant.received)].filter(Boolean).join(', '),
    alarm: grant.daysLate ? daysLate(grant.daysLate) : '',
  };
}

export function initiativeLine(initiative: InitiativeRow): Line {
  const { actions } = initiative;
  const parts = [
    initiative.status,
    ...initiative.effects.slice(0, 1).map(effectWords),
    moneyWords(initiative),
  ];
  return {
    lead: initiative.title,
    text: parts.filter(Boolean).join('; '),
    alarm: actions.overdue ? `${actions.overdue} of ${actions.open} open actions overdue` : '',
  };
}

/** `planned: 40 000 USD; spent: 12 000 USD`. */
export function moneyWords({ planned, spent }: InitiativeRow): string {
  return [planned && `planned: ${planned}`, spent && `spent: ${spent}`].filter(Boolean).join('; ');
}

/** `On time 76.6 %, up 3.2 points since 2026-Q1`: how the goal's KPI moved, whatever the cause. */
export function effectWords(effect: Effect): string {
  const scale: Scale = effect;
  const now = effect.to === null ? 'no data' : formatValue(effect.to, scale);
  if (!effect.from || effect.difference === null) return `${effect.kpi}: ${now}`;
  const since = effect.from.period.replace(/ \(.*$/, '');
  if (effect.difference === 0) return `${effect.kpi}: ${now}, as in ${since}`;
  const size = changeSize({ difference: effect.difference, relative: null, better: null }, scale);
  const verdict = effect.better === null ? '' : effect.better ? ' (better)' : ' (worse)';
  return `${effect.kpi}: ${now}, ${effect.difference > 0 ? 'up' : 'down'} ${size} since ${since}${verdict}`;
}

export function actionLine(action: ActionRow): Line {
  const due = action.due ? `due ${formatDate(action.due)}` : 'no due date';
  return {
    lead: action.what,
    text: [action.owner, due].filter(Boolean).join(', '),
    alarm: action.daysLate ? daysLate(action.daysLate) : '',
  };
}

/** Overdue, then due soon. */
export function dueActions(model: ReportModel): ActionRow[] {
  return model.actions.filter(action => action.state === 'overdue' || action.state === 'soon');
}

/** `2 overdue, 3 due within 90 days, 4 later, 1 without a date, 6 done`. */
export function actionCounts(actions: readonly ActionRow[]): string {
  const words = {
    overdue: 'overdue',
    soon: 'due within 90 days',
    later: 'later',
    undated: 'without a date',
    done: 'done',
  };
  return Object.entries(words)
    .map(([state, word]) => [actions.filter(action => action.state === state).length, word] as const)
    .filter(([number]) => number)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
