/**
 * Findings for programs. The shape is published as schemas/output/lint.schema.json and versioned: `csplanLint: 1` gets
 * additions only.
 */
import type { Diagnostic, Range } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { escapeUnseen } from '../../diagnostic/visible.ts';
import type { LintResult } from '../lint-plan.ts';
import { countsOf, type LintRun, resultsOf } from '../run.ts';
import type { Setting } from './setting.ts';

/** One JSON document, also where nothing was found. Lines and columns count from 1, offsets in UTF-16 from 0. */
export function json(
  run: LintRun,
  { version, fingerprint }: Pick<Setting, 'version' | 'fingerprint'>,
): string {
  const results = resultsOf(run);
  const document = {
    csplanLint: 1,
    version,
    plans: run.plans.map(({ path, today, counts, notRun, pastLack, newer, deeper }) => ({
      path,
      today,
      counts,
      notRun,
      pastLack: pastLack ?? null,
      newer,
      deeper,
    })),
    configurations: run.configurations.map(({ path, counts }) => ({ path, counts })),
    organizations: run.organizations.map(({ path, counts }) => ({ path, counts })),
    counts: countsOf(run),
    diagnostics: results.flatMap(result =>
      result.diagnostics.map(found => ({ ...describe(found, result), fingerprint: fingerprint(found) })),
    ),
    suppressed: results.flatMap(result =>
      result.suppressed.map(found => ({
        ...describe(found, result),
        fingerprint: fingerprint(found),
        suppression: { kind: found.suppression.kind, reason: found.suppression.reason ?? null },
      })),
    ),
  };
  return `${escapeUnseen(JSON.stringify(document, null, 2))}\n`;
}

function describe(found: Diagnostic, { sources }: LintResult) {
  const source = sources.get(found.file);
  return {
    ruleId: found.ruleId,
    severity: found.severity,
    message: found.message,
    why: found.why ?? null,
    help: found.help ?? null,
    file: found.file,
    range: spelt(found.range, source),
    pointer: found.pointer,
    anchor: found.anchor,
    related: (found.related ?? []).map(({ message, file, range }) => ({
      message,
      file,
      range: spelt(range, sources.get(file)),
    })),
    fix: found.fix
      ? {
          title: found.fix.title,
          safe: found.fix.safe,
          edits: found.fix.edits.map(({ range, text }) => ({ range: spelt(range, source), text })),
        }
      : null,
    serves: found.serves,
  };
}

function spelt({ start, end }: Range, source: SourceText | undefined) {
  const at = (offset: number) => ({ ...(source?.position(offset) ?? { line: 1, column: 1 }), offset });
  return { start: at(start), end: at(end) };
}
