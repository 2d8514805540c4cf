/** Closes a period: what its file will hold, and what differs from what it held before. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { currentRows } from './closed-periods.ts';
import type { DraftRow } from './closing-rows.ts';
import { near, sameBounds } from './restatement.ts';
import { figureKey, type ResultRow, tallyLabel } from './result-row.ts';
import { numberText } from './write.ts';

/** When, by which csplan and, where it needs one, for which reason. */
export interface Seal {
  asOf: string;
  version: string;
  note: string | null;
}

/** A figure that is not what the file says. `undefined` where one of the two lacks it. */
export interface Difference {
  before: ResultRow | undefined;
  now: DraftRow | undefined;
}

export interface Closing {
  /** Figures of KPIs that the file already has. */
  differences: Difference[];
  /** KPIs that it doesn't have yet. */
  added: string[];
  /** The file's rows with what is new; nothing is taken out. The same rows where nothing is new. */
  rows(seal: Seal): ResultRow[];
}

/** `existing` are all rows of the period's file, superseded ones too. */
export function closing(existing: readonly ResultRow[], drafts: readonly DraftRow[]): Closing {
  const current = currentRows(existing);
  const known = new Set(existing.map(({ kpi }) => kpi));
  const kpis = [...new Set(drafts.map(({ kpi }) => kpi))];
  const differences = kpis
    .filter(kpi => known.has(kpi))
    .flatMap(kpi => differencesOf(current.filter(isOf(kpi)), drafts.filter(isOf(kpi))));
  const changed = new Set(differences.map(({ before, now }) => (before ?? now)!.kpi));
  const fresh = kpis.filter(kpi => !known.has(kpi) || changed.has(kpi)).sort(compareCodePoints);
  return {
    differences,
    added: kpis.filter(kpi => !known.has(kpi)),
    rows: seal => [...existing, ...fresh.flatMap(kpi => sealed(existing, drafts.filter(isOf(kpi)), seal))],
  };
}

function isOf(kpi: string): (row: { kpi: string }) => boolean {
  return row => row.kpi === kpi;
}

function sealed(existing: readonly ResultRow[], drafts: readonly DraftRow[], seal: Seal): ResultRow[] {
  const before = existing.filter(isOf(drafts[0]!.kpi)).map(row => row.closing);
  return drafts.map(draft => ({ ...draft, ...seal, closing: 1 + Math.max(0, ...before) }));
}

/** Months that the exports no longer reach stay as they were reported. */
function differencesOf(before: readonly ResultRow[], now: readonly DraftRow[]): Difference[] {
  const reached = new Set(now.map(({ period }) => period.start + period.end));
  const still = before.filter(({ period }) => reached.has(period.start + period.end));
  const earlier = new Map(still.map(row => [keyOf(row), row]));
  const later = new Map(now.map(row => [keyOf(row), row]));
  const keys = [...new Set([...earlier.keys(), ...later.keys()])];
  return keys
    .map(key => ({ before: earlier.get(key), now: later.get(key) }))
    .filter(pair => !pair.before || !pair.now || !sameFigure(pair.before, pair.now));
}

function keyOf(row: DraftRow): string {
  return figureKey(row as ResultRow);
}

/** Whether two rows say the same; which exports they were made of, when and by whom doesn't matter. */
function sameFigure(a: ResultRow, b: DraftRow): boolean {
  return (
    (['value', 'numerator', 'n', 'deviation'] as const).every(field => sameNumber(a[field], b[field])) &&
    (['unit', 'small', 'status', 'definition', 'scope', 'provisional'] as const).every(
      field => a[field] === b[field],
    ) &&
    sameBounds(a.course ?? none, b.course ?? none) &&
    (['outcomes', 'leftOut'] as const).every(field => tallies(a[field]) === tallies(b[field]))
  );
}

const none = { gte: null, lte: null };

function sameNumber(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : near(a, b);
}

function tallies(all: ResultRow['outcomes']): string {
  return all.map(({ label, count }) => `${numberText(count)} ${tallyLabel(label)}`).join(';');
}
