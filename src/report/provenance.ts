/**
 * What a report says of itself to machines, in each of its forms: what it was made of and what it came to. From it
 * `csplan report --check` runs a report again, and `csplan report diff` compares two.
 */
import { createHash } from 'node:crypto';
import type { Cell, KpiResult, Status, Tally, Unit } from '../kpi/evaluation.ts';
import type { Bounds } from '../kpi/results/restatement.ts';
import { courseNow } from './cells.ts';
import type { ContactSection } from './contact-counts.ts';
import { contactRecords } from './contact-records.ts';
import { exact, figureRecord, sourcesNamed } from './exact-figure.ts';
import { goalScale, goalSubject } from './goals.ts';
import type { GoalPart, KpiPart, ReportModel } from './model.ts';
import type { ShownIn } from './numbers.ts';
import type { WatchRow } from './watch.ts';

export interface Provenance {
  plan: { id: string; path: string };
  period: { id: string; label: string; start: string; end: string };
  asOf: string;
  /** csplan's version. */
  version: string;
  /** SHA-256 of the parsed plan. */
  fingerprint: string;
  inputs: InputRecord[];
  /** Null where the file had no room for them. */
  kpis: KpiRecord[] | null;
  /** Contacts, reasons of journeys and findings heard again. Absent where the file had no room, or is of an earlier csplan. */
  contacts?: KpiRecord[];
}

/** The files of a source, or those of the closed periods. */
export interface InputRecord {
  kind: 'source' | 'results';
  /** The source's id; `results/` for the closed periods. */
  name: string;
  /** Of the one file, or of several the hash of their hashes. */
  sha256: string;
}

export type FigureRecord = Pick<Cell, 'value' | 'numerator' | 'n' | 'small'>;

/** A KPI, a watched measure, or what is counted of contacts. */
export interface KpiRecord {
  /** Of contacts as closed periods have it: `interactions/calls/resolved`, `findings/f-wait`. */
  id: string;
  name: string;
  /** Where it stands in the plan. */
  section: 'kpis' | 'watch' | ContactSection;
  unit: Unit;
  shownIn: ShownIn;
  stat: string;
  definition: string;
  scope: string | null;
  /** Ids of the sources it is counted from. */
  sources: string[];
  /** Of the period of the report. */
  figure: FigureRecord;
  /** The figure is the one of `results/`, for no export covers the period. */
  recorded: boolean;
  /** Null for all but KPIs. */
  status: Status | null;
  /** Null where the file doesn't tell. */
  goals: GoalRecord[] | null;
  /** Null where the file doesn't tell. */
  leftOut: Tally[] | null;
  /** By the id of each period. */
  series: Record<string, number | null>;
  /** Of contacts by the columns that tell them apart. Absent where there are none, or the file had no room. */
  categories?: CategoriesRecord[];
}

/** The reasons or channels of a kind of contacts. */
export interface CategoriesRecord {
  column: string;
  rows: CategoryRecord[];
}

export interface CategoryRecord {
  /** The value in the export. */
  label: string;
  /** Null where it is not known or withheld. */
  n: number | null;
  withheld?: true;
}

export interface GoalRecord {
  id: string;
  /** The slice or statistic that it is about; null: the whole KPI. */
  part: string | null;
  unit: Unit;
  value: number | null;
  /** Where it should stand now. */
  course: Bounds | null;
  target: (Bounds & { period: string; hold: number }) | null;
  due: string | null;
  status: Status;
  closed: 'met' | 'missed' | 'dropped' | null;
}

export function provenanceOf(model: ReportModel): Provenance {
  const { planId, planPath, period, asOf, version, fingerprint } = model.header;
  const sources = model.method.sources.map(({ id }) => id);
  return {
    plan: { id: planId, path: planPath },
    period: { id: period.id, label: period.label, start: period.start, end: period.end },
    asOf,
    version,
    fingerprint,
    inputs: inputsOf(model),
    kpis: [
      ...model.kpis.map(kpi => kpiRecord(kpi, sources)),
      ...model.watch.map(row => watchRecord(row, sources)),
    ],
    contacts: contactRecords(model, sources),
  };
}

