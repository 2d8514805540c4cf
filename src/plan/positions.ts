/** Where every value of a document stands: one tree, put together from the trees of several files. */
import type { SourceText } from '../diagnostic/text.ts';
import type { Place, PlanFile } from './document.ts';
import { absent, fromPointer, nodeAt, type ScalarTree, type Tree, toPointer } from './tree.ts';

/** What a pointer leads to, and the file that it is written in. */
export interface Node {
  tree: Tree;
  key?: ScalarTree;
  file: PlanFile;
}

export class Positions {
  readonly root: Tree;
  /** The root, and below it each tree that stands in another file than the tree above it. */
  private readonly origins: ReadonlyMap<Tree, PlanFile>;

  /** @param origins has the root and every tree from another file than the one above it */
  constructor(root: Tree, origins: ReadonlyMap<Tree, PlanFile>) {
    this.root = root;
    this.origins = origins;
  }

  node(pointer: string): Node | undefined {
    let found: Node = { tree: this.root, file: this.origins.get(this.root)! };
    for (const step of fromPointer(pointer)) {
      const next = nodeAt(found.tree, [step]);
      if (!next) return undefined;
      found = { tree: next.node, key: next.key, file: this.origins.get(next.node) ?? found.file };
    }
    return found;
  }

  locate(pointer: string): Place {
    const steps = fromPointer(pointer);
    for (let length = steps.length; length >= 0; length--) {
      const found = this.node(toPointer(steps.slice(0, length)));
      if (!found || this.isUnwritten(found.tree)) continue;
      const { source } = found.file;
      const isOwn = length === steps.length;
      const key = found.key && found.key.style !== 'absent' ? found.key.range : undefined;
      if (found.tree.kind === 'scalar' && found.tree.style === 'absent')
        return { source, range: key ?? firstLine(source), keyRange: key };
      if (isOwn) return { source, range: found.tree.range, keyRange: key };
      return { source, range: this.heading(found.tree, key, source), keyRange: key };
    }
    const { source } = this.origins.get(this.root)!;
    return { source, range: firstLine(source) };
  }

  /** It is there only to hold what others lend. */
  private isUnwritten(tree: Tree): boolean {
    return tree.kind === 'map' && tree.range === absent.range && !this.origins.has(tree);
  }

  anchor(pointer: string): string {
    let anchor = '';
    let tree: Tree | undefined = this.root;
    for (const step of fromPointer(pointer)) {
      const inList: boolean = tree?.kind === 'sequence';
      tree = tree && nodeAt(tree, [step])?.node;
      const id = inList && tree ? nameOf(tree) : undefined;
      anchor += inList ? (id === undefined ? `[${step}]` : `[${id}]`) : `/${step}`;
    }
    return anchor;
  }

  /** Where to point when something is absent below a node: its key, its id line, or its first line. */
  private heading(tree: Tree, key: ScalarTree['range'] | undefined, source: SourceText) {
    if (key) return key;
    const entries = tree.kind === 'map' ? tree.entries.filter(({ value }) => !this.origins.has(value)) : [];
    const entry = entries.find(entry => entry.key.source === 'id') ?? entries[0];
    if (entry)
      return entry.value.kind === 'scalar'
        ? { start: entry.key.range.start, end: Math.max(entry.key.range.end, entry.value.range.end) }
        : entry.key.range;
    return tree.range.end > tree.range.start
      ? { start: tree.range.start, end: Math.min(tree.range.end, lineEnd(source, tree.range.start)) }
      : firstLine(source);
  }
}

/**
 * What tells a list item from its neighbours whatever their order: what names it, else what it begins with. Long texts
 * are told apart by their beginning.
 */
function nameOf(tree: Tree): string | undefined {
  if (tree.kind === 'scalar') return tree.source === '' ? undefined : `=${shortened(tree.source)}`;
  if (tree.kind !== 'map') return undefined;
  for (const name of ['id', 'by', 'period', 'date']) {
    const found = nodeAt(tree, [name])?.node;
    if (found?.kind === 'scalar' && found.source !== '') return `${name}=${shortened(found.source)}`;
  }
  const first = tree.entries.find(({ value }) => value.kind === 'scalar' && value.source !== '');
  return first && `${first.key.source}=${shortened((first.value as ScalarTree).source)}`;
}

function shortened(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}

const longestName = 60;

function firstLine(source: SourceText) {
  return { start: 0, end: lineEnd(source, 0) };
}

function lineEnd(source: SourceText, at: number): number {
  const end = source.text.indexOf('\n', at);
  return end < 0 ? source.text.length : end;
}
