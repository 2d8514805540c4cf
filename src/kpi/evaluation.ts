/** What an evaluation gives: the numbers of a period with everything that is needed to defend them. */
import type { SourceAccount } from '../data/batch.ts';
import type { Period } from '../plan/period.ts';
import type { Nature } from './nature/nature.ts';
import type { ClosedPeriods } from './results/closed-periods.ts';
import type { DraftRow } from './results/closing-rows.ts';
import type { Restatement } from './results/restatement.ts';
import type { Origin, ResultsFile } from './results/result-row.ts';

/** `percent`: 0 to 100. `points`: −100 to 100. `seconds`: a duration. `score`: on the scale of a rating. */
export type Unit = 'percent' | 'points' | 'seconds' | 'count' | 'score';

/** ● on-course, met · ▲ near · ■ behind, missed · ○ no-data; too-few has data but not enough for a judgement. */
export type Status = 'on-course' | 'near' | 'behind' | 'met' | 'missed' | 'no-data' | 'too-few' | 'no-course';

/** Rows of one kind that went into a number, in words: `8 promoters`. */
export interface Tally {
  label: string;
  count: number;
}

/** One number: a statistic of one period and, in a breakdown, of one group. */
export interface Cell {
  /** In the canonical unit; null where there is no data or it is withheld. */
  value: number | null;
  /** Rows that count towards the good side of a share; null where the measure has no numerator. */
  numerator: number | null;
  /** Rows the number is taken of (the stock itself for a backlog). Null where it is withheld, and where nobody typed it in. */
  n: number | null;
  /** How the rows counted, e.g. promoters, passives, detractors. Empty where withheld. */
  outcomes: Tally[];
  /** Rows in the period that passed `where` and are not in n, by reason. Empty where withheld. */
  leftOut: Tally[];
  /** `withheld` for privacy: fewer than ten rows, or a cell that protects such a one; which of the two is not told. */
  small: 'too-few' | 'withheld' | null;
}

/** Where the true value of a sample's number lies, as far as the sample can tell. */
export interface Interval {
  /** In the number's unit, inside its scale. */
  lower: number;
  upper: number;
  /** Per cent of samples whose interval holds the true value. */
  level: number;
  /** Of one number: wilson, nps-margin, t. Of a difference: newcombe, nps-difference, welch-t. */
  method: 'wilson' | 'nps-margin' | 't' | 'newcombe' | 'nps-difference' | 'welch-t';
}

export interface PeriodCell extends Cell {
  period: Period;
  /** as-of lies inside the period, or the export ends before the period does. */
  provisional: boolean;
  /**
   * What the exports cover: by the source's `complete`, or assumed from rows in its first and last month.
   * `recorded`: they don't, and the figure is the one that was reported when the period was closed.
   */
  coverage: 'declared' | 'assumed' | 'partial' | 'none' | 'recorded';
  /** Of a stock in a period that is not over, or not covered to its end: the day at whose end it was this, YYYY-MM-DD. */
  until?: string;
  /** How the figure of a closed period came about. */
  recorded?: Recorded;
  /** What was reported of the period in another way of counting: nothing to compare with, so not its value. */
  otherwise?: CountedOtherwise;
  /** What the period was closed with before it was closed again, oldest first. */
  closedBefore?: ClosedBefore[];
  /** Values of the other statistics asked for under `also`, by stat name. */
  also: Record<string, number | null>;
  /** Null for a census, for statistics that have none, and where the cell is withheld or without a value. */
  interval: Interval | null;
}

/** A figure from `results/`. */
export interface Recorded {
  /** The file, from the plan's folder. */
  path: string;
  origin: Origin;
  /** The day on which the period was closed, YYYY-MM-DD. */
  asOf: string;
  /** Why it was closed early or again, or what the spreadsheet says of it. */
  note: string | null;
}

/** A figure that another one took the place of when its period was closed again. */
export interface ClosedBefore extends Pick<Cell, 'value' | 'numerator' | 'n' | 'small'> {
  unit: Unit;
  /** Which statistic it is, where it is another one than now. */
  stat: string | null;
  /** The day on which the period was closed with it, YYYY-MM-DD. */
  asOf: string;
  /** The next closing: its day, and why it was needed. */
  again: Pick<Recorded, 'asOf' | 'note'>;
}

/** A figure of `results/` that counts something else than the KPI does now. */
export interface CountedOtherwise extends Recorded {
  /** `scope`: the plan's own `where` beside a shared definition. */
  differs: 'definition' | 'scope' | 'statistic';
  value: number | null;
  unit: Unit;
}

