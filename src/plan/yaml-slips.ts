/**
 * Slips that people make in YAML, told from the line at which the parser gave up and those around it. A parser says
 * what it can't go on with; the slip is often a line before, and has a name that everybody understands.
 */
import type { SourceText } from '../diagnostic/text.ts';
import { indented } from './yaml-indentation.ts';
import {
  type Around,
  aroundIn,
  type InWords,
  insertion,
  knownKeys,
  type Line,
  lineOf,
  type Recognise,
  replacement,
  saidRange,
} from './yaml-lines.ts';
import { pasted } from './yaml-pasted.ts';
import { quoted, quoteFix } from './yaml-text.ts';

/** The slip at a line or beside it, undefined where none is known. `line` counts from 1. */
export function slipAt(source: SourceText, line: number): InWords | undefined {
  const around = aroundIn(source);
  const at = lineOf(source, line);
  const near = [at, around.below(at), around.above(at)].filter(found => found !== undefined);
  const marks = mergeMarks(source);
  if (marks) return marks;
  for (const recognise of slips) {
    for (const candidate of near) {
      const slip = recognise(candidate, around);
      if (slip) return slip;
    }
  }
  return openBracket(source, line);
}

/** In the order in which they are asked: the more certain ones first. */
const slips: readonly Recognise[] = [
  noBreakSpace,
  ...pasted,
  noSpaceBehindColon,
  noSpaceBehindDash,
  noComma,
  textBehindQuote,
  colonInText,
  noDash,
  ...indented,
  noColon,
];

function mergeMarks(source: SourceText): InWords | undefined {
  const match = /^(<{7}|={7}|>{7})(?=[ \r\n]|$).*/m.exec(source.text);
  if (!match || !/^<{7}(?=[ \r\n]|$)/m.test(source.text)) return undefined;
  return {
    ruleId: 'syntax/merge-marks',
    range: { start: match.index, end: match.index + match[0].trimEnd().length },
    message: 'A merge that was not finished left its marks here: both versions stand in the file.',
    help: 'Keep one of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
  };
}

function noBreakSpace(line: Line): InWords | undefined {
  const at = /^(?:[ -]*|[ -]*[\w-]+:)(\u00a0+)/.exec(line.text);
  if (!at) return undefined;
  const range = { start: line.start + at[0].length - at[1]!.length, end: line.start + at[0].length };
  return {
    ruleId: 'yaml/no-break-space',
    range,
    message: 'There is a no-break space where YAML needs an ordinary one.',
    help: 'Replace it by a space; it looks the same.',
    fix: {
      title: 'Replace it by an ordinary space',
      safe: true,
      edits: [{ range, text: ' '.repeat(at[1]!.length) }],
    },
  };
}

function noSpaceBehindColon(line: Line): InWords | undefined {
  const [, before, key, rest] = /^([ -]*)([a-z_]\w*):(?=[^\s:/\\])(.*)$/.exec(line.text) ?? [];
  if (key === undefined || !knownKeys.has(key)) return undefined;
  const at = line.start + before!.length + key.length + 1;
  return {
    ruleId: 'syntax/no-space',
    range: { start: at - key.length - 1, end: at },
    message: `A space is missing behind the colon of "${key}".`,
    help: `Write "${key}: ${rest!.trim()}".`,
    fix: insertion('Put a space behind the colon', at, ' '),
  };
}

function noSpaceBehindDash(line: Line): InWords | undefined {
  const [, before, key] = /^( *(?:- +)*)-([a-z_]\w*):(?:\s|$)/.exec(line.text) ?? [];
  if (key === undefined || !knownKeys.has(key)) return undefined;
  const at = line.start + before!.length + 1;
  return {
    ruleId: 'syntax/no-space',
    range: { start: at - 1, end: at + key.length },
    message: `A space is missing between the dash and "${key}".`,
    help: `Write "- ${key}:".`,
    fix: insertion('Put a space behind the dash', at, ' '),
  };
}

