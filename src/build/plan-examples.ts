/** What stands in complete plans that lint finds nothing wrong with, to show each field and section by it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

const root = join(import.meta.dirname, '../..');

/** The second is laid over the first: what depth full adds to it. */
const complete = ['test/rules/clean.yaml', 'test/rules/clean-full.yaml'];

/** What the complete plan doesn't show is looked for in the examples, and at last in a plan made for that. */
const plans = [
  ...complete,
  'examples/city-311',
  'examples/saas-support',
  'src/build/examples/rare-fields.yaml',
];

/** A value longer than this says no more than its beginning. */
const longest = 60;

/** A section's text in the complete plan of depth core, and what depth full adds; either may be missing. */
export function sectionExamples(section: string): { core?: string; full?: string } {
  const [core, full] = complete.map(path => sectionOf(readFileSync(join(root, path), 'utf8'), section));
  return { core, full };
}

/** From a top-level key to the next one. */
function sectionOf(text: string, section: string): string | undefined {
  const start = text.search(new RegExp(`^${section}:`, 'm'));
  if (start < 0) return undefined;
  return text
    .slice(start)
    .split(/\n(?=[^\s#-])/)[0]!
    .trimEnd();
}

/**
 * A value at a place, as it is written: the first short one, else the beginning of the first.
 * @param path a path pattern of the field table
 */
export function fieldExample(path: string): string | undefined {
  const steps = path.split('/').slice(1);
  // A watched measure has the fields of a KPI.
  const values = [...valuesOf(steps), ...(steps[0] === 'watch' ? valuesOf(['kpis', ...steps.slice(1)]) : [])];
  return values.find(({ length }) => length <= longest) ?? values.map(cut)[0];
}

/** What stands at a place in all the plans. */
function valuesOf(steps: readonly string[]): string[] {
  return files()
    .filter(({ section }) => section === undefined || section === steps[0])
    .flatMap(({ section, node }) => valuesAt(node, section === undefined ? steps : steps.slice(1)))
    .map(written)
    .filter(text => text !== '');
}

/** After a word, where it has any. */
function cut(text: string): string {
  const end = text.lastIndexOf(' ', longest);
  return `${text.slice(0, end < 0 ? longest : end)} …`;
}

interface ExampleFile {
  /** Holds this section; none where it is a whole plan. */
  section?: string;
  node: Node | null;
}

let read: ExampleFile[] | undefined;

function files(): ExampleFile[] {
  read ??= plans
    .map(path => join(root, path))
    .flatMap(path =>
      path.endsWith('.yaml')
        ? [fileAt(path)]
        : readdirSync(path)
            .filter(name => name.endsWith('.yaml') && name !== 'csplan.config.yaml')
            .sort()
            .map(name => fileAt(join(path, name), name === 'plan.yaml' ? undefined : name.slice(0, -5))),
    );
  return read;
}

function fileAt(path: string, section?: string): ExampleFile {
  return { section, node: parseDocument(readFileSync(path, 'utf8')).contents };
}

function valuesAt(node: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [node];
  if (isSeq(node)) return step === '*' ? node.items.flatMap(item => valuesAt(item, rest)) : [];
  if (!isMap(node)) return [];
  return node.items
    .filter(({ key }) => step === '*' || String(key) === step)
    .flatMap(({ value }) => valuesAt(value, rest));
}

/** On one line; '' for a gap or an empty list. */
function written(node: unknown): string {
  if (isSeq(node)) return node.items.length ? `[${node.items.map(written).join(', ')}]` : '';
  if (isMap(node)) return `{${node.items.map(({ key, value }) => `${key}: ${written(value)}`).join(', ')}}`;
  if (!isScalar(node) || node.value === null) return '';
  return String(typeof node.value === 'string' ? node.value : (node.source ?? node.value)).trim();
}
