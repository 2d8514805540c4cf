/**
 * The only module that knows the YAML parser. It gives a positioned tree of our own and findings in plain
 * words; a faster parser for clean files can come in behind `parseYaml` later.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml';
import type { Diagnostic, Fix, Range } from '../diagnostic/diagnostic.ts';
import { SourceText } from '../diagnostic/text.ts';
import type { ScalarTree, Tree } from './tree.ts';

export interface ParsedFile {
  source: SourceText;
  /** Undefined for an empty file, or where a syntax error leaves nothing to read. */
  tree: Tree | undefined;
  /** `syntax/*` and `yaml/*` findings; their pointers are empty. */
  findings: Diagnostic[];
  /** An error among them: the tree can't be trusted. */
  failed: boolean;
}

/** Larger files are refused: a plan is text that people read. */
export const maxPlanBytes = 5_000_000;
/** How many nodes aliases may add before the file counts as an alias bomb. */
const maxAliasNodes = 10_000;

export function parseYaml(path: string, text: string): ParsedFile {
  const source = new SourceText(path, text);
  const findings: Diagnostic[] = [];
  const finding = (ruleId: string, range: Range, message: string, more: Partial<Diagnostic> = {}): void => {
    findings.push({
      ruleId,
      severity: 'error',
      message,
      file: path,
      range,
      pointer: '',
      anchor: '',
      serves: ['S4-2'],
      ...more,
    });
  };
  if (text.length > maxPlanBytes) {
    finding(
      'syntax/too-large',
      { start: 0, end: 0 },
      `The file has ${text.length} characters; csplan reads plan files of up to ${maxPlanBytes}.`,
      {
        help: 'Raw data belongs in an export under sources, not in the plan.',
      },
    );
    return { source, tree: undefined, findings, failed: true };
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    finding(
      'syntax/too-deep',
      { start: deep, end: deep + 1 },
      `The file is nested more than ${maxDepth} levels deep here.`,
      { help: 'A plan has about ten levels; check for brackets or dashes that nobody meant.' },
    );
    return { source, tree: undefined, findings, failed: true };
  }
  const document: Document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    logLevel: 'error',
  });
  for (const problem of [...document.errors, ...document.warnings]) {
    const said = inWords(
      problem.code,
      problem.message,
      { start: problem.pos[0], end: problem.pos[1] },
      source,
    );
    if (findings.some(earlier => earlier.range.start === said.range.start)) continue;
    finding(said.ruleId, said.range, said.message, { help: said.help, fix: said.fix });
    // One slip in the indentation makes the parser report everything behind it as well.
    if (document.errors.length > 1 && said.ruleId === 'syntax/invalid') break;
  }
  const failed = document.errors.length > 0;
  const tree = failed || !document.contents ? undefined : convert(document, source, finding);
  return {
    source,
    tree,
    findings,
    failed: failed || findings.some(found => found.ruleId === 'syntax/alias-bomb'),
  };
}

const maxDepth = 200;

/**
 * Where brackets, dashes or indentation nest deeper than any plan does. The parser recurses, and V8 ends the
 * whole process when a regular expression is compiled with the stack nearly used up, which no catch can stop;
 * so depth is counted before. Brackets in prose count too: two hundred unclosed ones are no prose.
 */
function tooDeepAt(text: string): number | undefined {
  let flow = 0;
  let run = 0;
  const indents: number[] = [];
  let lineStart = 0;
  let firstOnLine = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x20) continue;
    if (character === 0x0a) {
      lineStart = at + 1;
      firstOnLine = true;
      run = 0;
      continue;
    }
    if (character === 0x5b || character === 0x7b) flow++;
    else if ((character === 0x5d || character === 0x7d) && flow > 0) flow--;
    const alone = firstOnLine || text.charCodeAt(at - 1) === 0x20;
    run = alone && (character === 0x2d || character === 0x3f || character === 0x3a) ? run + 1 : 0;
    if (firstOnLine) {
      while (indents.length && indents.at(-1)! >= at - lineStart) indents.pop();
      indents.push(at - lineStart);
      firstOnLine = false;
    }
    if (flow > maxDepth || run > maxDepth || indents.length > maxDepth) return at;
  }
  return undefined;
}

