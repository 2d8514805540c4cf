/**
 * The report as a value: everything a renderer shows, in the order in which it is shown, with raw numbers and
 * no layout. It can be written as JSON as it stands.
 */

import type { DataIssue } from '../data/batch.ts';
import type {
  Change,
  CoursePoint,
  Evaluation,
  GoalResult,
  Guard,
  KpiResult,
  PeriodCell,
  Status,
  Unit,
} from '../kpi/evaluation.ts';
import { exitRules } from '../kpi/exit-rules.ts';
import { traits } from '../kpi/traits.ts';
import type { Plan, Review } from '../plan/generated/types.ts';
import type { Period } from '../plan/period.ts';
import { type SourceRows, tellable } from './accounts.ts';
import { type AnnualPart, annualPart } from './annual/annual.ts';
import { courseNow } from './cells.ts';
import { type CommitmentRow, commitmentRows } from './commitments.ts';
import { type Contributor, contributors } from './contributors.ts';
import { type FindingRow, findingRows } from './findings.ts';
import { aboutWords, goalSubject, leadingGoal, partWords } from './goals.ts';
import { type AskRow, askRows } from './meeting/asks.ts';
import { type DecisionRow, decisionRows, touching } from './meeting/decisions.ts';
import { commentOn } from './meeting/own-review.ts';
import { proposedAsks } from './meeting/proposals.ts';
import { allReviews, reviewBook } from './meeting/review-book.ts';
import { type Reviews, reviewsOf } from './meeting/reviews.ts';
import { namesIn } from './meeting/subjects.ts';
import { type NaturePart, naturePart } from './nature/nature.ts';
import type { ShownIn } from './numbers.ts';
import { roleTitles, type TitleOf } from './owners.ts';
import { type PageOne, pageOne } from './page-one.ts';
import {
  type ActionRow,
  actionRows,
  type GrantRow,
  grantRows,
  type InitiativeRow,
  initiativeRows,
} from './promises.ts';
import { type Days, kpiSentence } from './sentences.ts';
import { type WatchRow, watchRows } from './watch.ts';

export interface ReportHeader {
  planId: string;
  title: string;
  unit: string | null;
  planPath: string;
  period: Period;
  asOf: string;
  timezone: string;
  provisional: boolean;
  /** The period ended before the plan began. */
  isBeforePlan: boolean;
  accountable: string[];
  /** SHA-256 of the parsed plan. */
  fingerprint: string;
  /** csplan's version. */
  version: string;
}

export interface ScorecardRow {
  id: string;
  name: string;
  unit: Unit;
  shownIn: ShownIn;
  status: Status;
  cell: PeriodCell;
  provisional: boolean;
  /** The part of the KPI that the status is about; null: the whole. */
  about: string | null;
  /** Where the course is now; null without one, or where the status is about a part. */
  course: CoursePoint | null;
  target: GoalResult['target'];
  held: GoalResult['held'];
  /** The figure by which the status is, where that is not `cell`: of another period, or of a part. */
  judged: JudgedFigure | null;
  changeFromPrevious: Change | null;
  changeFromLastYear: Change | null;
  /** Oldest first, the current period last. */
  series: (number | null)[];
  guard: Guard | null;
}

/** A figure, what it is of, and the course that belongs to it. */
export interface JudgedFigure {
  /** `FY27-Q4`, `channel: phone, FY27-Q4`. */
  of: string;
  unit: Unit;
  cell: PeriodCell;
  course: CoursePoint | null;
}

export interface GoalPart extends GoalResult {
  ownerTitle: string | null;
  /** The slice or statistic that the goal is about; null: the whole KPI. */
  part: string | null;
}

export interface KpiPart extends Omit<KpiResult, 'goals'> {
  goals: GoalPart[];
  ownerTitle: string | null;
  /** The statistics beside the headline that have a value, each in its own unit. */
  otherStats: { stat: string; unit: Unit; value: number }[];
  sentence: string;
  /** The figure by which the status is, where that is not `current`. */
  judged: JudgedFigure | null;
  contributors: Contributor[];
  /** What the owner says about it in the period's review. */
  comment: string | null;
  /** Decisions that touched it, its goals or what serves them; newest first. */
  decisions: DecisionRow[];
}

