/** Whether a report still is what its inputs give: the file as it stands against the same report made now. */
import type { Provenance } from '../provenance.ts';
import { type Comparison, compare, type KpiChange } from './compare.ts';
import { readsOtherwise } from './words.ts';

/** A report's bytes, and the lines in which a difference can be shown. */
export interface ReportBytes {
  content: Uint8Array;
  lines(): string[];
  provenance: Provenance;
}

/** Where two texts differ first: one-based, with the line of each; undefined where one ends before. */
export interface FirstDifference {
  line: number;
  file: string | undefined;
  now: string | undefined;
}

export interface Verdict {
  /**
   * `same-bytes`: nothing has changed. `moved`: nothing but where the plan lies. `other-bytes`: nothing that it was made
   * of has, and yet it reads otherwise.
   * `other-inputs`: it was made of something else than there is now, so its bytes say nothing.
   */
  is: 'same-bytes' | 'moved' | 'other-bytes' | 'other-inputs';
  comparison: Comparison;
  /** Of `other-bytes`. */
  difference: FirstDifference | null;
  /** Figures that read otherwise now. */
  restated: KpiChange[];
  /** Figures that nothing here gives any more: neither exports nor closed periods. */
  unchecked: KpiChange[];
}

/** @param atOldPath the bytes that the report would have if the plan still lay where the file says; absent where it does */
export function verdictOn(file: ReportBytes, now: ReportBytes, atOldPath?: Uint8Array): Verdict {
  const comparison = compare(file.provenance, now.provenance);
  const changed = [...(comparison.kpis ?? []), ...(comparison.contacts ?? [])].filter(readsOtherwise);
  const found = {
    comparison,
    difference: null,
    restated: changed.filter(kpi => !isUnchecked(kpi, comparison)),
    unchecked: changed.filter(kpi => isUnchecked(kpi, comparison)),
  };
  const isFile = (bytes: Uint8Array) => Buffer.from(file.content).equals(bytes);
  if (isFile(now.content)) return { ...found, is: 'same-bytes' };
  if (atOldPath && isFile(atOldPath)) return { ...found, is: 'moved' };
  if (!sameInputs(comparison)) return { ...found, is: 'other-inputs' };
  return { ...found, is: 'other-bytes', difference: firstDifference(file.lines(), now.lines()) };
}

function sameInputs({ before, after, inputs }: Comparison): boolean {
  return inputs.length === 0 && before.fingerprint === after.fingerprint && before.version === after.version;
}

/**
 * Its export is gone, and no closed period has the figure. Contacts that a plan doesn't describe are not told at all
 * then.
 */
function isUnchecked({ before, after }: KpiChange, { inputs }: Comparison): boolean {
  if (!before || before.figure.value === null || (after && after.figure.value !== null)) return false;
  if (!after && (before.section === 'kpis' || before.section === 'watch')) return false;
  const gone = new Set(inputs.filter(({ is }) => is === 'gone').map(({ kind, name }) => `${kind} ${name}`));
  return before.recorded
    ? gone.has('results results/')
    : before.sources.some(source => gone.has(`source ${source}`));
}

function firstDifference(file: readonly string[], now: readonly string[]): FirstDifference | null {
  const length = Math.max(file.length, now.length);
  for (let i = 0; i < length; i++) if (file[i] !== now[i]) return { line: i + 1, file: file[i], now: now[i] };
  return null;
}
