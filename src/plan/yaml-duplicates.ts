/** Keys that stand twice in one part: written twice, or the trace of a dash or an indentation that is missing. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { fields } from './generated/fields.ts';
import { list } from './shape-words.ts';
import { aroundIn, type InWords, type Line, lineOf, saidRange } from './yaml-lines.ts';

/**
 * One finding for each slip: a missing dash makes the parser find every key of the entry a second time.
 *
 * @param places where keys begin that stand a second time, in the order of the text
 */
export function duplicateKeys(source: SourceText, places: readonly number[]): InWords[] {
  const groups: Line[][] = [];
  const alone: number[] = [];
  for (const place of places) {
    const { line: number, column } = source.position(place);
    const line = lineOf(source, number);
    const last = groups.at(-1);
    if (line.key === undefined || line.column !== column - 1) alone.push(place);
    else if (last && isOnePart(source, last.at(-1)!, line)) last.push(line);
    else groups.push([line]);
  }
  return [
    ...groups.map(
      lines => lostDash(source, lines) ?? lostIndentation(source, lines[0]!) ?? twice(source, lines),
    ),
    ...alone.map(place => written(source, place)),
  ].sort((a, b) => a.range.start - b.range.start);
}

/** Nothing between the two lines begins further left, and no new entry of a list does. */
function isOnePart(source: SourceText, first: Line, second: Line): boolean {
  if (first.column !== second.column) return false;
  const { above } = aroundIn(source);
  for (let at: Line | undefined = second; at && at.number > first.number; at = above(at))
    if (at.indent < first.column) return false;
  return true;
}

/** The key that an entry of a list begins with comes again, and more of its keys do. */
function lostDash(source: SourceText, lines: readonly Line[]): InWords | undefined {
  const first = lines[0]!;
  const entry = entryAbove(source, first);
  if (!entry || entry.key !== first.key || lines.length < 2) return undefined;
  const starts = lines.filter(({ key, dashes }) => key === first.key && !dashes);
  return {
    ruleId: 'syntax/no-dash',
    range: saidRange(first),
    message: `A dash is missing before "${first.key}": with it another entry of the list begins.`,
    help: `Write "- " in front of "${first.key}", in column ${entry.indent + 1} as the entry above it has.`,
    fix: {
      title: 'Put the dash there',
      safe: true,
      edits: starts.map(({ start }) => ({
        range: { start: start + entry.indent, end: start + entry.column },
        text: entry.dashes,
      })),
    },
  };
}

/** The line with the dash that a field belongs to. */
function entryAbove(source: SourceText, line: Line): Line | undefined {
  const { above } = aroundIn(source);
  let at = above(line);
  while (at && (at.column > line.column || (at.column === line.column && !at.dashes))) at = above(at);
  return at?.dashes && at.column === line.column ? at : undefined;
}

/** `target:` with its fields in its own column, one of which the part above has as well. */
function lostIndentation(source: SourceText, line: Line): InWords | undefined {
  const { above, below } = aroundIn(source);
  let owner = above(line);
  while (owner && owner.column >= line.column && (owner.column > line.column || owner.rest))
    owner = above(owner);
  if (!owner?.key || owner.column !== line.column) return undefined;
  const lost: Line[] = [];
  for (
    let at = below(owner);
    at?.key && isFieldOf(owner.key, at.key) && at.column === line.column;
    at = below(at)
  )
    lost.push(at);
  if (!lost.some(({ number }) => number === line.number)) return undefined;
  const names = list(
    lost.map(({ key }) => `"${key}"`),
    'and',
  );
  return {
    ruleId: 'syntax/indentation',
    range: saidRange(lost[0]!),
    message: `${names} ${lost.length > 1 ? 'belong' : 'belongs'} under "${owner.key}", and ${lost.length > 1 ? 'stand' : 'stands'} in its column.`,
    help: `Indent ${lost.length > 1 ? 'them' : 'it'} by two spaces.`,
    fix: {
      title: `Indent what belongs to "${owner.key}"`,
      safe: true,
      edits: lost.map(({ start }) => ({ range: { start, end: start }, text: '  ' })),
    },
  };
}

function isFieldOf(part: string, name: string): boolean {
  return fields.some(({ path }) => path.endsWith(`/${part}/${name}`));
}

function twice(source: SourceText, lines: readonly Line[]): InWords {
  const first = lines[0]!;
  const keys = [...new Set(lines.map(({ key }) => key!))];
  const entry = entryAbove(source, first);
  const another =
    entry && entry.key === first.key
      ? ` If another entry of the list begins here, write "- " in front of "${first.key}", in column ${entry.indent + 1}.`
      : '';
  if (keys.length > 1)
    return {
      ruleId: 'syntax/duplicate-key',
      range: keyRange(first),
      message: `${list(
        keys.map(key => `"${key}"`),
        'and',
      )} stand here a second time; only one of each can count.`,
      help: `Keep one of each, or merge them.${another}`,
    };
  return { ...written(source, keyRange(first).start), help: `Keep one of them, or merge them.${another}` };
}

function keyRange({ start, column, key }: Line): Range {
  return { start: start + column, end: start + column + key!.length };
}

function written(source: SourceText, start: number): InWords {
  const line = source.position(start).line;
  const rest = source.text.slice(start, source.lineStarts[line - 1]! + source.line(line).length);
  const key = /^\s*(?:- )*([^:]+)/.exec(rest)?.[1]?.trim() ?? 'This key';
  return {
    ruleId: 'syntax/duplicate-key',
    range: { start, end: start + key.length },
    message: `"${key}" stands here a second time; only one of the two can count.`,
    help: 'Keep one of them, or merge them.',
  };
}
