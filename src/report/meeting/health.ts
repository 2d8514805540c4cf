/** Whether the plan works, as counts: no average of different things. */
import type { CommitmentRow } from '../commitments.ts';
import type { ScorecardRow } from '../model.ts';
import type { ActionRow, GrantRow } from '../promises.ts';
import type { Attendance } from './attendance.ts';
import type { Closure } from './follow-ups.ts';

/** `good` of `of`. */
export interface HealthFigure {
  id: 'kpis' | 'goals' | 'commitments' | 'grants' | 'follow-ups' | 'actions' | 'reviews';
  label: string;
  good: number;
  of: number;
}

export interface HealthInput {
  scorecard: readonly ScorecardRow[];
  commitments: readonly CommitmentRow[];
  grants: readonly GrantRow[];
  actions: readonly ActionRow[];
  closure: Closure;
  attendance: Attendance;
}

/** Without those that there is nothing to count for. */
export function health(input: HealthInput): HealthFigure[] {
  const { scorecard, commitments, grants, actions, closure, attendance } = input;
  const figure = (id: HealthFigure['id'], label: string, good: number, of: number) => ({
    id,
    label,
    good,
    of,
  });
  const kept = commitments.filter(({ state }) => state === 'kept').length;
  const received = grants.filter(({ state }) => state === 'received').length;
  const late = grants.filter(({ state }) => state === 'late').length;
  const done = actions.filter(({ onTime }) => onTime !== null);
  return [
    figure(
      'kpis',
      'KPIs on course',
      scorecard.filter(({ status }) => status === 'on-course' || status === 'met').length,
      scorecard.length,
    ),
    figure(
      'commitments',
      'promises to customers kept',
      kept,
      kept + commitments.filter(({ state }) => state === 'not-kept').length,
    ),
    figure('grants', 'promised to us, received', received, received + late),
    figure('follow-ups', 'follow-ups closed', closure.closed, closure.of),
    figure('actions', 'actions on time', done.filter(({ onTime }) => onTime).length, done.length),
    figure('reviews', 'reviews on record', attendance.fixed.held, attendance.fixed.of),
  ].filter(({ of }) => of > 0);
}
