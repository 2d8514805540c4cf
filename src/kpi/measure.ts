/**
 * What a measure is: words about it and a reading of rows, in one file under `measures/`. Everything that is
 * said about a measure anywhere (report, docs, lint) derives from here.
 */
import type {
  BooleanColumn,
  Column,
  ColumnNeed,
  ColumnType,
  InstantColumn,
  NumberColumn,
  TextColumn,
} from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import type { BusinessTime } from '../data/business-time.ts';
import type { Zone } from '../data/zone.ts';
import type {
  Filter,
  GuardDefinition,
  Measure as MeasureSpec,
  RatioSide,
  Source,
} from '../plan/generated/types.ts';
import type { Aggregate } from './aggregates.ts';
import type { Unit } from './evaluation.ts';

export type { MeasureSpec };
export type Kind = MeasureSpec['kind'];
export type SpecOf<K extends Kind> = Extract<MeasureSpec, { kind: K }>;

/** How a measure counts. The same shape as in `src/rules/rule.ts`, which may not import this room. */
export interface MeasureTraits {
  unit: Unit;
  /** Bounds of the scale in canonical units, where it has any. */
  min?: number;
  max?: number;
  /** Which way is better, where the measure itself says so. */
  better?: 'higher' | 'lower';
  /** Durations in working time: hours make no days, and days no hours. */
  working?: 'hours' | 'days';
}

/** A class of rows that count. Weight 1 is the good side of a share, −1 is taken off it, 0 is neither. */
export interface Outcome {
  label: string;
  weight: 1 | 0 | -1;
}

/** The typed columns of a batch, by the names under which the measure asked for them. */
export interface Rows {
  readonly length: number;
  text(name: string): TextColumn;
  number(name: string): NumberColumn;
  duration(name: string): NumberColumn;
  instant(name: string): InstantColumn;
  boolean(name: string): BooleanColumn;
  /** The test of one of the measure's own filters. */
  filter(filter: Filter): (row: number) => boolean;
  /** The zone in which the plan counts days, and the one in which the export's plain dates are days. */
  zone: Zone;
  sourceZone: Zone;
  /** The plan's working time; there wherever a measure's clock counts it. */
  working: BusinessTime | undefined;
  /** The first instant of the day that counts as today. */
  asOf: number;
  /** The column that decides the period; null for a stock. */
  anchor: string | null;
}

/** A batch seen through a measure. */
export interface Reading {
  /**
   * Index into the measure's outcomes; −1 − index into its reasons for a row that doesn't count. `end` is the first
   * instant after the period: a stock's outcomes may depend on it.
   */
  outcome(row: number, end: number): number;
  /** The number (or the code) of a row that counts. */
  value?(row: number): number;
  /** How many cases a row that counts stands for; one without it. */
  weight?(row: number): number;
  /** Stocks: from which instant on, and up to which, the row is in stock. */
  since?(row: number): number;
  until?(row: number): number;
  /** Rows that are judged by those before them: a row with an earlier one of its key has another outcome. */
  follows?: Follows;
}

export interface Follows {
  /** How long before, in seconds, the earlier one may be. */
  within: number;
  /** The outcome of a row that follows one. */
  outcome: number;
  key(row: number): string;
}

/** The number that moves when the measure is gamed: what the plan may say for itself under `guard`. */
export type GuardSpec = GuardDefinition;

/** Numbers in the plan; see the schema. */
export type Typed = Pick<SpecOf<'input'>, 'values' | 'combine'>;

/** Two numbers of which one is made: `per` × numerator / denominator. */
export interface Parts {
  numerator: RatioSide;
  denominator: RatioSide;
  per: number;
  /** The measure's own words say what both sides are. */
  inOwnWords?: boolean;
}

