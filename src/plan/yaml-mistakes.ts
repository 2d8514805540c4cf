/** What the YAML parser finds wrong, in words for people who don't know YAML. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { type InWords, lineOf } from './yaml-lines.ts';
import { bullet } from './yaml-pasted.ts';
import { slipAt } from './yaml-slips.ts';
import { tabSlip } from './yaml-tabs.ts';
import { quoteFix } from './yaml-text.ts';

/** What the parser found, in words for people who don't know YAML. */
export function inWords(code: string, original: string, range: Range, source: SourceText): InWords {
  const { line } = source.position(range.start);
  const lineStart = source.lineStarts[line - 1]!;
  const content = source.line(line);
  const lineRange = {
    start: lineStart + content.length - content.trimStart().length,
    end: lineStart + content.length,
  };
  const tab = /^ *\t/.exec(content);
  if (code === 'TAB_AS_INDENT' || tab) {
    const start = lineStart + (tab ? tab[0].length - 1 : content.indexOf('\t'));
    return tabSlip(source, line, start);
  }
  const star = /^\s*(?:- +)*\*[ \u00a0]/.test(content) && bullet(lineOf(source, line), { source });
  if (star) return star;
  const special = /^(\s*(?:- )*(?:[^\s:#][^:#]*:\s+)?(?:- )*)([@`%*!|>][^\n]*?)\s*$/.exec(content);
  if (
    special &&
    [
      'BAD_SCALAR_START',
      'BAD_ALIAS',
      'TAG_RESOLVE_FAILED',
      'UNEXPECTED_TOKEN',
      'MISSING_CHAR',
      'BAD_DIRECTIVE',
    ].includes(code) &&
    !/^[|>][-+0-9]*$/.test(special[2]!)
  ) {
    const start = lineStart + special[1]!.length;
    const end = start + special[2]!.length;
    return {
      ruleId: 'yaml/special-character',
      range: { start, end },
      message: `A text can't begin with "${special[2]![0]}" unless it is in quotes: the character means something else in YAML.`,
      help: 'Put the whole text in quotes.',
      fix: quoteFix(source, start, end),
    };
  }
  if (code === 'BAD_ALIAS' || /^Unresolved alias/.test(original))
    return {
      ruleId: 'yaml/special-character',
      range: lineRange,
      message:
        'A word that begins with "*" refers to a value named elsewhere with "&", and there is none of that name.',
      help: 'Put the text in quotes.',
    };
  const slip = wholeCodes.has(code) ? undefined : slipAt(source, line);
  if (slip) return slip;
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        ruleId: 'syntax/invalid',
        range: lineRange,
        message:
          'This line can\'t be read: either the line before lacks its colon, or a text that goes on over several lines, or holds ": ", is not in quotes.',
        help: 'Put the text in quotes, or write it as a block: "key: >" with the text indented below.',
      };
    case 'MISSING_CHAR':
      return /quote/.test(original)
        ? {
            ruleId: 'syntax/missing-quote',
            range: quoteOpening(source, range.start),
            message: 'A quotation mark opens here and is never closed.',
            help: 'Close the text with the same mark, or write it without quotes.',
          }
        : {
            ruleId: 'syntax/invalid',
            range: lineRange,
            message: `A closing bracket, brace or colon is missing here (${plain(original)}).`,
            help: 'Check that every "{" has its "}" and every "[" its "]".',
          };
    case 'BAD_INDENT':
      return {
        ruleId: 'syntax/indentation',
        range: lineRange,
        message: 'The indentation of this line fits no level above it.',
        help: 'Lines that belong together begin in the same column; each level is two spaces further in.',
      };
    case 'MULTIPLE_DOCS':
      return {
        ruleId: 'syntax/several-documents',
        range: { start: range.start, end: range.start + 3 },
        message: 'A line with "---" starts a second document; a plan file holds one.',
        help: 'Delete the line, or move what follows into a file of its own.',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        ruleId: 'yaml/special-character',
        range: lineRange,
        message: 'A word that begins with "!" is a type tag in YAML and vanishes from the text.',
        help: 'Put the text in quotes.',
      };
    default:
      return {
        ruleId: 'syntax/invalid',
        range: lineRange,
        message: `This line is not valid YAML: ${plain(original)}.`,
        help: 'Texts that contain ": " or begin with a special character need quotes; lists and levels need the same indentation throughout.',
      };
  }
}

/** Codes that say themselves what is wrong. */
const wholeCodes = new Set(['MULTIPLE_DOCS', 'TAG_RESOLVE_FAILED']);

function plain(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .replace(/^./, letter => letter.toLowerCase());
}

/** The parser reports a missing quote at the end of the file; people look where it opens. */
function quoteOpening(source: SourceText, at: number): Range {
  for (let line = source.position(at).line; line >= 1; line--) {
    const text = source.line(line);
    const match = /(?:^|[:\-[{,]\s*)(["'])(?!.*\1\s*(?:#.*)?[,\]}]?\s*$)/.exec(text);
    if (match) {
      const start = source.lineStarts[line - 1]! + match.index + match[0].length - 1;
      return { start, end: source.lineStarts[line - 1]! + text.length };
    }
  }
  return { start: at, end: at };
}
