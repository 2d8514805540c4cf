/** A plan as it once was. Its texts are compared first, and only what differs is read as YAML. */
import type { Commit } from '../git/log.ts';
import { planValue } from '../plan/tree.ts';
import { parseYaml } from '../plan/yaml.ts';
import { blocksOf } from './blocks.ts';

/** A day from before which something holds: nothing older was looked at. */
export interface Before {
  /** YYYY-MM-DD. */
  before: string;
}

/** Since when a version holds; `now` is what is not committed yet. */
export type When = Commit | Before | 'now';

/** The name of the file that holds everything which has no file of its own, whatever it is called. */
export const headerName = 'plan.yaml';
/** The name of the organization.yaml that a plan takes from. */
export const organizationName = 'organization.yaml';

const sharedKeys = ['id', 'calendar', 'sources', 'measures'];

/** What was read before, by its text: the same text means the same. Undefined is what can't be read. */
export type Readings = Map<string, unknown>;

export class Version {
  readonly at: When;
  /** By their names in the plan's folder; null for what is no text or too large. */
  readonly files: ReadonlyMap<string, string | null>;
  private readonly readings: Readings;
  private blocks: ReadonlyMap<string, string> | undefined | null = null;
  private readonly texts = new Map<string, string>();
  private readonly names: ReadonlyMap<string, readonly string[]>;

  constructor(at: When, files: ReadonlyMap<string, string | null>, readings: Readings) {
    this.at = at;
    this.files = files;
    this.readings = readings;
    this.names = bySection(files.keys());
  }

  /** All that a top-level key can hold, as text: the same text in two versions means the same value. */
  text(key: string): string {
    const known = this.texts.get(key) ?? this.readAsText(key);
    this.texts.set(key, known);
    return known;
  }

  private readAsText(key: string): string {
    if (key === organizationName) return this.sharedText();
    // Entangled: whatever changed in the header may have changed this key.
    const inline = this.headerBlocks ? this.headerBlocks.get(key) : this.files.get(headerName);
    const own = this.filesOf(key).map(name => `${name}\0${this.files.get(name) ?? '\0'}`);
    return own.length ? [inline ?? '', ...own].join('\0') : (inline ?? '');
  }

  /** Of an organization.yaml only what defines measures. */
  private sharedText(): string {
    const text = this.files.get(organizationName) ?? '';
    const blocks = blocksOf(text);
    return blocks ? sharedKeys.map(key => blocks.get(key) ?? '').join('\0') : text;
  }

  /** The value of a top-level key, null where there is none; undefined where it can't be read. */
  value(key: string): unknown {
    const text = `${key}\0${this.text(key)}`;
    if (!this.readings.has(text)) this.readings.set(text, this.read(key));
    return this.readings.get(text);
  }

  /** The text of the header that holds some keys and nothing that these don't need. */
  header(keys: readonly string[]): string {
    const blocks = this.headerBlocks;
    if (!blocks) return this.files.get(headerName) ?? '';
    return keys.flatMap(key => blocks.get(key) ?? []).join('');
  }

  /** Names of the files that a section, or what plans share, has for itself. */
  filesOf(key: string): readonly string[] {
    return this.names.get(key) ?? [];
  }

  private get headerBlocks(): ReadonlyMap<string, string> | undefined {
    if (this.blocks === null) this.blocks = blocksOf(this.files.get(headerName) ?? '');
    return this.blocks;
  }

  private read(key: string): unknown {
    const inline = this.readInline(key);
    const names = this.filesOf(key);
    if (inline === undefined || inline.value !== null || !names.length) return inline?.value;
    const values = names.map(name => readText(this.files.get(name), [key]));
    if (values.includes(undefined)) return undefined;
    return names[0] === `${key}.yaml` ? values[0] : values;
  }

  private readInline(key: string): { value: unknown } | undefined {
    const blocks = this.headerBlocks;
    if (blocks && !blocks.has(key)) return { value: null };
    const all = readText(blocks ? blocks.get(key) : this.files.get(headerName), []);
    if (all === undefined) return undefined;
    return { value: (all as Record<string, unknown> | null)?.[key] ?? null };
  }
}

/** Names of files by the key that they hold: `goals.yaml`, `reviews/2027-Q1.yaml`; in order. */
function bySection(names: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const key = name === organizationName ? name : name.replace(/\.yaml$|\/.*$/s, '');
    if (name !== headerName) found.set(key, [...(found.get(key) ?? []), name]);
  }
  return found;
}

/** A text's value; undefined where it can't be read, null where it is empty. */
function readText(text: string | null | undefined, steps: readonly string[]): unknown {
  if (text === null || text === undefined) return undefined;
  const { tree, failed } = parseYaml('', text);
  if (failed) return undefined;
  return tree ? planValue(tree, steps) : null;
}
