/** One `csplan.config.yaml`, or a file that one extends: what it says, where it says it, and what is wrong with its shape. */
import { dirname } from 'node:path';
import { byPlace, type Diagnostic, type Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { Config } from './generated/types.ts';
import { checkConfigShape } from './shape.ts';
import { fromPointer, nodeAt, plainValue, type ScalarTree, type Tree, toPointer } from './tree.ts';
import { type ParsedFile, parseYaml } from './yaml.ts';

export const configName = 'csplan.config.yaml';

export interface ConfigFile {
  /** Absolute. */
  path: string;
  /** Absolute folder that its paths start from: its own. */
  folder: string;
  /** As shown to the user. */
  file: string;
  /** What it says, without what the schema rejects: that sets nothing. */
  config: NonNullable<Config>;
  source: SourceText;
  /** As it was read, with its comments. */
  parsed: ParsedFile;
  /** The value at a pointer; of an empty one the key, of an absent one the nearest key above. */
  locate(pointer: string): Range;
  /** The key in front of the value at a pointer; the value where there is none. */
  locateKey(pointer: string): Range;
  /** The value at a pointer, as it was read; undefined where there is none. */
  nodeAt(pointer: string): Tree | undefined;
  /** A value as it is written: `0.10` stays `0.10`. Undefined where there is none. */
  written(pointer: string): string | undefined;
  findings: Diagnostic[];
}

/**
 * @param file as shown to the user
 * @param path absolute
 */
export function parseConfigFile(file: string, path: string, text: string): ConfigFile {
  const parsed = parseYaml(file, text);
  const { tree, source } = parsed;
  const locate = (pointer: string): Range => (tree ? rangeAt(tree, pointer) : { start: 0, end: 0 });
  const findings = [...parsed.findings];
  if (tree && !parsed.failed)
    findings.push(
      ...checkConfigShape(
        { locate: pointer => ({ source, range: locate(pointer) }), anchor: pointer => pointer },
        tree,
      ),
    );
  const usable = tree?.kind === 'map' && !parsed.failed ? accepted(tree, findings) : undefined;
  const nodeOf = (pointer: string) => tree && nodeAt(tree, fromPointer(pointer));
  return {
    path,
    folder: dirname(path),
    file,
    config: usable ? (plainValue(usable) as NonNullable<Config>) : {},
    source,
    parsed,
    locate,
    nodeAt: pointer => nodeOf(pointer)?.node,
    locateKey: pointer => nodeOf(pointer)?.key?.range ?? locate(pointer),
    written: pointer => {
      const node = nodeOf(pointer)?.node;
      return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
    },
    findings: findings.sort(byPlace),
  };
}

function rangeAt(tree: Tree, pointer: string): Range {
  const steps = fromPointer(pointer);
  for (let length = steps.length; length >= 0; length--) {
    const found = nodeAt(tree, steps.slice(0, length));
    if (!found) continue;
    const isWritten = found.node.kind === 'scalar' && found.node.style !== 'absent';
    return isWritten && length === steps.length ? found.node.range : (found.key?.range ?? found.node.range);
  }
  return { start: 0, end: 0 };
}

/** The tree without what a finding says is wrong. */
function accepted(tree: Tree, findings: readonly Diagnostic[]): Tree {
  const rejected = new Set(findings.map(({ pointer }) => pointer));
  const without = (node: Tree, steps: readonly (string | number)[]): Tree | undefined => {
    if (steps.length && rejected.has(toPointer(steps))) return undefined;
    if (node.kind === 'map')
      return {
        ...node,
        entries: node.entries.flatMap(({ key, value }) => {
          const kept = without(value, [...steps, key.source]);
          return kept ? [{ key, value: kept }] : [];
        }),
      };
    if (node.kind === 'sequence')
      // An empty one takes its place, so that the others keep their positions.
      return { ...node, items: node.items.map((item, i) => without(item, [...steps, i]) ?? nothing) };
    return node;
  };
  return without(tree, [])!;
}

const nothing: ScalarTree = {
  kind: 'scalar',
  value: null,
  source: '',
  style: 'absent',
  range: { start: 0, end: 0 },
};
