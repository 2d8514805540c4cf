/** Reasons and channels of contacts in two reports. */
import { others } from '../../kpi/groups.ts';
import type { CategoriesRecord, CategoryRecord, KpiRecord } from '../provenance.ts';

export interface CategoryChanges {
  column: string;
  /** `new` and `gone`: only one of the two tells contacts apart by it. */
  is: 'changed' | 'new' | 'gone';
  /** Values with other numbers of contacts, largest difference first; those with a number that is not known last. */
  rows: CategoryChange[];
}

export interface CategoryChange {
  label: string;
  before: CategoryCount;
  after: CategoryCount;
}

/** Null where it is not known, or withheld. */
export type CategoryCount = Pick<CategoryRecord, 'n' | 'withheld'>;

/** None where one of the two doesn't tell them, or has no figure of the whole. */
export function categoryChanges(before: KpiRecord, after: KpiRecord): CategoryChanges[] {
  if (before.figure.value === null || after.figure.value === null) return [];
  if (!before.categories || !after.categories) return [];
  const [then, now] = [before.categories, after.categories].map(
    all => new Map(all.map(one => [one.column, one])),
  ) as [Map<string, CategoriesRecord>, Map<string, CategoriesRecord>];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((column): CategoryChanges[] => {
    const [old, current] = [then.get(column), now.get(column)];
    if (!old || !current) return [{ column, is: current ? 'new' : 'gone', rows: [] }];
    const rows = rowChanges(old, current);
    return rows.length ? [{ column, is: 'changed', rows }] : [];
  });
}

function rowChanges(before: CategoriesRecord, after: CategoriesRecord): CategoryChange[] {
  const [then, now] = [counts(before), counts(after)];
  const labels = [...new Set([...after.rows, ...before.rows].map(({ label }) => label))];
  return labels
    .map(label => ({ label, before: then(label), after: now(label) }))
    .filter(({ before: a, after: b }) => a.n !== b.n || a.withheld !== b.withheld)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** What a list doesn't name there was not, unless the rest of it was gathered. */
function counts({ rows }: CategoriesRecord): (label: string) => CategoryCount {
  const known = new Map(rows.map(({ label, n, withheld }) => [label, withheld ? { n, withheld } : { n }]));
  const absent = { n: known.has(others) ? null : 0 };
  return label => known.get(label) ?? absent;
}

function sizeOf({ before, after }: CategoryChange): number {
  return before.n === null || after.n === null ? -1 : Math.abs(after.n - before.n);
}
