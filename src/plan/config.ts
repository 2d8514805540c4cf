/** Finds and reads `csplan.config.yaml`. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { byPlace, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { Config } from './generated/types.ts';
import { shown } from './read.ts';
import { checkConfigShape } from './shape.ts';
import { fromPointer, nodeAt, plainValue, type Tree } from './tree.ts';
import { parseYaml } from './yaml.ts';

export const configName = 'csplan.config.yaml';

export interface LoadedConfig {
  /** Absolute folder that the configuration's paths start from. */
  folder: string;
  /** Path as shown to the user; undefined where there is no configuration. */
  file: string | undefined;
  config: NonNullable<Config>;
  source: SourceText | undefined;
  /** Where a pointer of the configuration stands, its key or the nearest one above. */
  locate(pointer: string): { start: number; end: number };
  findings: Diagnostic[];
}

/**
 * Looks upward from a folder for `csplan.config.yaml`, as far as `root: true`, the git root, or the disk's root.
 * The nearest file counts.
 */
export async function findConfig(start: string, cwd: string): Promise<LoadedConfig> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, configName), 'utf8').catch(() => undefined);
    if (text !== undefined) return parseConfig(shown(relative(cwd, join(folder, configName))), folder, text);
    if (dirname(folder) === folder || (await stat(join(folder, '.git')).catch(() => undefined)))
      return noConfig(resolve(start));
  }
}

function noConfig(folder: string): LoadedConfig {
  return {
    folder,
    file: undefined,
    config: {},
    source: undefined,
    locate: () => ({ start: 0, end: 0 }),
    findings: [],
  };
}

export function parseConfig(file: string, folder: string, text: string): LoadedConfig {
  const parsed = parseYaml(file, text);
  const findings = [...parsed.findings];
  const { tree, source } = parsed;
  if (tree && !parsed.failed)
    findings.push(
      ...checkConfigShape(
        { locate: pointer => ({ source, range: rangeAt(tree, pointer) }), anchor: pointer => pointer },
        tree,
      ),
    );
  const usable = tree?.kind === 'map' && !findings.length;
  return {
    folder,
    file,
    config: usable ? (plainValue(tree) as NonNullable<Config>) : {},
    source,
    locate: pointer => (tree ? rangeAt(tree, pointer) : { start: 0, end: 0 }),
    findings: findings.sort(byPlace),
  };
}

function rangeAt(tree: Tree, pointer: string): { start: number; end: number } {
  const steps = fromPointer(pointer);
  for (let length = steps.length; length >= 0; length--) {
    const found = nodeAt(tree, steps.slice(0, length));
    if (found)
      return found.node.kind === 'scalar' && found.node.style !== 'absent'
        ? found.node.range
        : (found.key?.range ?? found.node.range);
  }
  return { start: 0, end: 0 };
}

/** The nearest folder above that holds `.git`, else undefined. */
export async function repositoryRoot(start: string): Promise<string | undefined> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
