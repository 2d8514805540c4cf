/**
 * Findings as workflow commands: GitHub shows them beside the lines of a pull request. Format and escapes:
 * docs.github.com, "Workflow commands for GitHub Actions", and actions/toolkit, packages/core/src/command.ts.
 */
import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { visibleLine } from '../../diagnostic/visible.ts';
import { type LintRun, resultsOf, suppressedWords, tally } from '../run.ts';
import { regionOf } from './place.ts';
import type { Setting } from './setting.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** One command a line, and a last line that sums them up. */
export function github(run: LintRun, { fromRoot }: Pick<Setting, 'fromRoot'>): string {
  const found = resultsOf(run).flatMap(({ diagnostics, sources }) =>
    diagnostics.map(found => ({ found, source: sources.get(found.file) })),
  );
  const lines = found.map(({ found, source }) => command(found, source, fromRoot));
  return `${[...lines, `${tally(run)}.`, ...suppressedWords(run), ...tooMany(found.map(({ found }) => found.severity))].join('\n')}\n`;
}

/** GitHub shows so many annotations of each kind for a step and drops the others without a word. */
const annotationsShown = 10;

function tooMany(severities: readonly Severity[]): string[] {
  const most = Math.max(
    ...(['error', 'warning', 'info'] as const).map(kind => severities.filter(one => one === kind).length),
  );
  return most > annotationsShown
    ? [
        `GitHub shows ${annotationsShown} annotations of each kind for a step; this log and the other formats have all.`,
      ]
    : [];
}

function command(
  found: Diagnostic,
  source: SourceText | undefined,
  fromRoot: (file: string) => string,
): string {
  const { startLine, startColumn, endLine, endColumn } = regionOf(found.range, source);
  const properties: [string, string | number][] = [['file', fromRoot(found.file)]];
  if (source) properties.push(['line', startLine], ['col', startColumn], ['endLine', endLine]);
  // A column has a meaning on one line only.
  if (source && startLine === endLine) properties.push(['endColumn', endColumn]);
  properties.push(['title', found.ruleId]);
  const written = properties.map(([name, value]) => `${name}=${property(String(value))}`);
  const text = [found.message, found.why, found.help].filter(part => part !== undefined).map(visibleLine);
  return `::${commands[found.severity]} ${written.join(',')}::${data(text.join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(visibleLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
