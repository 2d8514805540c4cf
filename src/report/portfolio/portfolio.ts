/**
 * All plans of a repository in one page, as a value. Figures are set side by side where they count the same thing; nothing
 * is ever averaged or added up over KPIs.
 */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import type { Status } from '../../kpi/evaluation.ts';
import type { Period } from '../../plan/period.ts';
import { unitName } from '../../rules/units.ts';
import { byUrgency } from '../status.ts';
import type { OpenAsk } from './open-asks.ts';
import type { MeasureEntry, PlanEntry } from './plan-entry.ts';

/** A plan that can't be read, or whose figures can't be computed. */
export interface UnreadPlan {
  path: string;
  why: string;
}

export interface PortfolioInput {
  /** In any order. */
  plans: readonly PlanEntry[];
  unread: readonly UnreadPlan[];
  /** Units that should have a plan; null where nobody says so, or not all plans are looked at. */
  units: readonly string[] | null;
  asOf: string;
  version: string;
}

export interface Portfolio {
  header: {
    asOf: string;
    version: string;
    /** What the plans' periods are: more than one where their fiscal years differ. */
    periods: { period: Period; plans: number }[];
    statuses: StatusCount[];
  };
  /** By the unit's name. */
  plans: PlanEntry[];
  /** KPIs of plans in force that are behind their course or have missed their target, by how much attention they need. */
  behind: { plan: PlanName; measure: MeasureEntry }[];
  /** What plans in force have asked of leaders, or were promised and did not get: what is late longest first. */
  asked: { plan: PlanName; ask: OpenAsk }[];
  compared: ComparedMeasure[];
  silent: { plan: PlanName; reasons: PlanEntry['silence'] }[];
  /** As the configuration names them; null where it names none, or not all plans are looked at. */
  unitsWithoutPlan: string[] | null;
  unread: UnreadPlan[];
}

export type PlanName = Pick<PlanEntry, 'path' | 'planId' | 'title' | 'unit' | 'accountable'>;

/** How many KPIs of plans in force stand so. */
export interface StatusCount {
  status: Status;
  kpis: number;
}

/** One definition that several plans use, in the same period: each is the others' benchmark. */
export interface ComparedMeasure
  extends Pick<MeasureEntry, 'name' | 'unit' | 'shownIn' | 'better' | 'stat' | 'definition'> {
  period: Period;
  /** The best first, where one way is better; those without a figure last. Counts are in the order of units. */
  rows: ComparedRow[];
}

export interface ComparedRow {
  plan: PlanName;
  measure: MeasureEntry;
  /** To the best figure, zero or worse than it, in the measure's unit; null where no way is better or there is no figure. */
  gap: number | null;
}

const statuses: readonly Status[] = [
  'met',
  'on-course',
  'near',
  'behind',
  'missed',
  'too-few',
  'no-data',
  'no-course',
];

export function portfolio({ plans, unread, units, asOf, version }: PortfolioInput): Portfolio {
  const sorted = [...plans].sort(byUnit);
  const inForce = sorted.filter(({ status }) => status === 'active');
  const scored = inForce.flatMap(plan =>
    plan.measures.flatMap(measure => (measure.isScored ? [{ plan: nameOf(plan), measure }] : [])),
  );
  return {
    header: {
      ...{ asOf, version },
      periods: periodsOf(sorted),
      statuses: statuses.flatMap(status => {
        const kpis = scored.filter(({ measure }) => measure.status === status).length;
        return kpis ? [{ status, kpis }] : [];
      }),
    },
    plans: sorted,
    behind: scored
      .filter(({ measure }) => measure.status === 'behind' || measure.status === 'missed')
      .sort((a, b) => byUrgency(a.measure.status, b.measure.status)),
    asked: inForce
      .flatMap(plan => plan.openAsks.map(ask => ({ plan: nameOf(plan), ask })))
      .sort(
        (a, b) =>
          b.ask.daysLate - a.ask.daysLate ||
          compareCodePoints(a.ask.due ?? '9', b.ask.due ?? '9') ||
          compareCodePoints(a.ask.text, b.ask.text),
      ),
    compared: comparedMeasures(sorted.filter(({ status }) => status !== 'retired')),
    silent: sorted.flatMap(plan =>
      plan.silence.length ? [{ plan: nameOf(plan), reasons: plan.silence }] : [],
    ),
    unitsWithoutPlan: units && withoutPlan(units, sorted),
    unread: [...unread].sort((a, b) => compareCodePoints(a.path, b.path)),
  };
}

