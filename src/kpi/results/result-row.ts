/**
 * What a closed period keeps: one row per figure, aggregates only. `results/<period>.csv` beside the plan holds
 * them, so that a period's numbers outlive the exports they were made of.
 */
import type { Cell, Status, Tally, Unit } from '../evaluation.ts';

/** Version of the file format. A file that says another one is not read. */
export const resultsFormat = 1;

/** `computed` from exports, `imported` from somebody's spreadsheet, `typed` into the plan. */
export const origins = ['computed', 'imported', 'typed'] as const;
export type Origin = (typeof origins)[number];

/** The columns of a results file, in their order. */
export const resultColumns = [
  'format',
  'period',
  'from',
  'to',
  'kpi',
  'stat',
  'goal',
  'breakdown',
  'group',
  'value',
  'unit',
  'numerator',
  'denominator',
  'n',
  'deviation',
  'outcomes',
  'left_out',
  'small',
  'provisional',
  'course_gte',
  'course_lte',
  'status',
  'definition',
  'scope',
  'as_of',
  'sources',
  'origin',
  'closing',
  'note',
  'csplan',
] as const;
export type ResultColumn = (typeof resultColumns)[number];

/** The exports behind a figure: files by their SHA-256, never by name. */
export interface SourceHashes {
  id: string;
  sha256: string[];
}

/** One figure. */
export interface ResultRow extends Pick<Cell, 'value' | 'numerator' | 'n' | 'small'> {
  /** As in the file's name; `start` and `end` (exclusive) decide which period it is. */
  period: { id: string; start: string; end: string };
  kpi: string;
  /** `share`, `median`, ...; `guard: <name>` for the number that moves when the KPI is gamed. */
  stat: string;
  /** Where the figure is what a goal is judged by. */
  goal: string | null;
  /** Where it is a row of a breakdown: the column, and the value of its group. */
  breakdown: string | null;
  group: string | null;
  unit: Unit;
  /** Standard deviation of the rows behind a mean, so that later means can be judged against it. */
  deviation: number | null;
  outcomes: Tally[];
  leftOut: Tally[];
  provisional: boolean;
  /** Course and status of the goal at that time. */
  course: { gte: number | null; lte: number | null } | null;
  status: Status | null;
  /** Hash of the definition; with a goal's slice in it where the goal has one. */
  definition: string;
  /** Hash of the plan's own `where`, where the definition is shared with other plans. */
  scope: string | null;
  asOf: string;
  sources: SourceHashes[];
  origin: Origin;
  /** 1 for the first closing. Of a KPI's rows those of its highest count; the others are superseded. */
  closing: number;
  /** Why it was closed again or in spite of a warning, or what the spreadsheet says of it. */
  note: string | null;
  /** csplan's version. */
  version: string;
}

/** A results file as it was read. */
export interface ResultsFile {
  /** From the plan's folder, with `/`. */
  path: string;
  sha256: string;
  rows: ResultRow[];
}

/** What makes a figure one of its kind within a closing. */
export function figureKey(row: ResultRow): string {
  const { period, kpi, stat, goal, breakdown, group } = row;
  return JSON.stringify([period.start, period.end, kpi, stat, goal, breakdown, group]);
}

/** A label of a tally as a file holds it: semicolons stand between tallies. */
export function tallyLabel(label: string): string {
  return label.replaceAll(';', ',');
}
