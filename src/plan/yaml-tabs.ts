/** Lines that are indented with tabs, and where they begin when spaces take the tabs' place. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { type InWords, type Line, lineAs, lineOf } from './yaml-lines.ts';

/** @param start of the tab at which the parser stopped, on line `number` */
export function tabSlip(source: SourceText, number: number, start: number): InWords {
  const blocks = blocksIn(source).map(lines => ({ lines, place: placeOf(source, lines) }));
  const at = blocks.find(({ lines }) => lines.some(line => line.number === number));
  const column = at && columnIn(at.lines, at.place.column, number);
  return {
    ruleId: 'yaml/tab',
    range: { start, end: start + 1 },
    message: 'This line is indented with a tab; YAML allows spaces only.',
    help:
      column === undefined
        ? 'Indent with spaces, two for each level.'
        : `Indent with spaces: as the lines around it stand, this one begins in column ${column + 1}.`,
    fix: blocks.length
      ? {
          title: 'Indent with spaces',
          safe: blocks.every(({ place }) => place.isCertain),
          edits: blocks.flatMap(({ lines, place }) =>
            lines.map(line => ({
              range: indentOf(source, line),
              text: ' '.repeat(columnIn(lines, place.column, line.number)),
            })),
          ),
        }
      : undefined,
  };
}

/** Lines that follow each other and have tabs in their indentation, each tab read as two spaces. */
function blocksIn(source: SourceText): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (let number = 1; number <= source.lineStarts.length; number++) {
    const text = source.line(number);
    const [indent] = /^[ \t]*/.exec(text)!;
    if (indent.includes('\t')) {
      const line = lineAs(source, number, indent.replaceAll('\t', '  ') + text.slice(indent.length));
      if (!block.length) blocks.push(block);
      block.push(line);
    } else if (text.trim()) block = [];
  }
  return blocks;
}

function indentOf(source: SourceText, { number, start }: Line): Range {
  return { start, end: start + /^[ \t]*/.exec(source.line(number))![0].length };
}

/** Where a line of a block begins when the first one begins at `column`. */
function columnIn(lines: readonly Line[], column: number, number: number): number {
  const line = lines.find(other => other.number === number)!;
  return Math.max(0, column + line.indent - lines[0]!.indent);
}

interface Place {
  /** From 0. */
  column: number;
  /** The lines around leave no other. */
  isCertain: boolean;
}

/** Where the first line of a block begins, as its neighbours tell. */
function placeOf(source: SourceText, lines: readonly Line[]): Place {
  const first = lines[0]!;
  const above = neighbour(source, first.number, -1);
  const below = neighbour(source, lines.at(-1)!.number, 1);
  if (!above) return { column: first.indent, isCertain: true };
  const own = first.dashes.length;
  if (above.key !== undefined && above.rest === '') {
    const inside = below && below.column > above.column;
    const column = inside ? Math.max(0, below.column - own) : above.column + 2;
    return { column, isCertain: true };
  }
  const beside = own ? dashAbove(source, above) : above.column;
  if (beside === undefined) return { column: first.indent, isCertain: false };
  const after = below && (own ? below.indent : below.column);
  if (after === undefined || after >= beside || Boolean(below!.dashes) !== own > 0)
    return { column: beside, isCertain: after !== undefined && after >= beside };
  // It ends what stands above it, or begins what stands below: the width of a tab tells.
  const tabs = /^[ \t]*/.exec(source.line(first.number))![0].split('\t').length - 1;
  const fitting = [beside, after].filter(column => [2, 4, 8].some(width => width * tabs === column));
  return { column: fitting[0] ?? beside, isCertain: false };
}

function dashAbove(source: SourceText, from: Line): number | undefined {
  for (let at: Line | undefined = from; at; at = neighbour(source, at.number, -1))
    if (at.dashes) return at.indent;
  return undefined;
}

/** The next line that says something and has no tab in front. */
function neighbour(source: SourceText, from: number, by: 1 | -1): Line | undefined {
  for (let number = from + by; number >= 1 && number <= source.lineStarts.length; number += by)
    if (/^ *[^\s#]/.test(source.line(number))) return lineOf(source, number);
  return undefined;
}
