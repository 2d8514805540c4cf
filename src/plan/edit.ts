/**
 * Changes to a plan's text that leave everything else byte for byte as it was: comments, blank lines, order,
 * quoting and line endings. An edit is tried on the text and refused if it would change any other value.
 */
import type { TextEdit } from '../diagnostic/diagnostic.ts';
import { applyEdits } from '../diagnostic/text.ts';
import { type MapTree, nodeAt, plainValue, type Step, type Tree, toPointer } from './tree.ts';
import { parseYaml } from './yaml.ts';
import { writeText } from './yaml-text.ts';

export type FieldValue = string | number | boolean | null;

/**
 * The text with one field set: an existing value is replaced, a missing key is added at the end of its map.
 *
 * @param steps the field; everything above it has to exist
 * @throws RangeError where the path leads nowhere or the edit would change something else
 */
export function setField(text: string, steps: readonly Step[], value: FieldValue): string {
  const { tree } = parseYaml('', text);
  if (!tree) throw new RangeError('The text is no YAML that can be edited.');
  const parent = nodeAt(tree, steps.slice(0, -1))?.node;
  if (parent?.kind !== 'map')
    throw new RangeError(`There is no ${toPointer(steps.slice(0, -1))} to put ${String(steps.at(-1))} into.`);
  const key = String(steps.at(-1));
  const entry = parent.entries.find(entry => entry.key.source === key);
  const edit = entry ? replaceValue(text, parent, entry, value) : addEntry(text, parent, key, value);
  const result = applyEdits(text, [edit]);
  assertOnly(text, result, steps, value);
  return result;
}

/**
 * The text with another entry at the end of a map, or another item at the end of a list.
 *
 * @param steps the map or list; where it is missing or empty, it is made
 * @param block the entry (`name:` and what belongs to it) or the item (`- ` and what belongs to it) as YAML without
 *   indentation; comments in it stay
 * @throws RangeError where there is such an entry, or no place for it
 */
export function insertBlock(text: string, steps: readonly string[], block: string): string {
  const { tree, failed } = parseYaml('', text);
  if (failed) throw new RangeError('The text is no YAML that can be edited.');
  const added = parseYaml('', block).tree;
  if (added?.kind !== 'map' && added?.kind !== 'sequence')
    throw new RangeError('There is nothing to insert.');
  const newline = lineEnding(text);
  const { at, until, indent, before } = placeOf(text, tree, steps, added.kind);
  const lines = block.trimEnd().split('\n');
  const indented = lines.map(line => (line === '' ? '' : ' '.repeat(indent) + line)).join(newline);
  const opening = at === 0 && before === '' ? '' : newline;
  const result = applyEdits(text, [
    { range: { start: at, end: until }, text: `${before}${opening}${indented}` },
  ]);
  const expected = withBlock(tree ? plainValue(tree) : undefined, steps, plainValue(added));
  assertIs(result, expected, `Adding to ${toPointer(steps)}`);
  return at === text.length || at === 0 ? `${result}${newline}` : result;
}

/** Where a block goes: from `at` to `until` is replaced by what has to stand `before` it, and the block. */
interface BlockPlace {
  at: number;
  until: number;
  indent: number;
  before: string;
}

function placeOf(
  text: string,
  root: Tree | undefined,
  steps: readonly string[],
  kind: Tree['kind'],
): BlockPlace {
  const end = trimEnd(text, text.length);
  if (!root || (root.kind === 'scalar' && root.style === 'absent')) {
    const before = steps.map((step, i) => `${lineEnding(text)}${'  '.repeat(i)}${step}:`).join('');
    return {
      at: end,
      until: end,
      indent: Math.max(0, 2 * (steps.length - (kind === 'map' ? 0 : 1))),
      before: end === 0 ? before.trimStart() : before,
    };
  }
  const found = nodeAt(root, steps);
  if (!found) {
    const parent = placeOf(text, root, steps.slice(0, -1), 'map');
    const before = `${parent.before}${lineEnding(text)}${' '.repeat(parent.indent)}${steps.at(-1)!}:`;
    return { ...parent, indent: parent.indent + (kind === 'map' ? 2 : 0), before };
  }
  const { node, key } = found;
  const below = key ? columnOf(text, key.range.start) + (kind === 'map' ? 2 : 0) : 0;
  if (node.kind === 'scalar' && node.style === 'absent') {
    const at = lineEnd(text, key!.range.end);
    return { at, until: at, indent: below, before: '' };
  }
  const last = node.kind === kind ? lastOf(node) : undefined;
  const { flow } = node as MapTree;
  if (node.kind === kind && !flow && last) {
    const at = lineEnd(text, trimEnd(text, last.end));
    return { at, until: at, indent: last.indent(text), before: '' };
  }
  if (node.kind === kind && flow && !last)
    return { at: trimEnd(text, node.range.start), until: node.range.end, indent: below, before: '' };
  throw new RangeError(`${toPointer(steps)} is written in a form that nothing can be added to.`);
}