function byUnit(a: PlanEntry, b: PlanEntry): number {
  return (
    compareCodePoints(unitName(a.unit) ?? a.title, unitName(b.unit) ?? b.title) ||
    compareCodePoints(a.path, b.path)
  );
}

function nameOf({ path, planId, title, unit, accountable }: PlanEntry): PlanName {
  return { path, planId, title, unit, accountable };
}

function periodsOf(plans: readonly PlanEntry[]): Portfolio['header']['periods'] {
  const found = new Map<string, { period: Period; plans: number }>();
  for (const { period } of plans) {
    const key = `${period.start}/${period.end}`;
    const known = found.get(key) ?? { period, plans: 0 };
    found.set(key, { ...known, plans: known.plans + 1 });
  }
  return [...found.values()].sort(
    (a, b) => b.plans - a.plans || compareCodePoints(a.period.start, b.period.start),
  );
}

/** Those of which at least two plans have a figure, in the order of their names. */
function comparedMeasures(plans: readonly PlanEntry[]): ComparedMeasure[] {
  const groups = new Map<string, { period: Period; rows: Omit<ComparedRow, 'gap'>[] }>();
  for (const plan of plans)
    for (const measure of plan.measures) {
      if (measure.countsAs === null) continue;
      const key = [measure.countsAs, measure.stat, plan.period.start, plan.period.end].join(' ');
      const group = groups.get(key) ?? { period: plan.period, rows: [] };
      group.rows.push({ plan: nameOf(plan), measure });
      groups.set(key, group);
    }
  return [...groups.values()]
    .filter(({ rows }) => {
      const known = rows.filter(({ measure }) => measure.cell.value !== null);
      return new Set(known.map(({ plan }) => plan.path)).size > 1;
    })
    .map(({ period, rows }) => comparedMeasure(period, rows))
    .sort(
      (a, b) =>
        compareCodePoints(a.name, b.name) ||
        compareCodePoints(a.period.start, b.period.start) ||
        compareCodePoints(a.definition, b.definition),
    );
}

function comparedMeasure(period: Period, rows: Omit<ComparedRow, 'gap'>[]): ComparedMeasure {
  const [first] = rows;
  const { unit, shownIn, stat, definition } = first!.measure;
  // How many there are follows from how large a unit is: no count is better than another's.
  const better = unit === 'count' ? null : first!.measure.better;
  const figures = rows.flatMap(({ measure }) => judged(measure) ?? []);
  const best = figures.length && better ? Math[better === 'higher' ? 'max' : 'min'](...figures) : null;
  return {
    name: commonest(rows.map(({ measure }) => measure.name)),
    ...{ unit, shownIn, better, stat, definition, period },
    rows: rows
      .map(row => {
        const value = judged(row.measure);
        return { ...row, gap: best === null || value === null ? null : value - best };
      })
      .sort((a, b) => Math.abs(a.gap ?? Infinity) - Math.abs(b.gap ?? Infinity) || 0),
  };
}

/** A figure that others can be held against: not one of too few rows. */
function judged({ cell }: MeasureEntry): number | null {
  return cell.small ? null : cell.value;
}

/** The first among equals. */
function commonest(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].reduce((most, other) => (other[1] > most[1] ? other : most))[0];
}

function withoutPlan(units: readonly string[], plans: readonly PlanEntry[]): string[] {
  const covered = new Set(
    plans.filter(({ status }) => status !== 'retired').map(({ unit }) => unitName(unit)),
  );
  return units.filter(unit => unitName(unit) && !covered.has(unitName(unit)));
}