/** Ids, hashes and figures alone: nothing that somebody wrote in words, but for the values by which contacts are told apart. */
export function withoutWords(provenance: Provenance): Provenance {
  const bare = (kpi: KpiRecord): KpiRecord => ({
    ...kpi,
    name: kpi.id,
    leftOut: null,
    goals: kpi.goals?.map(goal => ({ ...goal, part: null })) ?? null,
  });
  const { kpis, contacts } = provenance;
  return { ...provenance, kpis: kpis?.map(bare) ?? null, contacts: contacts?.map(bare) };
}

/** What a file with little room tells: less from one to the next. */
export function shorter(provenance: Provenance): Provenance[] {
  const { contacts, ...measures } = provenance;
  const plain = contacts?.map(({ categories, ...count }) => count);
  return [{ ...measures, contacts: plain }, measures, { ...measures, kpis: null }];
}

/** Sources in the plan's order, then the closed periods. */
export function inputsOf({ method }: Pick<ReportModel, 'method'>): InputRecord[] {
  const sources = method.sources
    .filter(({ files }) => files.length)
    .map(({ id, files }): InputRecord => ({ kind: 'source', name: id, sha256: digestOf(files) }));
  const { results } = method;
  return results.length
    ? [...sources, { kind: 'results', name: closedPeriods, sha256: digestOf(results) }]
    : sources;
}

/** How the closed periods beside the plan are called among the inputs. */
export const closedPeriods = 'results/';

function digestOf(files: readonly { sha256: string }[]): string {
  if (files.length === 1) return files[0]!.sha256;
  const hash = createHash('sha256');
  for (const { sha256 } of files) hash.update(`${sha256}\n`);
  return hash.digest('hex');
}

function kpiRecord(kpi: KpiPart, sources: readonly string[]): KpiRecord {
  return {
    ...commonRecord(kpi, kpi.current, kpi.series, sources),
    section: 'kpis',
    status: kpi.status,
    goals: kpi.goals.map(goal => goalRecord(kpi, goal)),
  };
}

function watchRecord(row: WatchRow, sources: readonly string[]): KpiRecord {
  return { ...commonRecord(row, row.cell, row.periods, sources), section: 'watch', status: null, goals: [] };
}

function commonRecord(
  kpi: Pick<
    KpiResult,
    'id' | 'name' | 'unit' | 'shownIn' | 'stat' | 'definitionHash' | 'scopeHash' | 'source'
  >,
  current: KpiResult['current'],
  series: KpiResult['series'],
  sources: readonly string[],
): Omit<KpiRecord, 'section' | 'status' | 'goals'> {
  return {
    id: kpi.id,
    name: kpi.name,
    unit: kpi.unit,
    shownIn: kpi.shownIn,
    stat: kpi.stat,
    definition: kpi.definitionHash,
    scope: kpi.scopeHash,
    sources: sourcesNamed(kpi.source, sources),
    figure: figureRecord(current),
    recorded: current.coverage === 'recorded',
    leftOut: current.leftOut,
    series: Object.fromEntries(series.map(({ period, value }) => [period.id, exact(value)])),
  };
}

function goalRecord(kpi: KpiPart, goal: GoalPart): GoalRecord {
  const course = courseNow(goal);
  const { target } = goal;
  return {
    id: goal.id,
    part: goal.part,
    unit: goalScale(kpi, goal).unit,
    value: exact(goalSubject(kpi, goal).cell.value),
    course: course && { gte: course.gte, lte: course.lte },
    target: target && { gte: target.gte, lte: target.lte, period: target.period.label, hold: target.hold },
    due: goal.due,
    status: goal.status,
    closed: goal.closed?.is ?? null,
  };
}
