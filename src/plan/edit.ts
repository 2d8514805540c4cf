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
  const changed = parseYaml('', after);
  const expected = withField(plainValue(parseYaml('', before).tree!), steps, value);
  if (
    changed.failed ||
    !changed.tree ||
    JSON.stringify(expected) !== JSON.stringify(plainValue(changed.tree))
  )
    throw new RangeError(`Setting ${toPointer(steps)} would change more of the file than that.`);
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
