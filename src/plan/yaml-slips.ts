/**
 * Slips that people make in YAML, told from the line at which the parser gave up and those around it. A parser says
 * what it can't go on with; the slip is often a line before, and has a name that everybody understands.
 */
import type { Fix, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { fields } from './generated/fields.ts';
import { quoteFix } from './yaml-text.ts';

/** What the parser's finding is in words, or the slip behind it. */
export interface InWords {
  ruleId: string;
  range: Range;
  message: string;
  help?: string;
  fix?: Fix;
}

/** One line of a file, as far as a glance tells. */
interface Line {
  number: number;
  start: number;
  text: string;
  /** Columns before its first dash or key, from 0. */
  indent: number;
  /** `- ` in front of what it says. */
  dashes: string;
  /** Column of what it says, behind its dashes. */
  column: number;
  /** The word before a colon; undefined where the line has none. */
  key: string | undefined;
  /** What stands behind the key's colon, or behind the dashes where there is no key. */
  rest: string;
}

type Recognise = (line: Line, around: Around) => InWords | undefined;

interface Around {
  source: SourceText;
  /** Lines that say something, without blank ones and comments. */
  above(line: Line): Line | undefined;
  below(line: Line): Line | undefined;
}

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

const knownKeys = new Set(fields.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));

/** In the order in which they are asked: the more certain ones first. */
const slips: readonly Recognise[] = [
  noBreakSpace,
  noSpaceBehindColon,
  noSpaceBehindDash,
  noComma,
  textBehindQuote,
  colonInText,
  notDeepEnough,
  tooDeep,
  noDash,
  noColon,
];

function lineOf(source: SourceText, number: number): Line {
  const text = source.line(number).replace(/\r$/, '');
  const [, spaces = '', dashes = ''] = /^([ \u00a0]*)((?:- +)*)/.exec(text)!;
  const said = text.slice(spaces.length + dashes.length);
  const named = /^([\w-]+):(?:\s+(.*))?$/.exec(said);
  return {
    number,
    start: source.lineStarts[number - 1]!,
    text,
    indent: spaces.length,
    dashes,
    column: spaces.length + dashes.length,
    key: named?.[1],
    rest: named ? (named[2] ?? '') : said,
  };
}

function aroundIn(source: SourceText): Around {
  const step = (from: Line, by: 1 | -1): Line | undefined => {
    for (let at = from.number + by; at >= 1 && at <= source.lineStarts.length; at += by)
      if (/^\s*[^\s#]/.test(source.line(at))) return lineOf(source, at);
    return undefined;
  };
  return { source, above: line => step(line, -1), below: line => step(line, 1) };
}

/** What a line says, without the spaces before and behind it. */
function saidRange({ start, text, indent }: Line): Range {
  return { start: start + indent, end: start + text.trimEnd().length };
}

function insertion(title: string, at: number, text: string, safe = true): Fix {
  return { title, safe, edits: [{ range: { start: at, end: at }, text }] };
}

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
  const start = line.start + line.text.lastIndexOf(value);
  const inner = value
    .trimEnd()
    .slice(1)
    .replace(new RegExp(`${mark}$`), '');
  return {
    ruleId: 'syntax/text-behind-quote',
    range: { start, end: start + value.trimEnd().length },
    message: `The text ends at its second ${mark}, and "${behind.trim()}" stands behind it.`,
    help:
      mark === "'"
        ? inner.includes('"')
          ? "Double each ' inside the text."
          : `Use double quotes: "${inner}".`
        : `Use single quotes around the whole text: '${inner.replaceAll("'", "''")}'.`,
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

/** `area access` */
function noColon(line: Line): InWords | undefined {
  const [, word, rest] = /^([a-z_]\w*)(?:\s+(.*))?$/.exec(line.key === undefined ? line.rest : '') ?? [];
  if (word === undefined || !knownKeys.has(word)) return undefined;
  const at = line.start + line.column + word.length;
  return {
    ruleId: 'syntax/no-colon',
    range: { start: at - word.length, end: at },
    message: `A colon is missing behind "${word}".`,
    help: `Write "${word}:${rest ? ` ${rest}` : ''}".`,
    fix: insertion('Put the colon there', at, ':', false),
  };
}

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
