/** What was promised: grants of leaders, initiatives with what they need and what they moved, actions with dates. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { Evaluation, GoalResult, KpiResult, Verdict } from '../kpi/evaluation.ts';
import type { ExitRule } from '../kpi/exit-rules.ts';
import { isPartYear } from '../kpi/part-year.ts';
import type { Action, Initiative, InitiativeStatus, Plan } from '../plan/generated/types.ts';
import { addDays, daysBetween } from '../plan/period.ts';
import { costText } from './cost.ts';
import { goalSubject, partWords } from './goals.ts';
import { type HelpedAnswer, helpedAnswer, type NotYet } from './helped.ts';
import type { AskRow } from './meeting/asks.ts';
import type { TitleOf } from './owners.ts';
import { shortLabel } from './statistics-words.ts';

export interface GrantRow {
  id: string;
  what: string;
  by: string | null;
  due: string | null;
  received: string | null;
  state: 'received' | 'late' | 'due' | 'undated';
  daysLate: number;
}

/** How the KPI of a goal moved since the goal's baseline: what an initiative can point to, not what it caused. */
export interface Effect {
  goal: string;
  kpi: string;
  unit: KpiResult['unit'];
  shownIn: KpiResult['shownIn'];
  /** Null where the goal has no baseline. */
  from: { value: number; period: string } | null;
  to: number | null;
  /** The period of `to`, where it is not the report's. */
  toPeriod: string | null;
  difference: number | null;
  better: boolean | null;
  /** Whether that is more than chance; null without a difference. */
  chance: Verdict['is'] | null;
  /** Titles of other initiatives that serve the same goal, and can point to the same movement. */
  sharedWith: string[];
}

export interface InitiativeRow {
  id: string;
  title: string;
  owner: string | null;
  size: Initiative['size'];
  status: InitiativeStatus;
  reason: string | null;
  /** The day on which it begins or began. */
  start: string | null;
  /** What reviews up to the report's asked for it. */
  asked: AskRow[];
  /** The grants of leaders that it lives on. */
  granted: GrantRow[];
  planned: string | null;
  spent: string | null;
  /** What it costs once it is launched. */
  runsAt: string | null;
  effects: Effect[];
  /** Whether it helped, as far as the movement of its KPIs tells; that alone proves no cause. */
  helped: HelpedAnswer;
  /** Why nothing can be told yet, where that does not lie in the figures. */
  notYet: NotYet | null;
  /** When it is given up; null where nothing says so, and where it is over. */
  exit: ExitRule | null;
  actions: { done: number; open: number; overdue: number };
}

export interface ActionRow {
  id: string;
  initiative: string;
  what: string;
  owner: string | null;
  due: string | null;
  doneWhen: string | null;
  /** `soon`: within the next ninety days. */
  state: 'overdue' | 'soon' | 'later' | 'undated' | 'done';
  /** The day it was done; null where nobody wrote it. */
  done: string | null;
  /** Done by its due date; false where it was not or is overdue, null where that can't be told yet. */
  onTime: boolean | null;
  daysLate: number;
}

/** Days ahead in which an action counts as due soon: until about the next quarterly review. */
export const soonDays = 90;

/** Late ones first, then due, undated and received ones; each by date. */
export function grantRows(plan: Plan, asOf: string, titleOf: TitleOf): GrantRow[] {
  const order = ['late', 'due', 'undated', 'received'];
  return (plan.buy_in ?? [])
    .flatMap(leader =>
      (leader.grants ?? []).map(grant => {
        const received = grant.received && grant.received <= asOf ? grant.received : null;
        const due = grant.due ?? null;
        const state: GrantRow['state'] = received
          ? 'received'
          : !due
            ? 'undated'
            : due < asOf
              ? 'late'
              : 'due';
        return {
          id: grant.id,
          what: grant.what || grant.id,
          by: titleOf(leader.by),
          due,
          received,
          state,
          daysLate: state === 'late' ? daysBetween(due!, asOf) : 0,
        };
      }),
    )
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || byDue(a, b));
}

function byDue(a: { id: string; due: string | null }, b: { id: string; due: string | null }): number {
  return compareCodePoints(a.due ?? '9999', b.due ?? '9999') || compareCodePoints(a.id, b.id);
}

export interface InitiativeInput {
  plan: Plan;
  evaluation: Evaluation;
  grants: readonly GrantRow[];
  exits: readonly ExitRule[];
  /** Of all reviews up to the report's. */
  asks: readonly AskRow[];
}

