/** Lines that begin in a column in which they mean something else, or nothing. */
import { type Around, type InWords, insertion, type Line, type Recognise, saidRange } from './yaml-lines.ts';

/** In the order in which they are asked. */
export const indented: readonly Recognise[] = [notDeepEnough, entryTooFarLeft, fieldBelowDashes, tooDeep];

/** A field that begins in a column in which nothing above it begins. */
function notDeepEnough(line: Line, { above }: Around): InWords | undefined {
  if (line.key === undefined && !line.dashes) return undefined;
  const columns: number[] = [];
  for (let at = above(line), lowest = Number.POSITIVE_INFINITY; at && lowest > 0; at = above(at)) {
    if (at.indent >= lowest) continue;
    lowest = at.indent;
    columns.push(at.column, at.indent);
  }
  const known = [...new Set(columns)].sort((a, b) => a - b);
  const own = line.dashes ? line.indent : line.column;
  const last = above(line);
  if (!last || known.includes(own) || own > last.column) return undefined;
  const near = known.reduce((best, column) =>
    Math.abs(column - own) <= Math.abs(best - own) ? column : best,
  );
  return {
    ruleId: 'syntax/indentation',
    range: saidRange(line),
    message: `"${line.key ?? line.rest}" begins in column ${own + 1}, where nothing above it begins.`,
    help: `What belongs together begins in the same column; the nearest is column ${near + 1}.`,
  };
}

/** `because:` with its entries in the column of the list around it. */
function entryTooFarLeft(line: Line, { above, below }: Around): InWords | undefined {
  const before = above(line);
  const after = below(line);
  if (!line.dashes || line.key !== undefined || before?.key === undefined || before.rest !== '')
    return undefined;
  if (before.column <= line.indent || after?.key === undefined || after.column !== before.column)
    return undefined;
  return {
    ruleId: 'syntax/indentation',
    range: saidRange(line),
    message: `This entry of "${before.key}" stands in the column of the list around it.`,
    help: `Begin it below "${before.key}": with ${before.column} spaces in front of its dash.`,
    fix: insertion(
      `Begin it below "${before.key}"`,
      line.start,
      ' '.repeat(before.column - line.indent),
      false,
    ),
  };
}

/** A field that begins where the entries of the list above it begin. */
function fieldBelowDashes(line: Line, { above }: Around): InWords | undefined {
  if (line.key === undefined || line.dashes) return undefined;
  let at = above(line);
  while (at && at.indent > line.indent) at = above(at);
  if (!at?.dashes || at.indent !== line.indent || at.key === undefined) return undefined;
  return {
    ruleId: 'syntax/indentation',
    range: saidRange(line),
    message: `"${line.key}" begins in the column of the dashes above it.`,
    help: `If it belongs to that entry, begin it in column ${at.column + 1} with all that belongs to it; if it is the next one, write "- " in front of it.`,
  };
}

/** A field that stands further in than the one above it, which has a value already. */
function tooDeep(line: Line, { above }: Around): InWords | undefined {
  const before = above(line);
  if (line.key === undefined || before?.key === undefined || line.column <= before.column) return undefined;
  if (before.rest === '' || /^(?:[|>&!]|#)/.test(before.rest) || line.dashes) return undefined;
  const by = line.column - before.column;
  return {
    ruleId: 'syntax/indentation',
    range: saidRange(line),
    message: `"${line.key}" stands further in than "${before.key}" above it, so YAML takes it for more of that text.`,
    help: `Begin it in the same column: delete ${by === 1 ? 'one space' : `${by} spaces`} in front of it.`,
    fix: {
      title: `Begin it below "${before.key}"`,
      safe: false,
      edits: [{ range: { start: line.start + before.column, end: line.start + line.column }, text: '' }],
    },
  };
}
