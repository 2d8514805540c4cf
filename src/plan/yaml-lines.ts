/** Lines of a YAML file that can't be read, as far as a glance tells what they say. */
import type { Fix, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { fields } from './generated/fields.ts';

/** What the parser's finding is in words, or the slip behind it. */
export interface InWords {
  ruleId: string;
  range: Range;
  message: string;
  help?: string;
  fix?: Fix;
}

/** One line of a file, as far as a glance tells. */
export interface Line {
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

export type Recognise = (line: Line, around: Around) => InWords | undefined;

export interface Around {
  source: SourceText;
  /** Lines that say something, without blank ones and comments. */
  above(line: Line): Line | undefined;
  below(line: Line): Line | undefined;
}

/** Names of all fields there are. */
export const knownKeys: ReadonlySet<string> = new Set(
  fields.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
);

export function lineOf(source: SourceText, number: number): Line {
  return lineAs(source, number, source.line(number));
}

/** The line as if this stood there. */
export function lineAs(source: SourceText, number: number, said: string): Line {
  const text = said.replace(/\r$/, '');
  const [, spaces = '', dashes = ''] = /^([ \u00a0]*)((?:- +)*)/.exec(text)!;
  const own = text.slice(spaces.length + dashes.length);
  const named = /^([\w-]+):(?:\s+(.*))?$/.exec(own);
  return {
    number,
    start: source.lineStarts[number - 1]!,
    text,
    indent: spaces.length,
    dashes,
    column: spaces.length + dashes.length,
    key: named?.[1],
    rest: named ? (named[2] ?? '') : own,
  };
}

export function aroundIn(source: SourceText): Around {
  const step = (from: Line, by: 1 | -1): Line | undefined => {
    for (let at = from.number + by; at >= 1 && at <= source.lineStarts.length; at += by)
      if (/^\s*[^\s#]/.test(source.line(at))) return lineOf(source, at);
    return undefined;
  };
  return { source, above: line => step(line, -1), below: line => step(line, 1) };
}

/** What a line says, without the spaces before and behind it. */
export function saidRange({ start, text, indent }: Line): Range {
  return { start: start + indent, end: start + text.trimEnd().length };
}

export function insertion(title: string, at: number, text: string, safe = true): Fix {
  return { title, safe, edits: [{ range: { start: at, end: at }, text }] };
}

export function replacement(title: string, range: Range, text: string): Fix {
  return { title, safe: false, edits: [{ range, text }] };
}