export interface Method {
  sources: SourceRows[];
  /** All files together; counts are null where they are withheld. */
  rows: { files: number; read: number | null; used: number | null };
  issues: Record<DataIssue['severity'], number>;
  /** Files of closed periods that were read. */
  results: { path: string; sha256: string }[];
}

export interface ReportModel {
  header: ReportHeader;
  pageOne: PageOne;
  /** What is asked of the meeting: by its review, then what csplan proposes. */
  asks: AskRow[];
  /** Of a year; null for shorter periods. */
  annual: AnnualPart | null;
  scorecard: ScorecardRow[];
  kpis: KpiPart[];
  grants: GrantRow[];
  initiatives: InitiativeRow[];
  actions: ActionRow[];
  reviews: Reviews;
  findings: FindingRow[];
  /** What people got in touch about, and what of it is settled. */
  nature: NaturePart;
  /** Measures without a score. */
  watch: WatchRow[];
  /** Standing promises to customers. */
  commitments: CommitmentRow[];
  method: Method;
}

export interface ReportInput {
  plan: Plan;
  evaluation: Evaluation;
  /** As the user would type it, with `/`. */
  planPath: string;
  fingerprint: string;
  version: string;
}

export function reportModel(input: ReportInput): ReportModel {
  const { plan, evaluation } = input;
  const { asOf, period } = evaluation;
  const titleOf = roleTitles(plan);
  const planStart = plan.term?.start ?? null;
  const head = header(input, titleOf);
  const { isBeforePlan } = head;
  const names = namesIn(plan);
  const book = reviewBook(plan, evaluation.period, asOf);
  const decisions = decisionRows(allReviews(book), names);
  const context: KpiContext = { plan, own: book.own?.review, decisions, titleOf, days: { asOf, planStart } };
  const kpis = evaluation.kpis.map(kpi => kpiPart(kpi, context));
  const exits = exitRules(plan, [...evaluation.kpis, ...evaluation.watch]);
  const asks = askRows(allReviews(book), names, titleOf);
  const hasBegun = (day: string | null) => !isBeforePlan || (day !== null && day < period.end);
  const granted = grantRows(plan, asOf, titleOf);
  const grants = granted.filter(({ received, due }) => hasBegun(received ?? due));
  const planned = actionRows(plan, asOf, titleOf);
  const started = new Map(plan.initiatives?.map(({ id, start }) => [id, start ?? null]));
  const initiatives = initiativeRows({ plan, evaluation, grants, exits, asks }, titleOf).filter(({ id }) =>
    hasBegun(started.get(id) ?? null),
  );
  const actions = isBeforePlan
    ? planned.filter(({ initiative }) => initiatives.some(({ title }) => title === initiative))
    : planned;
  const scorecard = evaluation.kpis.map(scorecardRow);
  const commitments = commitmentRows(evaluation.commitments, titleOf);
  const reviews = reviewsOf(plan, book, { names, titleOf, asOf, decisions });
  const annual = annualPart({
    ...{ plan, evaluation, kpis, initiatives, decisions },
    // What is to be delivered next has not begun yet.
    actions: planned,
    grants: granted,
  });
  return {
    header: head,
    pageOne: pageOne(plan, kpis, {
      period,
      asOf,
      figures: { scorecard, commitments, grants, actions, ...reviews, isBeforePlan },
      annual,
    }),
    asks: [
      ...askRows(book.own ? [book.own] : [], names, titleOf),
      ...proposedAsks({ plan, book, kpis, grants, exits, names, titleOf, asOf }),
    ],
    annual,
    scorecard,
    kpis,
    grants,
    initiatives,
    actions,
    reviews,
    findings: findingRows(plan, evaluation),
    nature: naturePart(plan, evaluation),
    watch: watchRows(evaluation.watch, { titleOf, own: book.own?.review }),
    commitments,
    method: method(
      evaluation.sources.map(source => tellable(source, evaluation)),
      evaluation.results,
    ),
  };
}

