/** A line a finding, as compilers write it (GCC, "Formatting Error Messages"): editors and build servers read it. */
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { visibleLine } from '../../diagnostic/visible.ts';
import type { LintResult } from '../lint-plan.ts';
import { countWords, type LintRun, resultsOf, suppressedWords, tally, unlistedOf } from '../run.ts';
import { placeOf } from './place.ts';

/** `file:line:column: severity: message [rule]`, and a last line that sums them up. */
export function compact(run: LintRun): string {
  const lines = resultsOf(run).flatMap(result => result.diagnostics.map(found => line(found, result)));
  const unlisted = countWords(unlistedOf(run));
  const sum = `${tally(run)}${unlisted ? `; not shown: ${unlisted}` : ''}.`;
  return `${[...lines, [sum, ...suppressedWords(run)].join(' ')].join('\n')}\n`;
}

function line(found: Diagnostic, { sources }: LintResult): string {
  const place = placeOf(found, sources.get(found.file));
  return `${place}: ${found.severity}: ${visibleLine(found.message)} [${found.ruleId}]`;
}
