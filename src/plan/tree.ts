/**
 * A YAML document as a positioned tree: our own, so that only `yaml.ts` knows which parser made it.
 * Aliases are resolved: an aliased node appears in each place with the range of its anchor.
 */
import type { Range } from '../diagnostic/diagnostic.ts';

export type Tree = ScalarTree | MapTree | SequenceTree;

export interface ScalarTree {
  kind: 'scalar';
  /** What YAML 1.2's core schema reads. */
  value: string | number | boolean | null;
  /** The text as written, without quotes: `02134` stays `02134`. */
  source: string;
  style: 'plain' | 'single' | 'double' | 'block' | 'absent';
  range: Range;
}
export interface MapTree {
  kind: 'map';
  flow: boolean;
  entries: { key: ScalarTree; value: Tree }[];
  range: Range;
}
export interface SequenceTree {
  kind: 'sequence';
  flow: boolean;
  items: Tree[];
  /** Where each item begins: in brackets its text, else the dash before it. */
  starts: number[];
  range: Range;
}

/** From its `#` to the end of its line. */
export interface Comment {
  /** As written, with the `#`. */
  text: string;
  range: Range;
}

export type Step = string | number;

/** What stands for something that isn't written in any file. */
export const absent = { style: 'absent', range: { start: 0, end: 0 } } as const;

/** A key that isn't written in any file. */
export function absentKey(name: string): ScalarTree {
  return { kind: 'scalar', ...absent, value: name, source: name };
}

/** The plain value. Keys like `__proto__` are data: maps have no prototype. */
export function plainValue(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'sequence':
      return tree.items.map(plainValue);
    case 'map': {
      const value = Object.create(null) as Record<string, unknown>;
      for (const entry of tree.entries) value[entry.key.source] = plainValue(entry.value);
      return value;
    }
  }
}

/** Fields that hold filters. Their values are compared by what is written: `02134` is not 2134. */
const filterFields = new Set<Step>([
  'where',
  'only',
  'exclude',
  'slice',
  'good',
  'of',
  'counted_as',
  'met',
  'answered',
  'resolved',
]);

/** A tree's value, with filters as they are written. `steps`: where it stands. */
export function planValue(tree: Tree, steps: readonly Step[] = []): unknown {
  if (tree.kind === 'scalar') {
    const rewritten = typeof tree.value === 'number' && String(tree.value) !== tree.source;
    return rewritten && steps.some(step => filterFields.has(step)) ? tree.source : tree.value;
  }
  if (tree.kind === 'sequence') return tree.items.map((item, i) => planValue(item, [...steps, i]));
  const value = Object.create(null) as Record<string, unknown>;
  for (const { key, value: inner } of tree.entries)
    value[key.source] = planValue(inner, [...steps, key.source]);
  return value;
}

/** The node at a path, and the key before it where it has one. */
export function nodeAt(root: Tree, steps: readonly Step[]): { node: Tree; key?: ScalarTree } | undefined {
  let found: { node: Tree; key?: ScalarTree } = { node: root };
  for (const step of steps) {
    const { node }: { node: Tree } = found;
    if (node.kind === 'map') {
      const entry = node.entries.find(entry => entry.key.source === String(step));
      if (!entry) return undefined;
      found = { node: entry.value, key: entry.key };
    } else if (node.kind === 'sequence') {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      found = { node: item };
    } else return undefined;
  }
  return found;
}

/** RFC 6901. */
export function toPointer(steps: readonly Step[]): string {
  return steps.map(step => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** RFC 6901; digits stay text, `nodeAt` reads them as an index where a list is. */
export function fromPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** Visits every node, parents first. */
export function walkTree(
  root: Tree,
  visit: (node: Tree, steps: readonly Step[], key?: ScalarTree) => void,
): void {
  const go = (node: Tree, steps: readonly Step[], key?: ScalarTree): void => {
    visit(node, steps, key);
    if (node.kind === 'map')
      for (const entry of node.entries) go(entry.value, [...steps, entry.key.source], entry.key);
    if (node.kind === 'sequence') node.items.forEach((item, i) => void go(item, [...steps, i]));
  };
  go(root, []);
}