/** Where a series changes what it counts: nothing before can be compared with what comes after. */
export interface SeriesBreak {
  /** The last period that was counted otherwise. */
  after: Period;
  differs: CountedOtherwise['differs'];
  /** Where the series is that of a goal's part. */
  goal: string | null;
}

export interface GroupCell extends Cell {
  label: string;
}

export interface BreakdownResult {
  column: string;
  /** Largest n first; `(no value)` for rows without one; `others` last, where `top` cut the list. */
  groups: GroupCell[];
}

/** A point of a goal's course. */
export interface CoursePoint {
  period: Period;
  /** Bounds at that point, canonical unit. */
  gte: number | null;
  lte: number | null;
}

/** A goal's course and where the KPI stands on it. */
export interface GoalResult {
  id: string;
  statement: string | null;
  owner: string | null;
  due: string | null;
  baseline: { value: number; period: Period } | null;
  milestones: CoursePoint[];
  target: (CoursePoint & { hold: number }) | null;
  /** Course at each period of the series, straight between its points; null before the baseline. */
  course: (CoursePoint | null)[];
  /** Cells of the goal's slice and statistic where it has its own, else the KPI's own series. */
  series: PeriodCell[];
  status: Status;
  /** Periods in a row, from the target's on, in which it was met, and how many it has to be: `met, 1 of 2`. */
  held: { met: number; of: number } | null;
  /** Where the goal is about another statistic of the KPI or a part of its rows: which, in which unit. */
  own?: { stat: string; unit: Unit; slice: string | null };
  /** Closed goals (met, missed, dropped) say so and when. */
  closed: { is: 'met' | 'missed' | 'dropped'; on: string | null } | null;
  /** What the data had to say when the goal was set; null where its target is for longer periods that add up. */
  before: GoalBefore | null;
  /**
   * The period by which it is judged, and the course there, where that is another one than the period asked for: from
   * the end of its target's period on that one.
   */
  judged?: { cell: PeriodCell; course: CoursePoint | null };
  /** Whether the figure by which it is judged differs from its baseline's period by more than chance; absent without a baseline. */
  sinceBaseline?: Verdict;
}

/** A KPI's own history up to a goal's baseline (without one to the start of the plan), by which a target is judged. */
export interface GoalBefore {
  /** Complete periods with a figure, oldest first. */
  figures: { period: Period; value: number; signals: Signal[] }[];
  /** A census: the limits of the process; null below eight figures. */
  limits: ProcessLimits | null;
  /** A sample: the least change from the last figure that another sample as large would tell from chance. */
  detectable: number | null;
}

export interface Difference {
  /** Difference in the unit: points for percent; for counts and durations also as a share of the earlier value. */
  difference: number;
  /** In per cent of the earlier value; null for percent, points and score, or where the earlier value is 0. */
  relative: number | null;
  /** Whether the direction is the wanted one; null where none is known or nothing changed. */
  better: boolean | null;
}

export interface Change extends Difference {
  verdict: Verdict;
}

/** Whether a change is more than chance. Status (the course) and verdict are two things and may disagree. */
export interface Verdict {
  is: 'moved' | 'no-detectable-change' | 'not-judged';
  /**
   * `interval`: a sample, by the interval of the difference. `process`: a census, by its own history. `counting`: so
   * few cases that counts differ by as much.
   */
  by: 'interval' | 'process' | 'counting' | null;
  /** Of the difference. */
  interval: Interval | null;
  /** The largest difference that two periods show while nothing changes. */
  limit: number | null;
  /** Signals of the later period on the side to which it moved, and which the earlier one doesn't share. */
  signals: Signal[];
  /** Why it was not judged. */
  reason: 'too-few' | 'incomplete' | 'short-history' | 'no-interval' | null;
}

/** What makes a period stand out in its history. */
export interface Signal {
  rule: 'outside' | 'eight-on-one-side' | 'three-of-four-near-limit';
  side: 'above' | 'below';
}

/** What a census does while nothing changes (XmR): centre ± 2.66 mean moving ranges, inside the scale. */
export interface ProcessLimits {
  centre: number;
  lower: number;
  upper: number;
  /** The mean moving range, and 3.27 times that. */
  range: number;
  rangeLimit: number;
  /** Periods behind them. */
  n: number;
}

/** A census's history in periods like the current one. */
export interface Process {
  /** Complete periods with a figure, oldest first, up to and with the current one. */
  points: { period: Period; value: number; signals: Signal[] }[];
  /** Null below eight points. */
  limits: ProcessLimits | null;
}

/** The current period's place in its history, itself included. */
export interface Rank {
  of: number;
  /** 1 is the lowest. */
  fromLowest: number;
  /** 1 is the highest. */
  fromHighest: number;
  /** Another period has the same value. */
  tied: boolean;
}

