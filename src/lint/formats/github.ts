/**
 * Findings as workflow commands: GitHub shows them beside the lines of a pull request. Format and escapes:
 * docs.github.com, "Workflow commands for GitHub Actions", and actions/toolkit, packages/core/src/command.ts.
 */
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { visibleLine } from '../../diagnostic/visible.ts';
import type { LintResult } from '../lint-plan.ts';
import { type LintRun, resultsOf, tally } from '../run.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** One command a line, and a last line that sums them up. */
export function github(run: LintRun): string {
  const lines = resultsOf(run).flatMap(result => result.diagnostics.map(found => command(found, result)));
  return `${[...lines, `${tally(run)}.`].join('\n')}\n`;
}

function command(found: Diagnostic, { sources }: LintResult): string {
  const source = sources.get(found.file);
  const start = source?.position(found.range.start);
  const end = source?.position(found.range.end);
  const properties = {
    file: found.file,
    line: start?.line,
    col: start?.column,
    endLine: end?.line,
    // A column has a meaning on one line only.
    endColumn: start && end && start.line === end.line ? end.column : undefined,
    title: found.ruleId,
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const text = [found.message, found.why, found.help].filter(part => part !== undefined).map(visibleLine);
  return `::${commands[found.severity]} ${written.join(',')}::${data(text.join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(visibleLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
