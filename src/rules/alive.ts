/** Visitors of goals and initiatives that still hold: what was dropped is history, and no rule asks more of it. */
import type { Goal, Initiative } from '../plan/generated/types.ts';
import { type RuleContext, type Visitor, visit } from './rule.ts';

export function statusOf(goal: Goal): 'open' | 'met' | 'missed' | 'dropped' {
  return (typeof goal.status === 'object' ? goal.status?.is : goal.status) ?? 'open';
}

export function isAlive(initiative: Initiative): boolean {
  return initiative.status !== 'dropped' && initiative.status !== 'stopped';
}

/** Goals that were not dropped. */
export function visitGoals(check: (goal: Goal, pointer: string, context: RuleContext) => void): Visitor {
  return visit('/goals/*', (goal, pointer, context) => {
    if (statusOf(goal) !== 'dropped') check(goal, pointer, context);
  });
}

/** Initiatives that were neither stopped nor dropped. */
export function visitInitiatives(
  check: (initiative: Initiative, pointer: string, context: RuleContext) => void,
): Visitor {
  return visit('/initiatives/*', (initiative, pointer, context) => {
    if (isAlive(initiative)) check(initiative, pointer, context);
  });
}