/** In the plan's order. */
export function initiativeRows(
  { plan, evaluation, grants, exits, asks }: InitiativeInput,
  titleOf: TitleOf,
): InitiativeRow[] {
  return (plan.initiatives ?? []).map(initiative => {
    const states = (initiative.actions ?? []).map(action => actionState(action, evaluation.asOf));
    const effects = (initiative.serves ?? []).flatMap(goal =>
      effectOn(evaluation, goal, sharing(plan, initiative, goal)),
    );
    const status = initiative.status ?? 'planned';
    const notYet = notYetOf(initiative, effects, evaluation.period.end);
    return {
      id: initiative.id,
      title: initiative.title || initiative.id,
      owner: titleOf(initiative.owner),
      size: initiative.size ?? null,
      status,
      reason: initiative.reason ?? null,
      start: initiative.start ?? null,
      asked: asks.filter(({ about }) => about?.kind === 'initiative' && about.id === initiative.id),
      granted: grants.filter(({ id }) => initiative.resources?.granted?.includes(id)),
      planned: costText(initiative.resources?.planned),
      spent: costText(initiative.resources?.spent),
      runsAt: costText(initiative.after_launch?.cost),
      effects,
      helped: helpedAnswer({ status, notYet, effects }),
      notYet,
      exit: exits.find(exit => exit.initiative === initiative.id) ?? null,
      actions: {
        done: states.filter(state => state === 'done').length,
        open: states.filter(state => state !== 'done' && state !== 'dropped').length,
        overdue: states.filter(state => state === 'overdue').length,
      },
    };
  });
}

/** @param end the first day after the period of the report */
function notYetOf({ status, start }: Initiative, effects: readonly Effect[], end: string): NotYet | null {
  if ((status ?? 'planned') === 'planned') return 'not-begun';
  if (start && start >= end) return 'began-later';
  return effects.length ? null : 'not-measured';
}

/** Other initiatives, not dropped, that serve the same goal. */
function sharing(plan: Plan, { id }: Initiative, goal: string): string[] {
  return (plan.initiatives ?? [])
    .filter(other => other.id !== id && other.status !== 'dropped' && other.serves?.includes(goal))
    .map(other => other.title || other.id);
}

function effectOn(evaluation: Evaluation, goalId: string, sharedWith: string[]): Effect[] {
  for (const kpi of evaluation.kpis) {
    const goal = kpi.goals.find(candidate => candidate.id === goalId);
    if (goal) return [effectOf(kpi, goal, sharedWith)];
  }
  return [];
}

function effectOf(kpi: KpiResult, goal: GoalResult, sharedWith: string[]): Effect {
  const subject = goalSubject(kpi, goal);
  const part = partWords(kpi, goal);
  const to = subject.cell.value;
  const from = goal.baseline && { value: goal.baseline.value, period: goal.baseline.period.label };
  const difference = from && to !== null && !isPartYear(subject.cell) ? to - from.value : null;
  return {
    goal: goal.id,
    kpi: part ? `${kpi.name} (${part})` : kpi.name,
    ...subject.scale,
    from,
    to,
    toPeriod: goal.judged ? shortLabel(goal.judged.cell.period) : null,
    difference,
    better: difference && kpi.better ? difference > 0 === (kpi.better === 'higher') : null,
    chance: difference === null ? null : (goal.sinceBaseline?.is ?? 'not-judged'),
    sharedWith,
  };
}

/** All actions that weren't dropped: overdue first, then by date, undated and done ones last. */
export function actionRows(plan: Plan, asOf: string, titleOf: TitleOf): ActionRow[] {
  const order = ['overdue', 'soon', 'later', 'undated', 'done'];
  return (plan.initiatives ?? [])
    .flatMap(initiative =>
      (initiative.actions ?? []).flatMap(action => {
        const state = actionState(action, asOf);
        if (state === 'dropped' || initiative.status === 'dropped') return [];
        return [
          {
            id: action.id,
            initiative: initiative.title || initiative.id,
            what: action.do || action.id,
            owner: titleOf(action.owner ?? initiative.owner),
            due: action.due ?? null,
            doneWhen: action.done_when ?? null,
            state,
            done: state === 'done' ? (action.done ?? null) : null,
            onTime: onTime(action, state),
            daysLate: state === 'overdue' ? daysBetween(action.due!, asOf) : 0,
          },
        ];
      }),
    )
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || byDue(a, b));
}

function actionState(action: Action, asOf: string): ActionRow['state'] | 'dropped' {
  if (action.status === 'dropped') return 'dropped';
  if (action.status === 'done' && !(action.done && action.done > asOf)) return 'done';
  if (!action.due) return 'undated';
  if (action.due < asOf) return 'overdue';
  return action.due <= addDays(asOf, soonDays) ? 'soon' : 'later';
}

function onTime({ due, done }: Action, state: ActionRow['state']): boolean | null {
  if (state === 'overdue') return false;
  return state === 'done' && due && done ? done <= due : null;
}
