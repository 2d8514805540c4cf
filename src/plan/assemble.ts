/** From a plan's files to a `PlanDocument`: mount the section files, validate, resolve references, locate. */
import { byPlace, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { checkCalendar } from './calendar-checks.ts';
import type { Place, PlanDocument, PlanFile } from './document.ts';
import { type Section, sections } from './fields.ts';
import type { Plan } from './generated/types.ts';
import { checkReferences } from './references.ts';
import { checkShape } from './shape.ts';
import { checkTimeZones } from './time-zones.ts';
import { findTraps } from './traps.ts';
import { fromPointer, type MapTree, nodeAt, type ScalarTree, type Step, type Tree } from './tree.ts';
import { parseYaml } from './yaml.ts';

/** File name of a section's own file, `goals.yaml`, and what it holds. */
export function sectionOfFile(name: string): Section | undefined {
  const match = /^([a-z_]+)\.ya?ml$/.exec(name);
  return sections.find(section => section === match?.[1]);
}

/**
 * @param path as the user would type it: the plan's folder or file
 * @param folder absolute folder that relative paths in the plan start from
 * @param texts the header file first (`plan.yaml` or the plan file itself), then section files; paths as shown to the user
 */
export function assemblePlan(
  path: string,
  folder: string,
  texts: { path: string; section?: Section; text: string }[],
): PlanDocument {
  const files: PlanFile[] = texts.map(({ path, section, text }) => ({
    ...parseYaml(path, text),
    mount: section === undefined ? [] : [section],
  }));
  const document = new AssembledPlan(path, folder, files);
  document.check();
  return document;
}

class AssembledPlan implements PlanDocument {
  readonly path: string;
  readonly folder: string;
  readonly files: PlanFile[];
  readonly plan: Plan;
  readonly findings: Diagnostic[];
  readonly broken = new Set<string>();
  /** The whole plan as one tree: the header's map with the section files' trees put in. */
  private readonly root: MapTree;
  /** Sections that stand in files of their own. */
  private readonly mounted = new Map<string, PlanFile>();

  constructor(path: string, folder: string, files: PlanFile[]) {
    this.path = path;
    this.folder = folder;
    this.files = files;
    this.findings = files.flatMap(file => file.findings);
    this.root = this.mountAll();
    this.plan = planValue(this.root, []) as Plan;
  }

  private mountAll(): MapTree {
    const [header, ...others] = this.files;
    const start: MapTree =
      header?.tree?.kind === 'map'
        ? header.tree
        : { kind: 'map', flow: false, entries: [], range: { start: 0, end: 0 } };
    const entries = [...start.entries];
    for (const file of others) {
      const section = String(file.mount[0]);
      const inline = entries.find(entry => entry.key.source === section);
      const key: ScalarTree = {
        kind: 'scalar',
        value: section,
        source: section,
        style: 'absent',
        range: { start: 0, end: 0 },
      };
      const value: Tree = file.tree ?? { ...key, value: null, source: '' };
      if (inline) this.reportTwice(section, inline.key, file);
      else {
        entries.push({ key, value });
        this.mounted.set(section, file);
      }
    }
    return { ...start, entries };
  }

  private reportTwice(section: string, inline: ScalarTree, file: PlanFile): void {
    const header = this.files[0]!;
    this.findings.push({
      ruleId: 'schema/section-twice',
      severity: 'error',
      message: `The section ${section} stands in ${header.source.path} and in ${file.source.path}; only one of the two can count.`,
      help: `Move everything into ${file.source.path} and delete the section here, or delete the file.`,
      file: header.source.path,
      range: inline.range,
      pointer: `/${section}`,
      anchor: `/${section}`,
      related: [{ message: 'The other one.', file: file.source.path, range: { start: 0, end: 0 } }],
      serves: ['S4-2'],
    });
  }

  check(): void {
    const header = this.files[0]!;
    if (header.failed) this.broken.add('');
    for (const file of this.files) if (file.failed && file.mount.length) this.broken.add(`/${file.mount[0]}`);
    const keep = (finding: Diagnostic): void => {
      this.findings.push(finding);
      if (finding.ruleId.startsWith('schema/') || finding.ruleId.startsWith('yaml/'))
        this.broken.add(finding.pointer);
    };
    if (!header.failed) {
      const traps = findTraps(this);
      traps.forEach(keep);
      for (const finding of checkShape(this, this.root)) if (!this.isBroken(finding.pointer)) keep(finding);
      for (const finding of [...checkTimeZones(this), ...checkCalendar(this)])
        if (!this.isBroken(finding.pointer)) keep(finding);
      for (const finding of checkReferences(this))
        if (!this.isBroken(finding.pointer)) this.findings.push(finding);
    }
    this.findings.sort(byPlace);
  }

  private isBroken(pointer: string): boolean {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      if (this.broken.has(at)) return true;
      if (at === '') return false;
    }
  }

  node(pointer: string): { tree: Tree; key?: ScalarTree; file: PlanFile } | undefined {
    const steps = fromPointer(pointer);
    const found = nodeAt(this.root, steps);
    return found && { tree: found.node, key: found.key, file: this.fileOf(steps) };
  }

  private fileOf(steps: readonly string[]): PlanFile {
    return this.mounted.get(steps[0] ?? '') ?? this.files[0]!;
  }

  locate(pointer: string): Place {
    const steps = fromPointer(pointer);
    for (let length = steps.length; length >= 0; length--) {
      const found = this.node(pointerOf(steps.slice(0, length)));
      if (!found) continue;
      const { source } = found.file;
      const isOwn = length === steps.length;
      const key = found.key && found.key.style !== 'absent' ? found.key.range : undefined;
      if (found.tree.kind === 'scalar' && found.tree.style === 'absent')
        return { source, range: key ?? firstLine(source), keyRange: key };
      if (isOwn) return { source, range: found.tree.range, keyRange: key };
      return { source, range: heading(found.tree, key, source), keyRange: key };
    }
    const { source } = this.files[0]!;
    return { source, range: firstLine(source) };
  }

  anchor(pointer: string): string {
    const steps = fromPointer(pointer);
    let anchor = '';
    let tree: Tree | undefined = this.root;
    for (const step of steps) {
      const inList: boolean = tree?.kind === 'sequence';
      tree = tree && nodeAt(tree, [step])?.node;
      const id = inList && tree ? nameOf(tree) : undefined;
      anchor += inList ? (id === undefined ? `[${step}]` : `[${id}]`) : `/${step}`;
    }
    return anchor;
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
  'met',
  'answered',
  'resolved',
]);

