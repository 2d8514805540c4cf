/**
 * What a finding is known by from run to run: its rule, its file, its anchor and, where its rule says one, its state; not
 * its line and not its words, so that lines above it and other values don't make it a new one.
 */
import { createHash } from 'node:crypto';
import { byPlace, type Diagnostic } from '../diagnostic/diagnostic.ts';
import { type LintRun, resultsOf } from './run.ts';

/**
 * The fingerprints of a run. Suppressed findings have theirs as well, so that suppressing one doesn't change another's.
 *
 * @param fromRoot a file's path from the top of the repository, which is the same wherever lint is run
 */
export function fingerprintsOf(
  run: LintRun,
  fromRoot: (file: string) => string,
): ReadonlyMap<Diagnostic, string> {
  return fingerprints(
    resultsOf(run).flatMap(({ diagnostics, suppressed }) => [...diagnostics, ...suppressed].sort(byPlace)),
    fromRoot,
  );
}

/**
 * SHA-256, in hexadecimal, by finding. Where several findings of a rule have one anchor, their order tells them
 * apart, so that no two are equal.
 *
 * @param findings in the order of files and places
 */
export function fingerprints(
  findings: readonly Diagnostic[],
  fromRoot: (file: string) => string,
): ReadonlyMap<Diagnostic, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map(found => {
      const state = found.state === undefined ? [] : [found.state];
      const key = JSON.stringify([found.ruleId, fromRoot(found.file), found.anchor, ...state]);
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return [found, createHash('sha256').update(`${key}${before}`).digest('hex')];
    }),
  );
}