/** The last entry or item: where it ends, and the column that its siblings begin at. */
function lastOf(node: Tree): { end: number; indent(text: string): number } | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.at(-1);
    return (
      entry && {
        end: Math.max(entry.key.range.end, endOf(entry.value)),
        indent: text => columnOf(text, entry.key.range.start),
      }
    );
  }
  if (node.kind !== 'sequence') return undefined;
  const item = node.items.at(-1);
  const dash = node.starts.at(-1);
  return item && dash !== undefined
    ? { end: item.range.end, indent: text => columnOf(text, dash) }
    : undefined;
}

/** The value with the entries, or items, of `added` at a path. */
function withBlock(root: unknown, steps: readonly string[], added: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (Array.isArray(added)) return [...((root as unknown[] | undefined) ?? []), ...added];
    const entries = added as Record<string, unknown>;
    const taken = Object.keys(entries).find(name => Object.hasOwn((root as object | undefined) ?? {}, name));
    if (taken !== undefined) throw new RangeError(`There is a ${taken} already.`);
    return Object.assign(Object.create(null), root, entries);
  }
  const copy = Object.assign(Object.create(null), root) as Record<string, unknown>;
  copy[step] = withBlock(copy[step], rest, added);
  return copy;
}

function replaceValue(
  text: string,
  parent: MapTree,
  { key, value: node }: MapTree['entries'][number],
  value: FieldValue,
): TextEdit {
  if (node.kind !== 'scalar') throw new RangeError(`${key.source} holds more than a single value.`);
  const written = write(value, parent.flow, columnOf(text, key.range.start), lineEnding(text));
  if (node.style !== 'absent') {
    const end = node.style === 'block' ? trimEnd(text, node.range.end) : node.range.end;
    return { range: { start: node.range.start, end }, text: written };
  }
  const colon = text.indexOf(':', key.range.end);
  return { range: { start: colon + 1, end: colon + 1 }, text: written === '' ? '' : ` ${written}` };
}

function addEntry(text: string, parent: MapTree, key: string, value: FieldValue): TextEdit {
  const last = parent.entries.at(-1);
  const name = write(key, true, 0, '\n');
  if (parent.flow) {
    const inside = parent.range.end - 1;
    return {
      range: { start: inside, end: inside },
      text: `${last ? ', ' : ''}${name}: ${write(value, true, 0, '\n')}`,
    };
  }
  if (!last) throw new RangeError('A map without entries has no place to put another.');
  const newline = lineEnding(text);
  const indent = columnOf(text, last.key.range.start);
  const end = lineEnd(text, trimEnd(text, Math.max(last.key.range.end, endOf(last.value))));
  const written = write(value, false, indent, newline);
  return {
    range: { start: end, end },
    text: `${newline}${' '.repeat(indent)}${name}:${written === '' ? '' : ` ${written}`}`,
  };
}

function endOf(tree: Tree): number {
  return tree.kind === 'scalar' && tree.style === 'absent' ? 0 : tree.range.end;
}

function write(value: FieldValue, flow: boolean, indent: number, newline: string): string {
  if (value === null) return flow ? 'null' : '';
  if (typeof value !== 'string') return String(value);
  const written = writeText(value, indent);
  if (!written.includes('\n')) return written;
  return flow ? JSON.stringify(value) : written.replaceAll('\n', newline);
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function lineEnding(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function trimEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** Holds the promise of this module: only the field itself differs. */
function assertOnly(before: string, after: string, steps: readonly Step[], value: FieldValue): void {
  const expected = withField(plainValue(parseYaml('', before).tree!), steps, value);
  assertIs(after, expected, `Setting ${toPointer(steps)}`);
}

function assertIs(text: string, expected: unknown, what: string): void {
  const { failed, tree } = parseYaml('', text);
  if (failed || !tree || JSON.stringify(expected) !== JSON.stringify(plainValue(tree)))
    throw new RangeError(`${what} would change more of the file than that.`);
}

function withField(root: unknown, steps: readonly Step[], value: FieldValue): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, i) => (i === Number(step) ? withField(item, rest, value) : item));
  const copy = Object.assign(Object.create(null), root) as Record<string, unknown>;
  copy[step] = withField(copy[step], rest, value);
  return copy;
}
