/**
 * The only module that knows the YAML parser. It gives a positioned tree of our own and findings in plain
 * words; a faster parser for clean files can come in behind `parseYaml` later.
 */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Parser,
  Scalar,
  YAMLParseError,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import { SourceText } from '../diagnostic/text.ts';
import type { Comment, ScalarTree, Tree } from './tree.ts';
import { maxDepth, tooDeepAt } from './yaml-depth.ts';
import { duplicateKeys } from './yaml-duplicates.ts';
import { inWords } from './yaml-mistakes.ts';
import { quoteFix } from './yaml-text.ts';

export interface ParsedFile {
  source: SourceText;
  /** Undefined for an empty file, or where a syntax error leaves nothing to read. */
  tree: Tree | undefined;
  /** In the order of the text; empty where the file is refused unread. */
  comments: readonly Comment[];
  /** `syntax/*` and `yaml/*` findings; their pointers are empty. */
  findings: Diagnostic[];
  /** An error among them: the tree can't be trusted. */
  failed: boolean;
  /** Where the parser found the mistake behind which it can't go on; undefined without one. */
  stoppedAt?: number;
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
    return { source, tree: undefined, comments: [], findings, failed: true };
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    finding(
      'syntax/too-deep',
      { start: deep, end: deep + 1 },
      `The file is nested more than ${maxDepth} levels deep here.`,
      { help: 'A plan has about ten levels; check for brackets or dashes that nobody meant.' },
    );
    return { source, tree: undefined, comments: [], findings, failed: true };
  }
  const { document, comments } = compose(text);
  let stoppedAt: number | undefined;
  const duplicates: number[] = [];
  for (const problem of [...document.errors, ...document.warnings]) {
    if (problem.code === 'DUPLICATE_KEY') {
      duplicates.push(problem.pos[0]);
      continue;
    }
    const said = inWords(
      problem.code,
      problem.message,
      { start: problem.pos[0], end: problem.pos[1] },
      source,
    );
    if (findings.some(earlier => earlier.range.start === said.range.start)) continue;
    finding(said.ruleId, said.range, said.message, { help: said.help, fix: said.fix });
    // One slip makes the parser report everything behind it as well.
    if (said.ruleId !== 'yaml/special-character') {
      stoppedAt = problem.pos[0];
      break;
    }
  }
  for (const said of duplicateKeys(source, duplicates))
    finding(said.ruleId, said.range, said.message, { help: said.help, fix: said.fix });
  const failed = document.errors.length > 0;
  const tree = failed || !document.contents ? undefined : convert(document, source, finding);
  return {
    source,
    tree,
    comments,
    findings,
    failed: failed || findings.some(found => found.ruleId === 'syntax/alias-bomb'),
    stoppedAt,
  };
}

/** The first document of a text, with an error where there are more, and the comments that were met on the way. */
function compose(text: string): { document: Document; comments: Comment[] } {
  const comments: Comment[] = [];
  function* tokens(): Generator<CST.Token> {
    for (const token of new Parser().parse(text)) {
      collectComments(token, comments);
      yield token;
    }
  }
  const composer = new Composer({
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    logLevel: 'error',
    keepSourceTokens: true,
  });
  let document: Document | undefined;
  for (const composed of composer.compose(tokens(), true, text.length)) {
    if (document) {
      const [start, end] = composed.range;
      document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'A second document'));
      break;
    }
    document = composed as Document;
  }
  // The composer was told to give one for an empty text as well.
  return { document: document!, comments };
}

/** Tokens nest as deep as the text does, which `tooDeepAt` bounds. */
function collectComments(token: CST.Token | CST.CollectionItem, comments: Comment[]): void {
  if ('type' in token && token.type === 'comment') {
    const range = { start: token.offset, end: token.offset + token.source.length };
    comments.push({ text: token.source, range });
    return;
  }
  const all = (tokens: unknown): void => {
    if (Array.isArray(tokens)) for (const inner of tokens) collectComments(inner, comments);
  };
  if ('start' in token) all(token.start);
  if ('props' in token) all(token.props);
  if ('key' in token && token.key) collectComments(token.key, comments);
  if ('sep' in token) all(token.sep);
  if ('items' in token) all(token.items);
  if ('value' in token && token.value) collectComments(token.value, comments);
  if ('end' in token) all(token.end);
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
      if (!target) return asterisk(node, source, finding);
      aliased.add(node.source);
      if (open.has(target)) throw new AliasBomb();
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
      const items = node.items.map(item => go(item as Node | null, inAlias, range.start));
      tree = {
        kind: 'sequence',
        flow: node.flow === true,
        items,
        starts: dashesOf(node) ?? items.map(item => item.range.start),
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

/** `*Commissioner` without an `&Commissioner` anywhere: the author meant an asterisk. */
function asterisk(node: Alias, source: SourceText, finding: Finding): ScalarTree {
  const start = node.range![0];
  const line = source.position(start).line;
  const rest = /^[^\n\r,}\]]*/.exec(
    source.text.slice(start, source.lineStarts[line] ?? source.text.length),
  )![0];
  const range = { start, end: start + rest.trimEnd().length };
  finding(
    'yaml/special-character',
    range,
    'A text can\'t begin with "*" unless it is in quotes: the character means something else in YAML.',
    {
      help: 'Put the whole text in quotes.',
      fix: quoteFix(source, range.start, range.end),
    },
  );
  const text = source.slice(range);
  return { kind: 'scalar', value: text, source: text, style: 'plain', range };
}

function dashesOf({ srcToken, items }: YAMLSeq): number[] | undefined {
  if (srcToken?.type !== 'block-seq') return undefined;
  const dashes = srcToken.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
  return dashes.length === items.length ? dashes : undefined;
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
