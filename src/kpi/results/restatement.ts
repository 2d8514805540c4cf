/** Where a closed period reads otherwise now than it was reported, and why. */
import type { Period } from '../../plan/period.ts';
import type { Cell, KpiResult, Unit } from '../evaluation.ts';
import type { ResultRow, SourceHashes } from './result-row.ts';

/**
 * `data`: the exports are other files. `definition`: the KPI counts something else. `scope`: the plan's own
 * `where` beside a shared definition. `plan`: the course, or what else the plan says (columns, calendar, zone).
 * `import`: the earlier figure came from a spreadsheet. `version`: only csplan is another one.
 */
export type Cause = 'data' | 'definition' | 'scope' | 'plan' | 'import' | 'version';

export type Figure = Pick<Cell, 'value' | 'numerator' | 'n'> & { unit: Unit };
export type Bounds = { gte: number | null; lte: number | null };

/** What was reported, and what it is now. */
export type Restatement = {
  period: Period;
  /** The day on which the period was closed, YYYY-MM-DD. */
  reportedOn: string;
  causes: Cause[];
} & (
  | { of: 'figure'; goal: string | null; asReported: Figure; now: Figure }
  | { of: 'course'; goal: string; unit: Unit; asReported: Bounds; now: Bounds }
);

/** What the figures of now rest on, beside the definition. */
export interface Basis {
  definition: string;
  scope: string | null;
  sources: readonly SourceHashes[];
  version: string;
}

const closeness = 1e-9;

/** Whether a figure of now is another one than was reported. An imported figure is as exact as it was written. */
export function differs(row: ResultRow, now: Figure, shownIn: KpiResult['shownIn']): boolean {
  if (row.small === 'withheld' || row.value === null || now.value === null) return false;
  if (row.unit !== now.unit) return true;
  if (Math.abs(row.value - now.value) > allowance(row, shownIn)) return true;
  const other = (before: number | null, after: number | null) =>
    before !== null && after !== null && !near(before, after);
  return other(row.numerator, now.numerator) || other(row.n, now.n);
}

const shownSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

function allowance(row: ResultRow, shownIn: KpiResult['shownIn']): number {
  const exact = closeness * Math.max(1, Math.abs(row.value!));
  if (row.origin !== 'imported') return exact;
  if (row.unit === 'seconds') return exact + (shownSeconds[shownIn ?? 'seconds'] * 0.1) / 2;
  const [, decimals = ''] = /\.(\d+)$/.exec(String(row.value)) ?? [];
  return exact + 0.5 * 10 ** -decimals.length;
}

/** Equal but for what binary arithmetic and rounding to twelve figures leave behind. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= closeness * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Why a figure is another one now. */
export function causesOf(row: ResultRow, now: Basis): Cause[] {
  const causes: Cause[] = [];
  if (row.definition !== now.definition) causes.push('definition');
  if (row.scope !== now.scope) causes.push('scope');
  if (row.origin === 'imported') causes.push('import');
  else if (hashes(row.sources) !== hashes(now.sources)) causes.push('data');
  if (causes.length) return causes;
  return [row.version === now.version ? 'plan' : 'version'];
}

function hashes(sources: readonly SourceHashes[]): string {
  return JSON.stringify(sources.flatMap(({ id, sha256 }) => sha256.map(sum => `${id} ${sum}`)).sort());
}

export function sameBounds(a: Bounds, b: Bounds): boolean {
  const same = (x: number | null, y: number | null) => (x === null || y === null ? x === y : near(x, y));
  return same(a.gte, b.gte) && same(a.lte, b.lte);
}