/** `{gte: 75 % period: 2027-Q3}` */
function noComma(line: Line): InWords | undefined {
  const match = /[{,]\s*[\w-]+:\s+[^,{}[\]"'#]*?[^,{}[\]"'#\s:](\s+)([a-z_]\w*):\s/.exec(line.text);
  const key = match?.[2];
  if (!match || key === undefined || !knownKeys.has(key)) return undefined;
  const end = line.start + match.index + match[0].length;
  const at = end - match[0].length + match[0].lastIndexOf(key);
  return {
    ruleId: 'syntax/no-comma',
    range: { start: at, end: at + key.length },
    message: `A comma is missing before "${key}": inside { } commas part the fields.`,
    help: `Put a comma behind what stands before "${key}".`,
    fix: insertion('Put the comma there', at - match[1]!.length, ',', false),
  };
}

/** `name: 'Residents' homes'` */
function textBehindQuote(line: Line): InWords | undefined {
  const value = /^(["'])/.test(line.rest) ? line.rest : undefined;
  if (value === undefined) return undefined;
  const mark = value[0]!;
  const [quote] = (mark === "'" ? /^'(?:[^']|'')*'/ : /^"(?:[^"\\]|\\.)*"/).exec(value) ?? [];
  const behind = quote && value.slice(quote.length);
  if (!quote || !behind || /^\s*(?:#|$)/.test(behind)) return undefined;
  const range = {
    start: line.start + line.text.lastIndexOf(value),
    end: line.start + line.text.trimEnd().length,
  };
  const written = value.trimEnd();
  // `'Residents' homes'` is in quotes; the quotes of `'New' rota` are of its first word.
  const isWhole = written.endsWith(mark) && (written.split(mark).length - 1) % 2 === 1;
  const text = quoted(isWhole ? written.slice(1, -1) : written);
  return {
    ruleId: 'syntax/text-behind-quote',
    range,
    message: `The text ends at its second ${mark}, and "${behind.trim()}" stands behind it.`,
    help: `Use ${text.startsWith('"') ? 'double' : 'single'} quotes${isWhole ? '' : ' around the whole text'}: ${text}.`,
    fix: replacement('Put the whole text in quotes', range, text),
  };
}

/** `title: Call back: no holding the line` */
function colonInText(line: Line, { source }: Around): InWords | undefined {
  if (line.key === undefined || !/^[^\s"'[{|>#&*!@%`]/.test(line.rest) || !/\S:(?: |$)/.test(line.rest))
    return undefined;
  const comment = / #.*$/.exec(line.rest);
  const text = (comment ? line.rest.slice(0, comment.index) : line.rest).trimEnd();
  const start = line.start + line.text.indexOf(line.rest, line.column + line.key.length + 1);
  return {
    ruleId: 'syntax/colon-in-text',
    range: { start, end: start + text.length },
    message: 'The text holds a colon followed by a space, which YAML takes for another key.',
    help: 'Put the whole text in quotes.',
    fix: quoteFix(source, start, start + text.length),
  };
}

/** The first entry of a list without its dash, and a second one that has it. */
function noDash(line: Line, { above }: Around): InWords | undefined {
  if (!line.dashes) return undefined;
  let first: Line | undefined;
  for (let at = above(line); at; at = above(at)) {
    if (at.column < line.column) {
      const opens = at.key !== undefined && at.rest === '' && at.indent <= line.indent;
      if (!opens || !first || first.column !== line.column) return undefined;
      return missingDash(at.key!, first, line);
    }
    // Lists within the entries don't matter.
    if (at.column > line.column) continue;
    if (at.dashes) return undefined;
    first = at;
  }
  return undefined;
}

function missingDash(list: string, first: Line, second: Line): InWords {
  const start = first.start + second.indent;
  return {
    ruleId: 'syntax/no-dash',
    range: saidRange(first),
    message: `The first entry of "${list}" has no dash, and the next one has.`,
    help: `Write "- " in front of "${first.key ?? first.rest}", in the column of the dash below.`,
    fix: {
      title: 'Put the dash there',
      safe: false,
      edits: [{ range: { start, end: start + second.dashes.length }, text: second.dashes }],
    },
  };
}

/** `area access`, `area = access` */
function noColon(line: Line, around: Around): InWords | undefined {
  const [, word, between, rest] =
    /^([a-z_]\w*)(?:(\s*=\s*|\s+)(.*))?$/.exec(line.key === undefined ? line.rest : '') ?? [];
  if (word === undefined || !knownKeys.has(word) || goesOn(line, around)) return undefined;
  const start = line.start + line.column;
  const at = start + word.length;
  const isEqual = between?.includes('=') === true;
  return {
    ruleId: 'syntax/no-colon',
    range: { start, end: at },
    message: isEqual ? `Behind "${word}" stands "=" and no colon.` : `A colon is missing behind "${word}".`,
    help: `Write "${word}:${rest ? ` ${rest}` : ''}".`,
    fix: isEqual
      ? replacement('Put a colon there', { start: at, end: at + between.length }, ': ')
      : insertion('Put the colon there', at, ':', false),
  };
}

/** The line is more of a text that begins above it. */
function goesOn(line: Line, { above }: Around): boolean {
  if (line.dashes) return false;
  let at = above(line);
  while (at && (!(at.key !== undefined || at.dashes) || valueColumn(at) > line.column)) at = above(at);
  return at !== undefined && at.rest !== '' && !/^(?:[|>&!{[]|#)/.test(at.rest);
}

/** The first column in which more of a line's value may stand. */
function valueColumn({ key, column, indent }: Line): number {
  return (key === undefined ? indent : column) + 1;
}

/** A bracket that is still open where the next field begins. */
function openBracket(source: SourceText, line: number): InWords | undefined {
  for (let number = line; number >= 1 && number > line - 40; number--) {
    const { start, text, indent } = lineOf(source, number);
    const open = openIn(text);
    if (open === undefined) continue;
    const next = aroundIn(source).below(lineOf(source, number));
    if (next && (next.key === undefined || next.indent > indent)) return undefined;
    const mark = text[open]!;
    const closing = mark === '{' ? '}' : ']';
    const end = start + text.trimEnd().length;
    return {
      ruleId: 'syntax/open-bracket',
      range: { start: start + open, end },
      message: `A ${mark} opens here and is never closed.`,
      help: `Put a ${closing} where it ends.`,
      fix: insertion(`Put a ${closing} at the end of the line`, end, closing, false),
    };
  }
  return undefined;
}

/** Place of the bracket that a line leaves open, quotes and comments left aside. */
function openIn(text: string): number | undefined {
  const open: number[] = [];
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (quote) quote = letter === quote ? '' : quote;
    else if ((letter === '"' || letter === "'") && /[\s{[,:]/.test(text[i - 1] ?? ' ')) quote = letter;
    else if (letter === '#' && /\s/.test(text[i - 1] ?? ' ')) break;
    else if ((letter === '{' || letter === '[') && (open.length || /[\s:-]/.test(text[i - 1] ?? ' ')))
      open.push(i);
    else if ((letter === '}' || letter === ']') && open.length) open.pop();
  }
  return open[0];
}
