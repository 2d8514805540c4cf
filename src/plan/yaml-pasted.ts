/** Slips of texts that come from a word processor: bullets for dashes, wide colons, a dash for nothing. */
import {
  type Around,
  type InWords,
  knownKeys,
  type Line,
  type Recognise,
  replacement,
} from './yaml-lines.ts';

export const pasted: readonly Recognise[] = [bullet, wideColon, dashForNothing];

const bullets =
  /^(?<before>[ \u00a0]*(?:- +)*)(?<mark>[\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014\u2212*])(?=[ \u00a0]+\S)/u;

/** `• residents`, `– id: residents`, `* residents`: all lines that begin so are one slip. */
export function bullet(line: Line, { source }: Pick<Around, 'source'>): InWords | undefined {
  const { before, mark } = bullets.exec(line.text)?.groups ?? {};
  if (before === undefined || mark === undefined) return undefined;
  const start = line.start + before.length;
  const edits = source.lineStarts.flatMap((lineStart, i) => {
    const other = bullets.exec(source.line(i + 1))?.groups;
    if (other?.mark !== mark) return [];
    const at = lineStart + other.before!.length;
    return [{ range: { start: at, end: at + mark.length }, text: '-' }];
  });
  return {
    ruleId: 'syntax/no-dash',
    range: { start, end: start + mark.length },
    message: `The entries of a list begin with a hyphen, "-"; this one begins with "${mark}".`,
    help: `Write "- " instead${edits.length > 1 ? ', in every line that begins so' : ''}.`,
    fix: { title: 'Write a hyphen', safe: false, edits },
  };
}

/** `area：access`, as some keyboards write it. */
function wideColon(line: Line): InWords | undefined {
  const [, before, key, colon, rest] =
    /^([ -]*)([a-z_]\w*)([ ]*[\uff1a\ufe55\u2236][ ]*)(.*)$/u.exec(line.text) ?? [];
  if (key === undefined || !knownKeys.has(key)) return undefined;
  const start = line.start + before!.length + key.length;
  return {
    ruleId: 'syntax/no-colon',
    range: { start: start - key.length, end: start + colon!.trimEnd().length },
    message: `The colon behind "${key}" is a wide one, which YAML does not know.`,
    help: `Write "${key}: ${rest!.trim()}", with an ordinary colon.`,
    fix: replacement('Write an ordinary colon', { start, end: start + colon!.length }, ': '),
  };
}

/** `due: -` */
function dashForNothing(line: Line): InWords | undefined {
  if (line.key === undefined || !/^[-\u2013\u2014]+\s*(?:#.*)?$/.test(line.rest)) return undefined;
  const end = line.start + line.text.length - line.rest.length + /^\S+/.exec(line.rest)![0].length;
  const start = line.start + line.column + line.key.length + 1;
  return {
    ruleId: 'syntax/invalid',
    range: { start: end - /^\S+/.exec(line.rest)![0].length, end },
    message: `Behind "${line.key}" stands a dash and nothing else.`,
    help: `Leave the value out while it is not known: "${line.key}:".`,
    fix: replacement('Leave the value out', { start, end }, ''),
  };
}