/** The number that moves when the KPI is gamed. */
export interface Guard {
  name: string;
  unit: Unit;
  value: number | null;
  previous: number | null;
}

export interface KpiResult {
  id: string;
  name: string;
  source: string;
  /** `share`, `sla`, ... */
  measure: string;
  stat: string;
  also: string[];
  unit: Unit;
  /** How a duration is shown; null: by its size. */
  shownIn: 'seconds' | 'minutes' | 'hours' | 'days' | null;
  better: 'higher' | 'lower' | null;
  /** One sentence that says what the number is, made from the definition with the plan's own columns. */
  definition: string;
  /** `numerator / denominator` in words: `closed by their promised date / promised in the period`. */
  formula: string;
  /** The column whose date decides the period; null for stocks. */
  anchor: string | null;
  /** What puts a row into a period where no column does: `stock` its being there at the end, `file` the period of its file. */
  datedBy: 'anchor' | 'stock' | 'file' | 'sides' | 'typed';
  /** From an exported duration column, or computed by csplan. */
  computed: boolean;
  method: string | null;
  owner: string | null;
  frequency: 'monthly' | 'quarterly' | 'yearly';
  whyOurs: string | null;
  benchmark: { value: number; from: string | null } | null;
  /** In order of time. */
  annotations: { date: string; text: string }[];
  /** SHA-256 over measure, anchor, scale, where, key, keep, only and exclude; not names, headers or thresholds. */
  definitionHash: string;
  /** SHA-256 over what the plan's own `where` takes of a shared definition; null where it takes all, or shares none. */
  scopeHash: string | null;
  minSample: number;
  near: number | null;
  /** Rows of the whole source that pass the filter and belong to no period, for want of a date. */
  undated: Tally[];
  /** The period asked for. */
  current: PeriodCell;
  previous: PeriodCell | null;
  lastYear: PeriodCell | null;
  changeFromPrevious: Change | null;
  changeFromLastYear: Change | null;
  /** A sample of those it speaks of (a survey); else a census of all cases. */
  sample: boolean;
  /** Null for samples. */
  process: Process | null;
  /** Null for samples, and where the current period has no complete figure. */
  rank: Rank | null;
  /** The number of rows of its source's files would give a withheld figure away, so nobody may show it. */
  rowsWithheld: boolean;
  /** The newest date among the source's rows that is not after as-of, YYYY-MM-DD; null without rows. */
  dataUntil: string | null;
  /** Eight periods (twelve months for a monthly KPI) up to and with the current one, oldest first. */
  series: PeriodCell[];
  /** The quarters of a year that is asked for. */
  quarters?: PeriodCell[];
  breakdowns: BreakdownResult[];
  guard: Guard | null;
  goals: GoalResult[];
  /** The worst of its open goals' statuses; without one no-course, or no-data where there is no number. */
  status: Status;
  /** Closed periods that read otherwise now than they were reported. */
  restatements?: Restatement[];
  breaks?: SeriesBreak[];
  /** Why there is no number, or what else a reader has to know of it, in sentences with a next step. */
  notes: string[];
}

/** A standing promise, period by period. */
export interface CommitmentResult {
  id: string;
  text: string;
  owner: string | null;
  status: 'draft' | 'in-force' | 'withdrawn';
  /** The KPI or watched measure that shows it; null where the plan names none, or one that has no measure. */
  measured: Pick<KpiResult, 'id' | 'name' | 'unit' | 'shownIn'> | null;
  /** In the measure's canonical unit; null without one. */
  target: { gte: number | null; lte: number | null } | null;
  /** The measure's series from `since` on, oldest first; empty where nothing is measured. */
  periods: CommitmentPeriod[];
}

export interface CommitmentPeriod {
  period: Period;
  value: number | null;
  /** Null where there is no figure that can be judged, or no target. */
  kept: boolean | null;
  provisional: boolean;
}

export interface Evaluation {
  period: Period;
  asOf: string;
  timezone: string;
  provisional: boolean;
  /** In the plan's order. */
  kpis: KpiResult[];
  /** Measures that are reported without a score. */
  watch: KpiResult[];
  /** Standing promises and how far they are kept. */
  commitments: CommitmentResult[];
  /** What people got in touch about; empty where it was not asked for. */
  nature: Nature;
  sources: SourceAccount[];
  /** The files of closed periods that were read. */
  results: readonly ResultsFile[];
  /** What closing the period keeps, where that was asked for. */
  drafts: DraftRow[];
  /** The same evaluation, without reading anything again, once `results/` holds other closed periods. */
  withClosed(closed: ClosedPeriods): Evaluation;
}
