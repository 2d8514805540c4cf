/** What is to be delivered next: goals, actions, grants and reviews by the time at which they are due. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { dayBefore, type Period } from '../../plan/period.ts';
import type { KpiPart } from '../model.ts';
import type { ActionRow, GrantRow } from '../promises.ts';

export interface ToDeliver {
  kind: 'goal' | 'action' | 'grant' | 'review';
  what: string;
  /** Who owes it. */
  by: string | null;
  due: string | null;
  /** `carried-over`: was due and is not there; `this-year`: due before the year is over. */
  when: 'carried-over' | 'this-year' | 'next-year' | 'later' | 'undated';
}

interface Open {
  kpis: readonly KpiPart[];
  actions: readonly ActionRow[];
  grants: readonly GrantRow[];
  reviewDates: readonly string[];
  asOf: string;
}

const order = ['carried-over', 'this-year', 'next-year', 'later', 'undated'];

/** By the time at which they are due; those carried over first. */
export function toDeliver(open: Open, year: Period, next: Period): ToDeliver[] {
  const { kpis, actions, grants, reviewDates, asOf } = open;
  const when = (due: string | null): ToDeliver['when'] =>
    due === null
      ? 'undated'
      : due < asOf
        ? 'carried-over'
        : due < year.end
          ? 'this-year'
          : due < next.end
            ? 'next-year'
            : 'later';
  const item = (kind: ToDeliver['kind'], what: string, by: string | null, due: string | null): ToDeliver => ({
    ...{ kind, what, by, due },
    when: when(due),
  });
  const goals = kpis
    .flatMap(kpi => kpi.goals)
    .filter(({ closed, target }) => !closed && target && target.period.end > asOf);
  // A goal about several KPIs stands with each of them.
  const each = new Map(goals.map(goal => [goal.id, goal]));
  return [
    ...[...each.values()].map(goal =>
      item('goal', goal.statement ?? goal.id, goal.ownerTitle, dayBefore(goal.target!.period.end)),
    ),
    ...actions
      .filter(({ state }) => state !== 'done')
      .map(action => item('action', action.what, action.owner, action.due)),
    ...grants
      .filter(({ state }) => state !== 'received')
      .map(grant => item('grant', grant.what, grant.by, grant.due)),
    ...reviewDates.filter(date => date >= asOf).map(date => item('review', 'Review', null, date)),
  ].sort(
    (a, b) =>
      order.indexOf(a.when) - order.indexOf(b.when) ||
      compareCodePoints(a.due ?? '', b.due ?? '') ||
      compareCodePoints(a.what, b.what),
  );
}