export interface Measure<K extends Kind = Kind> {
  kind: K;
  /** Definition in a sentence or two, for the docs. */
  summary: string;
  /** What happens with rows that are neither plainly in nor out, for the docs. */
  edgeCases: readonly string[];
  /** Ids of the demands it serves. */
  serves: readonly string[];
  /** What an absent key of the spec means. */
  defaults?: Partial<SpecOf<K>>;
  /** Complete sentence where the spec lacks something that the schema can't ask for. */
  lacks?(spec: SpecOf<K>): string | undefined;
  /** Statistics it can give; the first is the default. `p` stands for every percentile, p1 to p99. */
  stats(spec: SpecOf<K>): readonly string[];
  /** Statistics shown beside the default one where the plan names none. */
  also?: readonly string[];
  aggregate(stat: string, spec: SpecOf<K>): Aggregate;
  traits(spec: SpecOf<K>, stat: string): MeasureTraits;
  /** Rows stand for more or less than one case each. */
  weighs?(spec: SpecOf<K>): boolean;
  /** It compares rows in time, so that rows without a date can't be counted. */
  needsDate?: true;
  /** Columns that may decide the period: the first that the source maps, else the last. Empty for a stock. */
  anchors(spec: SpecOf<K>): readonly string[];
  /** A column of dates of what has happened, where those of the anchor may lie ahead: they show what an export covers. */
  happened?(spec: SpecOf<K>, source: Source): string | undefined;
  /** Definition in words, with the plan's own column names; no full stop. */
  sentence(spec: SpecOf<K>, stat: string, anchor: string | null): string;
  /** Numerator and denominator (or what is counted) in words: `a / b`. */
  formula(spec: SpecOf<K>, stat: string, anchor: string | null): string;
  /** Columns it reads. */
  needs(spec: SpecOf<K>): ColumnNeed[];
  /** Filters it applies to rows. */
  filters?(spec: SpecOf<K>): Filter[];
  /** Classes of rows that count. */
  outcomes(spec: SpecOf<K>): readonly Outcome[];
  /** Reasons for which rows don't count, in words. */
  reasons(spec: SpecOf<K>): readonly string[];
  read(spec: SpecOf<K>, rows: Rows): Reading;
  /** Where it is made of two other numbers instead of rows. */
  parts?(spec: SpecOf<K>): Parts | undefined;
  /** Where its numbers stand in the plan. */
  typed?(spec: SpecOf<K>): Typed;
  guard?(spec: SpecOf<K>, source: Source): GuardSpec | undefined;
}

/** A measure as the evaluation holds it: the spec with its defaults filled in, whatever its kind. */
export function withDefaults<K extends Kind>(measure: Measure<K>, spec: SpecOf<K>): SpecOf<K> {
  return { ...measure.defaults, ...spec };
}

/** The share of a percentile statistic: `p90` is 0.9, `median` 0.5; undefined for others. */
export function quantileOf(stat: string): number | undefined {
  if (stat === 'median') return 0.5;
  const match = /^p([1-9]\d?)$/.exec(stat);
  return match ? Number(match[1]) / 100 : undefined;
}

/** Mean, median and percentiles, the statistics of every measure that takes a number of each row. */
export const numberStats = ['mean', 'median', 'p'] as const;

export function aggregateOfNumbers(stat: string): Aggregate {
  const p = quantileOf(stat);
  if (p !== undefined) return { of: 'quantile', p };
  return stat === 'sum' ? { of: 'sum' } : { of: 'mean' };
}

/** `the 90th percentile`, `the median`, `the mean`. */
export function statInWords(stat: string): string {
  const match = /^p(\d+)$/.exec(stat);
  return match ? `the ${ordinal(Number(match[1]))} percentile` : `the ${stat}`;
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** A column's name as sentences show it. */
export function named(column: string): string {
  return `"${column}"`;
}

export function need(name: string, type: ColumnType): ColumnNeed {
  return { name, type };
}

/** The two reasons a column gives for leaving a row out: nothing there, or something that can't be read. */
export function absence(column: string, missing = `nothing under ${named(column)}`): [string, string] {
  return [missing, `can't read ${named(column)}`];
}

/** The code of the reason for a cell that isn't ok, where `first` is the index of the column's two reasons. */
export function absent(column: Column, row: number, first: number): number {
  return -1 - first - (column.state[row] === CellState.unreadable ? 1 : 0);
}

export function isOk(column: Column, row: number): boolean {
  return column.state[row] === CellState.ok;
}
