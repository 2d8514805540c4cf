import type { Range } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { visibleLine } from '../../diagnostic/visible.ts';

/** `plans/a/goals.yaml:12:5`, as editors and terminals open it. */
export function placeOf(
  { file, range }: { file: string; range: Range },
  source: SourceText | undefined,
): string {
  // A build server takes a line that begins with :: or has ##[ in it for a command.
  const path = visibleLine(file)
    .replace(/^(?=:)/, './')
    .replaceAll('##[', '## [');
  if (!source) return path;
  const { line, column } = source.position(range.start);
  return `${path}:${line}:${column}`;
}

/** Lines and columns from 1, both ends; the end is behind the last character. Line 1 where the text isn't known. */
export function regionOf(range: Range, source: SourceText | undefined) {
  const { line: startLine, column: startColumn } = source?.position(range.start) ?? { line: 1, column: 1 };
  const { line: endLine, column: endColumn } = source?.position(range.end) ?? { line: 1, column: 1 };
  return { startLine, startColumn, endLine, endColumn };
}