type Finding = (ruleId: string, range: Range, message: string, more?: Partial<Diagnostic>) => void;

class AliasBomb extends Error {}

function convert(document: Document, source: SourceText, finding: Finding): Tree | undefined {
  let aliasNodes = 0;
  const open = new Set<Node>();
  const aliased = new Set<string>();

  const go = (node: Node | null, inAlias: boolean, at: number): Tree => {
    if (inAlias && ++aliasNodes > maxAliasNodes) throw new AliasBomb();
    if (node === null) return absent(at);
    if (isAlias(node)) {
      const target = node.resolve(document);
      aliased.add(node.source);
      if (!target || open.has(target)) throw new AliasBomb();
      return go(target, true, at);
    }
    const range = { start: node.range?.[0] ?? at, end: node.range?.[1] ?? at };
    if (isScalar(node)) return scalar(node, range);
    open.add(node);
    let tree: Tree;
    if (isMap(node)) {
      const entries = node.items.map(pair => {
        const key = go(pair.key as Node | null, inAlias, range.start);
        const name: ScalarTree =
          key.kind === 'scalar'
            ? key
            : { ...absent(key.range.start), source: source.slice(key.range), value: '' };
        return { key: name, value: go(pair.value as Node | null, inAlias, name.range.end) };
      });
      tree = { kind: 'map', flow: node.flow === true, entries, range: trimmed(range, source) };
    } else if (isSeq(node)) {
      tree = {
        kind: 'sequence',
        flow: node.flow === true,
        items: node.items.map(item => go(item as Node | null, inAlias, range.start)),
        range: trimmed(range, source),
      };
    } else tree = absent(at);
    open.delete(node);
    return tree;
  };

  try {
    const tree = go(document.contents as Node, false, 0);
    unusedAnchors(document, aliased, source, finding);
    return tree;
  } catch (error) {
    if (!(error instanceof AliasBomb)) throw error;
    finding(
      'syntax/alias-bomb',
      { start: 0, end: 0 },
      `Aliases (*name) in this file unfold to more than ${maxAliasNodes} values, or into themselves.`,
      {
        help: 'Write the repeated part out, or refer to it by its id.',
      },
    );
    return undefined;
  }
}

function scalar(node: Scalar, range: Range): ScalarTree {
  const value = node.value as ScalarTree['value'];
  const known =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return {
    kind: 'scalar',
    value: typeof value === 'bigint' ? Number(value) : known,
    source: node.source ?? (value === null || value === undefined ? '' : String(value)),
    style: styleOf(node, range),
    range,
  };
}

function styleOf(node: Scalar, range: Range): ScalarTree['style'] {
  switch (node.type) {
    case Scalar.QUOTE_SINGLE:
      return 'single';
    case Scalar.QUOTE_DOUBLE:
      return 'double';
    case Scalar.BLOCK_FOLDED:
    case Scalar.BLOCK_LITERAL:
      return 'block';
    default:
      return range.start === range.end ? 'absent' : 'plain';
  }
}

function absent(at: number): ScalarTree {
  return { kind: 'scalar', value: null, source: '', style: 'absent', range: { start: at, end: at } };
}

/** Block collections reach to the start of what follows; people see them end with their last text. */
function trimmed(range: Range, source: SourceText): Range {
  let end = range.end;
  while (end > range.start && /\s/.test(source.text[end - 1]!)) end--;
  return { start: range.start, end };
}