function header(
  { plan, evaluation, planPath, fingerprint, version }: ReportInput,
  titleOf: TitleOf,
): ReportHeader {
  const { accountable } = plan;
  const answerable = typeof accountable === 'string' ? [accountable] : Object.values(accountable ?? {});
  return {
    planId: plan.id,
    title: plan.title || plan.id,
    unit: plan.unit?.name ?? null,
    planPath,
    period: evaluation.period,
    asOf: evaluation.asOf,
    timezone: evaluation.timezone,
    provisional: evaluation.provisional,
    isBeforePlan: Boolean(plan.term?.start && plan.term.start >= evaluation.period.end),
    accountable: answerable.flatMap(role => titleOf(role) ?? []),
    fingerprint,
    version,
  };
}

function scorecardRow(kpi: KpiResult): ScorecardRow {
  const goal = leadingGoal(kpi.goals);
  return {
    id: kpi.id,
    name: kpi.name,
    unit: kpi.unit,
    shownIn: kpi.shownIn,
    status: kpi.status,
    cell: kpi.current,
    provisional: kpi.current.provisional,
    about: goal && aboutWords(kpi, goal),
    course: goal && !goal.own ? courseNow(goal) : null,
    target: goal && !goal.own ? goal.target : null,
    held: goal?.held ?? null,
    judged: judgedFigure(kpi, goal),
    changeFromPrevious: kpi.changeFromPrevious,
    changeFromLastYear: kpi.changeFromLastYear,
    series: kpi.series.map(cell => cell.value),
    guard: kpi.guard,
  };
}

/** Null where the goal is about the whole KPI in the period of the report. */
function judgedFigure(kpi: KpiResult, goal: GoalResult | null): JudgedFigure | null {
  const of = goal && aboutWords(kpi, goal);
  if (!goal || of === null) return null;
  const { cell, scale } = goalSubject(kpi, goal);
  return { of, unit: scale.unit, cell, course: courseNow(goal) };
}

interface KpiContext {
  plan: Plan;
  /** The period's review. */
  own: Review | undefined;
  decisions: readonly DecisionRow[];
  titleOf: TitleOf;
  days: Days;
}

function kpiPart(kpi: KpiResult, { plan, own, decisions, titleOf, days }: KpiContext): KpiPart {
  const lead = leadingGoal(kpi.goals);
  const subject = lead
    ? goalSubject(kpi, lead)
    : { part: null, scale: kpi, cell: kpi.current, status: kpi.status };
  return {
    ...kpi,
    goals: kpi.goals.map(goal => ({
      ...goal,
      ownerTitle: titleOf(goal.owner),
      part: partWords(kpi, goal),
    })),
    ownerTitle: titleOf(kpi.owner),
    otherStats: otherStats(plan, kpi),
    sentence: kpiSentence(kpi, lead, subject, days),
    judged: judgedFigure(kpi, lead),
    contributors: contributors(kpi),
    comment: commentOn(kpi.id, own),
    decisions: touching(decisions, kpi.id, plan),
  };
}

function otherStats(plan: Plan, { id, unit, also, current }: KpiResult): KpiPart['otherStats'] {
  const written = plan.kpis?.find(kpi => kpi.id === id);
  return also.flatMap(stat => {
    const value = current.also[stat] ?? null;
    return value === null ? [] : [{ stat, unit: (written && traits(written, stat)?.unit) ?? unit, value }];
  });
}

function method(sources: SourceRows[], results: Evaluation['results']): Method {
  const files = sources.flatMap(source => source.files);
  const issues = { error: 0, warning: 0, info: 0 };
  for (const issue of files.flatMap(file => file.issues)) issues[issue.severity] += 1;
  return {
    sources,
    rows: {
      files: files.length,
      read: total(sources, 'read'),
      used: total(sources, 'used'),
    },
    issues,
    results: results.map(({ path, sha256 }) => ({ path, sha256 })),
  };
}

function total(sources: SourceRows[], which: 'read' | 'used'): number | null {
  return sources.some(({ rows }) => !rows) ? null : sources.reduce((sum, { rows }) => sum + rows![which], 0);
}