function planValue(tree: Tree, steps: readonly Step[]): unknown {
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

function pointerOf(steps: readonly string[]): string {
  return steps.map(step => `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** What tells a list item from its neighbours whatever their order. */
function nameOf(tree: Tree): string | undefined {
  for (const name of ['id', 'by', 'period', 'date']) {
    const found = nodeAt(tree, [name])?.node;
    if (found?.kind === 'scalar' && found.source !== '') return `${name}=${found.source}`;
  }
  return undefined;
}

/** Where to point when something is absent below a node: its key, its id line, or its first line. */
function heading(tree: Tree, key: ScalarTree['range'] | undefined, source: SourceText) {
  if (key) return key;
  if (tree.kind === 'map' && tree.entries.length) {
    const entry = tree.entries.find(entry => entry.key.source === 'id') ?? tree.entries[0]!;
    return entry.value.kind === 'scalar'
      ? { start: entry.key.range.start, end: Math.max(entry.key.range.end, entry.value.range.end) }
      : entry.key.range;
  }
  return tree.range.end > tree.range.start
    ? { start: tree.range.start, end: Math.min(tree.range.end, lineEnd(source, tree.range.start)) }
    : firstLine(source);
}

function firstLine(source: SourceText) {
  return { start: 0, end: lineEnd(source, 0) };
}

function lineEnd(source: SourceText, at: number): number {
  const end = source.text.indexOf('\n', at);
  return end < 0 ? source.text.length : end;
}

/** A plan from texts in memory: file name → content, for tests and for text from standard input. */
export function planFromTexts(texts: Record<string, string>, path = 'plan.yaml'): PlanDocument {
  const names = Object.keys(texts);
  const header = names.find(name => /(^|\/)plan\.ya?ml$/.test(name)) ?? names[0]!;
  const ordered = [header, ...names.filter(name => name !== header)];
  return assemblePlan(
    path,
    '/',
    ordered.map(name => ({
      path: name,
      text: texts[name]!,
      section: name === header ? undefined : sectionOfFile(name.split('/').at(-1)!),
    })),
  );
}