/** `&name text` without a `*name` anywhere: the author meant an ampersand. */
function unusedAnchors(document: Document, aliased: Set<string>, source: SourceText, finding: Finding): void {
  const visitNode = (node: Node | null): void => {
    if (!node) return;
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor && !aliased.has(node.anchor)) {
      const end = node.range?.[0] ?? 0;
      const start = source.text.lastIndexOf(`&${node.anchor}`, end);
      if (start >= 0 && isScalar(node))
        finding(
          'yaml/special-character',
          { start, end: node.range![1] },
          `YAML takes "&${node.anchor}" for the name of a value and drops it from the text.`,
          {
            help: 'Put the whole text in quotes.',
            fix: quoteFix(source, start, node.range![1]),
          },
        );
    }
    if (isMap(node)) for (const pair of node.items) visitNode(pair.value as Node | null);
    if (isSeq(node)) for (const item of node.items) visitNode(item as Node | null);
  };
  visitNode(document.contents as Node | null);
}

interface InWords {
  ruleId: string;
  range: Range;
  message: string;
  help?: string;
  fix?: Fix;
}

/** What the parser found, in words for people who don't know YAML. */
function inWords(code: string, original: string, range: Range, source: SourceText): InWords {
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
    return {
      ruleId: 'yaml/tab',
      range: { start, end: start + 1 },
      message: 'This line is indented with a tab; YAML allows spaces only.',
      help: 'Indent with spaces, two for each level.',
      fix: { title: 'Replace the tabs by two spaces each', safe: true, edits: tabEdits(source) },
    };
  }
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
  switch (code) {
    case 'DUPLICATE_KEY': {
      const key =
        /^\s*(?:- )*([^:]+)/.exec(source.text.slice(range.start, lineRange.end))?.[1]?.trim() ?? 'This key';
      return {
        ruleId: 'syntax/duplicate-key',
        range: { start: range.start, end: range.start + key.length },
        message: `"${key}" stands here a second time; only one of the two can count.`,
        help: 'Keep one of them, or merge them.',
      };
    }
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

function tabEdits(source: SourceText): Fix['edits'] {
  const edits: Fix['edits'] = [];
  for (let line = 1; line <= source.lineStarts.length; line++) {
    const indent = /^[ \t]*/.exec(source.line(line))![0];
    if (!indent.includes('\t')) continue;
    const start = source.lineStarts[line - 1]!;
    edits.push({ range: { start, end: start + indent.length }, text: indent.replaceAll('\t', '  ') });
  }
  return edits;
}

/** Puts a range of one line in quotes. */
export function quoteFix(source: SourceText, start: number, end: number, safe = true): Fix {
  return {
    title: 'Put the text in quotes',
    safe,
    edits: [{ range: { start, end }, text: quoted(source.text.slice(start, end).trimEnd()) }],
  };
}

/** A one-line YAML text in quotes; single ones where they do, for they have no escapes. */
export function quoted(text: string): string {
  if (!/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) && !/^\s|\s$/.test(text) && text !== '')
    return text.includes('"') || !text.includes("'")
      ? `'${text.replaceAll("'", "''")}'`
      : `"${text.replaceAll('\\', '\\\\')}"`;
  return JSON.stringify(text);
}

/**
 * A text as YAML that reads back as exactly this text, for a value whose key stands at `indent` columns: plain
 * where nothing could misread it, a block where it is long or has several lines, quoted otherwise.
 */
export function writeText(text: string, indent = 0): string {
  const pad = ' '.repeat(indent + 2);
  const blockable =
    !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) && /^\S/.test(text);
  if (text.includes('\n')) {
    const lines = text.split('\n');
    const body = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    if (!blockable || body.at(-1) === '' || body.some(line => /^\s+$/.test(line)))
      return JSON.stringify(text);
    return `|${lines.at(-1) === '' ? '' : '-'}\n${body.map(line => (line === '' ? '' : pad + line)).join('\n')}`;
  }
  if (text.length > 100 - indent && blockable && /^\S+( \S+)+$/.test(text))
    return `>-\n${wrapped(text, 100 - pad.length)
      .map(line => pad + line)
      .join('\n')}`;
  return /^[A-Za-z\u00c0-\u024f](?:[^\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff#{}[\],&*!|>%@`:"'\\]|:(?=\S))*$/.test(
    text,
  ) &&
    !/^(?:yes|no|on|off|y|n|true|false|null)$/i.test(text) &&
    !/\s$/.test(text)
    ? text
    : quoted(text);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
