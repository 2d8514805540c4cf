/** What one plan brings into the portfolio: small, so that thousands of them fit into memory. */
import type {
  Change,
  CoursePoint,
  Evaluation,
  Interval,
  KpiResult,
  PeriodCell,
  Status,
  Unit,
} from '../../kpi/evaluation.ts';
import type { Plan, PlanStatus } from '../../plan/generated/types.ts';
import type { Period } from '../../plan/period.ts';
import { lastReview } from '../../rules/silence.ts';
import { courseNow } from '../cells.ts';
import { commitmentRows } from '../commitments.ts';
import { aboutWords, goalScale, goalSubject, leadingGoal } from '../goals.ts';
import type { ShownIn } from '../numbers.ts';
import { roleTitles } from '../owners.ts';
import { actionRows } from '../promises.ts';
import { type OpenAsk, openAsks } from './open-asks.ts';
import { type SilenceReason, silenceOf } from './silence.ts';

export interface PlanEntry {
  /** From the plan's repository, with `/`. */
  path: string;
  planId: string;
  title: string;
  unit: string | null;
  parent: string | null;
  status: PlanStatus;
  /** Titles of the roles that answer for the numbers. */
  accountable: string[];
  period: Period;
  asOf: string;
  provisional: boolean;
  /** In the plan's order: KPIs first, then what is watched. */
  measures: MeasureEntry[];
  /** Promises in force by how the period left them; `open`: measured by nothing, or without a figure. */
  promises: { kept: number; notKept: number; open: number };
  /** What is past its date on the day of the portfolio. */
  late: { actions: number; grants: number; followUps: number };
  /** Late grants, and what was asked of leaders without an answer. */
  openAsks: OpenAsk[];
  lastReview: string | null;
  nextReview: string | null;
  /** Why nothing is heard of it; empty for a plan that is alive, and for one that is not in force. */
  silence: SilenceReason[];
}

export interface MeasureEntry {
  id: string;
  name: string;
  /** A KPI; else it is watched only. */
  isScored: boolean;
  unit: Unit;
  shownIn: ShownIn;
  better: KpiResult['better'];
  stat: string;
  definition: string;
  /** Equal for figures that count the same thing: the definition's hash; null for a KPI without a measure. */
  countsAs: string | null;
  /** The plan takes a part of a definition that plans share. */
  isScoped: boolean;
  status: Status;
  /** The part of the KPI, or the period, that its status is about; null: the whole in the period asked for. */
  about: string | null;
  cell: Pick<PeriodCell, 'value' | 'numerator' | 'n' | 'small' | 'provisional' | 'coverage'>;
  interval: Interval | null;
  /** Where the KPI should stand by now, or the part of it that the status is about. */
  course: CoursePoint | null;
  /** What the course is of, where that is a part. */
  part: { unit: Unit; value: number | null } | null;
  changeFromLastYear: Change | null;
  /** Oldest first, the current period last. */
  series: (number | null)[];
}

export function planEntry(plan: Plan, path: string, evaluation: Evaluation): PlanEntry {
  const { asOf, period, provisional } = evaluation;
  const titleOf = roleTitles(plan);
  const { accountable } = plan;
  const answerable = typeof accountable === 'string' ? [accountable] : Object.values(accountable ?? {});
  const measures = [
    ...evaluation.kpis.map(kpi => measureEntry(kpi, true)),
    ...evaluation.watch.map(measure => measureEntry(measure, false)),
  ];
  const asks = openAsks(plan, period, asOf, titleOf);
  const promises = commitmentRows(evaluation.commitments, titleOf).map(({ state }) => state);
  return {
    path,
    planId: plan.id,
    title: plan.title || plan.id,
    unit: plan.unit?.name || null,
    parent: plan.unit?.parent || null,
    status: plan.status ?? 'draft',
    accountable: answerable.flatMap(role => titleOf(role) ?? []),
    ...{ period, asOf, provisional, measures },
    promises: {
      kept: promises.filter(state => state === 'kept').length,
      notKept: promises.filter(state => state === 'not-kept').length,
      open: promises.filter(state => ['no-figure', 'no-target', 'not-measured'].includes(state)).length,
    },
    late: {
      actions: actionRows(plan, asOf, titleOf).filter(({ state }) => state === 'overdue').length,
      grants: asks.filter(({ kind }) => kind === 'grant').length,
      followUps: (plan.reviews ?? [])
        .flatMap(review => review.follow_ups ?? [])
        .filter(({ due, done }) => due && due < asOf && !done).length,
    },
    openAsks: asks,
    lastReview: lastReview(plan, asOf) ?? null,
    nextReview: (plan.review_dates ?? []).filter(date => date >= asOf).sort()[0] ?? null,
    silence: silenceOf(plan, evaluation),
  };
}

function measureEntry(kpi: KpiResult, isScored: boolean): MeasureEntry {
  const goal = leadingGoal(kpi.goals);
  const { value, numerator, n, small, provisional, coverage, interval } = kpi.current;
  const about = goal && aboutWords(kpi, goal);
  return {
    id: kpi.id,
    name: kpi.name,
    isScored,
    unit: kpi.unit,
    shownIn: kpi.shownIn,
    better: kpi.better,
    stat: kpi.stat,
    definition: kpi.definition,
    countsAs: countsAs(kpi),
    isScoped: kpi.scopeHash !== null,
    status: kpi.status,
    about,
    cell: { value, numerator, n, small, provisional, coverage },
    interval,
    course: goal && courseNow(goal),
    part:
      goal && about ? { unit: goalScale(kpi, goal).unit, value: goalSubject(kpi, goal).cell.value } : null,
    changeFromLastYear: kpi.changeFromLastYear,
    series: kpi.series.map(cell => cell.value),
  };
}

/** Numbers typed in, and ratios of numbers, say by their name alone what they count. */
function countsAs({ measure, definitionHash, datedBy, name }: KpiResult): string | null {
  if (!measure) return null;
  return datedBy === 'typed' || datedBy === 'sides' ? `${definitionHash} ${name}` : definitionHash;
}
