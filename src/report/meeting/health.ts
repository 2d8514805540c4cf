/** Whether the plan works, as counts: no average of different things. */
import type { Status } from '../../kpi/evaluation.ts';
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
  /** How many there are, where none of them can be counted as good or not. */
  total?: number;
}

export interface HealthInput {
  scorecard: readonly ScorecardRow[];
  commitments: readonly CommitmentRow[];
  grants: readonly GrantRow[];
  actions: readonly ActionRow[];
  closure: Closure;
  attendance: Attendance;
  /** The period ended before the plan began: nothing is on a course yet. */
  isBeforePlan: boolean;
}

/** Without those that there is nothing to count for. */
export function health(input: HealthInput): HealthFigure[] {
  const { scorecard, commitments, grants, actions, closure, attendance, isBeforePlan } = input;
  const figure = (id: HealthFigure['id'], label: string, good: number, of: number): HealthFigure => ({
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
    ...(isBeforePlan ? [] : kpiFigure(scorecard)),
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
  ].filter(({ of, total }) => of > 0 || total);
}

/** Of the KPIs that have a course and a figure; what the others lack is said beside it. */
function kpiFigure(scorecard: readonly ScorecardRow[]): HealthFigure[] {
  const among = (...statuses: Status[]) => scorecard.filter(({ status }) => statuses.includes(status)).length;
  const total = scorecard.length;
  const good = among('on-course', 'met');
  const of = good + among('near', 'behind', 'missed');
  const lacks = [
    { what: 'goal', lacking: among('no-course') },
    { what: 'figure to judge', lacking: among('no-data', 'too-few') },
  ].filter(({ lacking }) => lacking);
  if (of) {
    const others = lacks.map(({ what, lacking }) => `${lacking} without a ${what}`);
    return [{ id: 'kpis', label: [`KPIs on course`, ...others].join('; '), good, of }];
  }
  if (!total) return [];
  const label = lacks.map(({ what, lacking }) =>
    lacking === total ? `none has a ${what} yet` : `${lacking} without a ${what}`,
  );
  return [{ id: 'kpis', label: `${total === 1 ? 'KPI' : 'KPIs'}: ${label.join(', ')}`, good, of, total }];
}
