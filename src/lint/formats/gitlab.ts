/**
 * Findings as a GitLab Code Quality report, which merge requests show. Fields: docs.gitlab.com, "Code Quality",
 * "Code Quality report format".
 */
import { escapeUnseen, visible } from '../../diagnostic/visible.ts';
import { type LintRun, resultsOf } from '../run.ts';
import { regionOf } from './place.ts';
import type { Setting } from './setting.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** One JSON array; empty where nothing was found. */
export function gitlab(
  run: LintRun,
  { fromRoot, fingerprint }: Pick<Setting, 'fromRoot' | 'fingerprint'>,
): string {
  const issues = resultsOf(run).flatMap(({ diagnostics, sources }) =>
    diagnostics.map(found => {
      const { startLine, endLine } = regionOf(found.range, sources.get(found.file));
      return {
        description: visible([found.message, found.help].filter(Boolean).join(' ')),
        check_name: found.ruleId,
        fingerprint: fingerprint(found),
        severity: severities[found.severity],
        location: { path: fromRoot(found.file), lines: { begin: startLine, end: endLine } },
      };
    }),
  );
  return `${escapeUnseen(JSON.stringify(issues, null, 2))}\n`;
}
