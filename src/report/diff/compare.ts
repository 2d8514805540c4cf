/** Two reports side by side: what differs, and whether data, definition or plan made it so. */
import type { Tally } from '../../kpi/evaluation.ts';
import { near, sameBounds } from '../../kpi/results/restatement.ts';
import type { GoalRecord, InputRecord, KpiRecord, Provenance } from '../provenance.ts';
import { type CategoryChanges, categoryChanges } from './categories.ts';

/**
 * `period`, `as-of`: they tell of other days. `definition`: the KPI counts something else. `scope`: the plan's own
 * `where` beside a shared definition. `data`: the exports are other files, or the closed periods that stand for them.
 * `plan`: what else the plan says. `version`: only csplan is another one.
 */
export type Cause = 'period' | 'as-of' | 'definition' | 'scope' | 'data' | 'plan' | 'version';

export interface Comparison {
  before: Provenance;
  after: Provenance;
  inputs: InputChange[];
  /** Null where one of the two doesn't tell its figures. */
  kpis: KpiChange[] | null;
  /** Of contacts, reasons in journeys and findings heard again. Null where one of the two doesn't tell them. */
  contacts: KpiChange[] | null;
}

export interface InputChange {
  kind: InputRecord['kind'];
  name: string;
  is: 'changed' | 'new' | 'gone';
}

export interface KpiChange {
  id: string;
  name: string;
  /** Null where the report doesn't have it. */
  before: KpiRecord | null;
  after: KpiRecord | null;
  /** Whether its figure, or what that was taken of, is another one. */
  differs: boolean;
  /** Why it is, or would be: empty where nothing that it rests on differs. */
  causes: Cause[];
  /** Counted otherwise: the two figures can't be compared. */
  incomparable: boolean;
  statusDiffers: boolean;
  goals: GoalChange[];
  leftOut: { label: string; before: number; after: number }[];
  /** Periods that both tell of, and that read otherwise in the later one; the report's own are not among them. */
  restated: { period: string; before: number | null; after: number | null }[];
  /** Of contacts: by each column, the reasons or channels that differ. */
  categories: CategoryChanges[];
}

export interface GoalChange {
  id: string;
  before: GoalRecord | null;
  after: GoalRecord | null;
}

export function compare(before: Provenance, after: Provenance): Comparison {
  return {
    before,
    after,
    inputs: inputChanges(before.inputs, after.inputs),
    kpis: before.kpis && after.kpis && kpiChanges({ before, after }, before.kpis, after.kpis),
    contacts:
      before.contacts && after.contacts
        ? kpiChanges({ before, after }, before.contacts, after.contacts)
        : null,
  };
}

type Pair = Pick<Comparison, 'before' | 'after'>;

function inputChanges(before: readonly InputRecord[], after: readonly InputRecord[]): InputChange[] {
  const [then, now] = [before, after].map(
    inputs => new Map(inputs.map(input => [`${input.kind} ${input.name}`, input])),
  ) as [Map<string, InputRecord>, Map<string, InputRecord>];
  return [...new Map([...then, ...now])].flatMap(([key, { kind, name }]): InputChange[] => {
    const [old, current] = [then.get(key), now.get(key)];
    if (old && current) return old.sha256 === current.sha256 ? [] : [{ kind, name, is: 'changed' }];
    return [{ kind, name, is: current ? 'new' : 'gone' }];
  });
}

