/** What an evaluation gives: the numbers of a period with everything that is needed to defend them. */
import type { SourceAccount } from '../data/batch.ts';
import type { Period } from '../plan/period.ts';

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
  /** Rows the number is taken of (the stock itself for a backlog). Null where it is withheld. */
  n: number | null;
  /** How the rows counted, e.g. promoters, passives, detractors. Empty where withheld. */
  outcomes: Tally[];
  /** Rows in the period that passed `where` and are not in n, by reason. Empty where withheld. */
  leftOut: Tally[];
  /** `withheld` for privacy: fewer than ten rows, or a cell that protects such a one; which of the two is not told. */
  small: 'too-few' | 'withheld' | null;
}

export interface PeriodCell extends Cell {
  period: Period;
  /** as-of lies inside the period, or the export ends before the period does. */
  provisional: boolean;
  /** What the exports cover: by the source's `complete`, or assumed from rows in its first and last month. */
  coverage: 'declared' | 'assumed' | 'partial' | 'none';
  /** Values of the other statistics asked for under `also`, by stat name. */
  also: Record<string, number | null>;
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
  /** Periods in a row, up to this one, in which the target was met, and how many it has to be: `met, 1 of 2`. */
  held: { met: number; of: number } | null;
  /** Where the goal is about another statistic of the KPI or a part of its rows: which, in which unit. */
  own?: { stat: string; unit: Unit; slice: string | null };
  /** Closed goals (met, missed, dropped) say so and when. */
  closed: { is: 'met' | 'missed' | 'dropped'; on: string | null } | null;
}

export interface Change {
  /** Difference in the unit: points for percent; for counts and durations also as a share of the earlier value. */
  difference: number;
  /** In per cent of the earlier value; null for percent, points and score, or where the earlier value is 0. */
  relative: number | null;
  /** Whether the direction is the wanted one; null where none is known or nothing changed. */
  better: boolean | null;
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
  /** From an exported duration column, or computed by csplan. */
  computed: boolean;
  method: string | null;
  owner: string | null;
  frequency: 'monthly' | 'quarterly' | 'yearly';
  whyOurs: string | null;
  benchmark: { value: number; from: string | null } | null;
  annotations: { date: string; text: string }[];
  /** SHA-256 over measure, anchor, scale, where, key, keep, only and exclude; not names, headers or thresholds. */
  definitionHash: string;
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
  /** Eight periods (twelve months for a monthly KPI) up to and with the current one, oldest first. */
  series: PeriodCell[];
  breakdowns: BreakdownResult[];
  guard: Guard | null;
  goals: GoalResult[];
  /** The worst of its open goals' statuses; without one no-course, or no-data where there is no number. */
  status: Status;
  /** Why there is no number, or what else a reader has to know of it, in sentences with a next step. */
  notes: string[];
}

export interface Evaluation {
  period: Period;
  asOf: string;
  timezone: string;
  provisional: boolean;
  kpis: KpiResult[];
  sources: SourceAccount[];
}
