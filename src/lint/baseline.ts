/**
 * Findings that were there when a repository began to lint. Each is known by its file, rule and anchor, so that lines
 * and lists can be moved around it; where a rule tells one state from another, by that as well.
 */
import { compareCodePoints, type Diagnostic } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { rules } from '../rules/generated/registry.ts';
import type { SuppressedDiagnostic } from './suppressions.ts';

export const baselineName = '.csplan-baseline.json';

/** So many findings of a rule at one place of a file. */
export interface BaselineEntry {
  /** From the baseline's folder, with `/`. */
  file: string;
  ruleId: string;
  anchor: string;
  /** Of rules that can find something else at the same place: what was found. */
  state?: string;
  /** From 1 on. */
  n: number;
}

export type Baseline = readonly BaselineEntry[];

const ruleIds = new Set(rules.map(({ id }) => id));

/** Not of what is always reported, and not of a locked rule. */
export function canBeInBaseline(ruleId: string, locked: ReadonlySet<string>): boolean {
  return ruleIds.has(ruleId) && !locked.has(ruleId);
}

/**
 * Two entries for one place, as a merge may leave them, count as the larger one.
 *
 * @param shown the file as the user knows it
 * @throws CannotDo where the text is no baseline
 */
export function readBaseline(text: string, shown: string): BaselineEntry[] {
  if (/^(?:<{7}|={7}|>{7})/m.test(text))
    throw new CannotDo(
      `${shown} holds the marks of a merge that was not finished (<<<<<<<).`,
      'Delete the lines with the marks, keep the entries of both sides, each but the last with a comma behind it, then run: csplan lint --prune-baseline',
    );
  const entries = entriesIn(text, shown);
  const merged = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const n = Math.max(entry.n, merged.get(keyOf(entry))?.n ?? 0);
    merged.set(keyOf(entry), { ...entry, n });
  }
  return [...merged.values()];
}

function entriesIn(text: string, shown: string): BaselineEntry[] {
  const value = parsed(text.replace(/^\ufeff/, ''), shown);
  if (!Array.isArray(value)) throw broken(shown, 'it holds no list');
  return value.map((entry: unknown, i) => {
    const { file, ruleId, anchor, state, n } = Object(entry) as Partial<Record<keyof BaselineEntry, unknown>>;
    const texts = { file, ruleId, anchor, ...(state !== undefined && { state }) };
    for (const [name, field] of Object.entries(texts))
      if (typeof field !== 'string') throw broken(shown, `entry ${i + 1} has no text for "${name}"`);
    if (!Number.isSafeInteger(n) || (n as number) < 1)
      throw broken(shown, `entry ${i + 1} has no whole number from 1 on for "n"`);
    return { ...texts, n } as BaselineEntry;
  });
}

function parsed(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(shown, 'it is not valid JSON');
  }
}

function broken(shown: string, why: string): CannotDo {
  return new CannotDo(
    `${shown} can't be read: ${why}.`,
    'Take it back from git, or delete it and write it anew with: csplan lint --update-baseline',
  );
}

/** Sorted, an entry a line, so that changes of two people merge. */
export function writeBaseline(baseline: Baseline): string {
  const lines = [...baseline].sort(byKey).map(entry => {
    const fields = Object.entries({ ...placeOf(entry), n: entry.n });
    return `  {${fields.map(([name, value]) => `"${name}": ${JSON.stringify(value)}`).join(', ')}}`;
  });
  return lines.length ? `[\n${lines.join(',\n')}\n]\n` : '[]\n';
}

function byKey(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compareCodePoints(a.file, b.file) ||
    compareCodePoints(a.anchor, b.anchor) ||
    compareCodePoints(a.ruleId, b.ruleId) ||
    compareCodePoints(a.state ?? '', b.state ?? '')
  );
}

type Key = Omit<BaselineEntry, 'n'>;

function placeOf({ file, ruleId, anchor, state }: Key): Key {
  return { file, ruleId, anchor, ...(state !== undefined && { state }) };
}

function keyOf(key: Key): string {
  return JSON.stringify(Object.values(placeOf(key)));
}

/** Findings as a baseline would have them. */
export function baselineOf(findings: readonly Key[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const n = (entries.get(keyOf(finding))?.n ?? 0) + 1;
    entries.set(keyOf(finding), { ...placeOf(finding), n });
  }
  return [...entries.values()];
}

/** Findings are taken out as long as the baseline has any of their kind at their place; what is beyond is new. */
export class BaselineFilter {
  private readonly left: Map<string, number>;
  private readonly fileOf: (finding: Diagnostic) => string;

  /** @param fileOf a finding's file as the baseline names it */
  constructor(baseline: Baseline, fileOf: (finding: Diagnostic) => string) {
    this.left = new Map(baseline.map(entry => [keyOf(entry), entry.n]));
    this.fileOf = fileOf;
  }

  /** @param findings in the order of places, of the whole file */
  split(findings: readonly Diagnostic[]): { kept: Diagnostic[]; suppressed: SuppressedDiagnostic[] } {
    const kept: Diagnostic[] = [];
    const suppressed: SuppressedDiagnostic[] = [];
    for (const finding of findings) {
      const key = keyOf({ ...finding, file: this.fileOf(finding) });
      const left = this.left.get(key) ?? 0;
      if (left > 0) {
        this.left.set(key, left - 1);
        suppressed.push({ ...finding, suppression: { kind: 'baseline' } });
      } else kept.push(finding);
    }
    return { kept, suppressed };
  }
}

/**
 * The baseline with what is found now. What was not looked at stays as it is.
 *
 * @param covers whether findings of an entry's rule in its file would have been found
 */
export function updated(
  baseline: Baseline,
  found: Baseline,
  covers: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const entries = new Map(found.map(entry => [keyOf(entry), entry]));
  for (const entry of baseline) {
    if (covers(entry)) continue;
    const n = Math.max(entry.n, entries.get(keyOf(entry))?.n ?? 0);
    entries.set(keyOf(entry), { ...entry, n });
  }
  return [...entries.values()].sort(byKey);
}

/** The baseline without what is not found any more. */
export function pruned(
  baseline: Baseline,
  found: Baseline,
  covers: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const now = new Map(found.map(entry => [keyOf(entry), entry.n]));
  return baseline
    .map(entry => (covers(entry) ? { ...entry, n: Math.min(entry.n, now.get(keyOf(entry)) ?? 0) } : entry))
    .filter(({ n }) => n > 0)
    .sort(byKey);
}

/** How many findings a baseline has. */
export function sizeOf(baseline: Baseline): number {
  return baseline.reduce((sum, { n }) => sum + n, 0);
}