/** In the order of the later report, then what only the earlier one has. */
function kpiChanges(pair: Pair, before: readonly KpiRecord[], after: readonly KpiRecord[]): KpiChange[] {
  const then = new Map(before.map(kpi => [kpi.id, kpi]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.map(kpi => kpiChange(pair, then.get(kpi.id) ?? null, kpi)),
    ...before.filter(({ id }) => !now.has(id)).map(kpi => kpiChange(pair, kpi, null)),
  ];
}

function kpiChange(pair: Pair, before: KpiRecord | null, after: KpiRecord | null): KpiChange {
  const { id } = (after ?? before)!;
  // A file whose record has no words has the id in place of the name.
  const name = [after, before].map(kpi => kpi?.name).find(text => text && text !== id) ?? id;
  const bare = { id, name, before, after };
  if (!before || !after)
    return {
      ...bare,
      ...{ differs: true, causes: [], incomparable: false, statusDiffers: false },
      ...{ goals: [], leftOut: [], restated: [], categories: [] },
    };
  const causes = causesOf(pair, before, after);
  return {
    ...bare,
    differs: !sameFigure(before, after),
    causes,
    incomparable: causes.includes('definition') || causes.includes('scope') || before.stat !== after.stat,
    statusDiffers: before.status !== after.status,
    goals: goalChanges(before.goals, after.goals),
    leftOut: leftOutChanges(before.leftOut, after.leftOut),
    restated: restated(pair, before, after),
    categories: categoryChanges(before, after),
  };
}

export function sameFigure(before: KpiRecord, after: KpiRecord): boolean {
  const same = (a: number | null, b: number | null) => (a === null || b === null ? a === b : near(a, b));
  const [a, b] = [before.figure, after.figure];
  return (
    before.unit === after.unit &&
    before.stat === after.stat &&
    a.small === b.small &&
    same(a.value, b.value) &&
    same(a.numerator, b.numerator) &&
    same(a.n, b.n)
  );
}

function causesOf({ before, after }: Pair, then: KpiRecord, now: KpiRecord): Cause[] {
  const causes: Cause[] = [];
  if (before.period.id !== after.period.id) causes.push('period');
  else if (before.asOf !== after.asOf) causes.push('as-of');
  if (then.definition !== now.definition) causes.push('definition');
  if (then.scope !== now.scope) causes.push('scope');
  if (hashesBehind(before, then) !== hashesBehind(after, now)) causes.push('data');
  if (causes.length) return causes;
  // Of files beside its own, such as those it joins.
  if (inputChanges(before.inputs, after.inputs).length) causes.push('data');
  else if (before.fingerprint !== after.fingerprint) causes.push('plan');
  else if (before.version !== after.version) causes.push('version');
  return causes;
}

/** Of the files that a KPI's figure comes from. */
function hashesBehind({ inputs }: Provenance, { sources, recorded }: KpiRecord): string {
  const behind = inputs.filter(({ kind, name }) => (kind === 'source' ? sources.includes(name) : recorded));
  return JSON.stringify(behind.map(({ name, sha256 }) => [name, sha256]).sort());
}

function goalChanges(before: KpiRecord['goals'], after: KpiRecord['goals']): GoalChange[] {
  if (!before || !after) return [];
  const then = new Map(before.map(goal => [goal.id, goal]));
  const now = new Map(after.map(goal => [goal.id, goal]));
  return [...new Set([...now.keys(), ...then.keys()])].flatMap(id => {
    const change = { id, before: then.get(id) ?? null, after: now.get(id) ?? null };
    return change.before && change.after && sameAim(change.before, change.after) ? [] : [change];
  });
}

/** Where a goal should be now follows from its target and the day, so it is no change of the goal. */
function sameAim(before: GoalRecord, after: GoalRecord): boolean {
  return (
    before.unit === after.unit &&
    before.closed === after.closed &&
    before.due === after.due &&
    sameTarget(before, after)
  );
}

export function sameTarget({ target: before }: GoalRecord, { target: after }: GoalRecord): boolean {
  if (!before || !after) return before === after;
  return sameBounds(before, after) && before.period === after.period && before.hold === after.hold;
}

function leftOutChanges(
  before: readonly Tally[] | null,
  after: readonly Tally[] | null,
): KpiChange['leftOut'] {
  if (!before || !after) return [];
  const counts = (tallies: readonly Tally[]) => new Map(tallies.map(({ label, count }) => [label, count]));
  const [then, now] = [counts(before), counts(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .map(label => ({ label, before: then.get(label) ?? 0, after: now.get(label) ?? 0 }))
    .filter(change => change.before !== change.after);
}

function restated({ before, after }: Pair, then: KpiRecord, now: KpiRecord): KpiChange['restated'] {
  if (then.unit !== now.unit || then.stat !== now.stat) return [];
  const own = before.period.id === after.period.id ? before.period.id : undefined;
  return Object.entries(now.series).flatMap(([period, value]) => {
    if (period === own || !Object.hasOwn(then.series, period)) return [];
    const earlier = then.series[period]!;
    const same = earlier === null || value === null ? earlier === value : near(earlier, value);
    return same ? [] : [{ period, before: earlier, after: value }];
  });
}
