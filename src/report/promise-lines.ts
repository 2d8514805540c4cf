/** Promises, initiatives and actions in one line each, the same in every form of the report. */

import type { ReportModel } from './model.ts';
import { changeSize, formatDate, formatValue, readsAsZero } from './numbers.ts';
import type { ActionRow, Effect, GrantRow, InitiativeRow } from './promises.ts';
import { daysLate, grantWords } from './sentences.ts';
import { chanceWords } from './statistics-words.ts';

export interface Line {
  /** What it is about. */
  lead: string;
  /** Where it stands. */
  text: string;
  /** What has to be there however little room there is: by when, of whom, for how much. */
  terms?: string;
  /** What is late about it. */
  alarm: string;
  /** Whose words it is, where they are not the plan's. */
  mark?: string | undefined;
}

export function grantLine(grant: GrantRow): Line {
  return {
    lead: grant.what,
    text: [grant.by, grantWords(grant.state, grant.due, grant.received)].filter(Boolean).join(', '),
    alarm: grant.daysLate ? daysLate(grant.daysLate) : '',
  };
}

/** Those that are over behind the others. */
export function activeFirst(initiatives: readonly InitiativeRow[]): InitiativeRow[] {
  const over = ({ status }: InitiativeRow) => status === 'stopped' || status === 'dropped';
  return [...initiatives.filter(one => !over(one)), ...initiatives.filter(over)];
}

/** `granted: 1 of 2 received; planned: 40 000 USD; spent: 12 000 USD`. */
export function moneyWords({ granted, planned, spent }: InitiativeRow): string {
  const received = granted.filter(({ state }) => state === 'received').length;
  return [
    granted.length > 0 && `granted: ${received} of ${granted.length} received`,
    planned && `planned: ${planned}`,
    spent && `spent: ${spent}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** What it lives on, a line each: grants, plan, what was spent, what it costs once launched. */
export function resourceWords({ granted, planned, spent, runsAt }: InitiativeRow): string[] {
  return [
    ...granted.map(
      ({ what, state, due, received }) => `Granted: ${what} (${grantWords(state, due, received)})`,
    ),
    planned ? `Planned: ${planned}` : '',
    spent ? `Spent: ${spent}` : '',
    runsAt ? `Once launched: ${runsAt}` : '',
  ].filter(Boolean);
}

/**
 * `On time: 76.6 %, up 3.2 points since FY26-Q4 (better, may be chance)`: how the goal's KPI moved, whatever the cause.
 */
export function effectWords(effect: Effect): string {
  const now = effect.to === null ? 'no data' : formatValue(effect.to, effect);
  const at = effect.toPeriod ? ` in ${effect.toPeriod}` : '';
  if (!effect.from || effect.difference === null) return `${effect.kpi}: ${now}${at}`;
  const since = effect.from.period.replace(/ \(.*$/, '');
  if (since === effect.toPeriod) return `${effect.kpi}: ${now}${at}, where it starts from`;
  if (stoodStill(effect)) return `${effect.kpi}: ${now}${at}, as in ${since}`;
  return `${effect.kpi}: ${now}${at}, ${movedBy(effect)} since ${since}${verdictOf(effect)}`;
}

function stoodStill(effect: Effect): boolean {
  const difference = effect.difference ?? 0;
  return readsAsZero({ difference, relative: null, better: null }, effect);
}

/** ` (better, may be chance)`; nothing where nothing can be said. */
function verdictOf(effect: Effect): string {
  const chance = chanceWords({ is: effect.chance ?? 'not-judged' });
  const words = [wayWords(effect), chance, sharedWords(effect)].filter(Boolean).join(', ');
  return words && ` (${words})`;
}

/** `up 3.2 points`. */
function movedBy(effect: Effect): string {
  const difference = effect.difference ?? 0;
  const size = changeSize({ difference, relative: null, better: null }, effect);
  return `${difference > 0 ? 'up' : 'down'} ${size}`;
}

function wayWords({ better }: Effect): string {
  return better === null ? '' : better ? 'better' : 'worse';
}

function sharedWords({ sharedWith: { length } }: Effect): string {
  if (!length) return '';
  return length === 1 ? 'another serves it too' : `${length} others serve it too`;
}

/** Whether it helped, as far as the figures can tell: a fixed table. */
export function helpedWords(effect: Effect): string {
  const { difference, better, chance } = effect;
  if (difference === null) return "can't be told: there is no figure to compare";
  if (stoodStill(effect)) return 'did not move';
  const way = better === null ? 'moved' : better ? 'moved the wanted way' : 'moved the wrong way';
  return {
    moved: `${way}, by more than chance`,
    'no-detectable-change': `${way}; that may be chance`,
    'not-judged': `${way}; too little is known to tell it from chance`,
  }[chance ?? 'not-judged'];
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

/** `Of 4 that fell due, 2 were done on time.`; nothing where none did. */
export function onTimeWords(actions: readonly ActionRow[]): string {
  const due = actions.filter(({ onTime }) => onTime !== null);
  const onTime = due.filter(action => action.onTime).length;
  return due.length
    ? `Of ${due.length} that fell due, ${onTime} ${onTime === 1 ? 'was' : 'were'} done on time.`
    : '';
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
