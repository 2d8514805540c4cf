/**
 * The field table: every place of a plan with what its schema says beyond shape (references, ids, prose,
 * depth, the demands it serves). Rules, gaps and reference checks read it instead of the schemas.
 */
import { resolveRef, type Schema } from './schemas.ts';

export type Depth = 'core' | 'service' | 'full';

export interface FieldEntry {
  /** Path pattern: `/goals/*​/owner`; `*` is a list index or a free key. */
  path: string;
  /** From which depth on it is asked for: its own, else that of the field it stands in. */
  depth: Depth;
  description?: string;
  /** Kind of id this text points to. */
  ref?: string;
  /** The id is looked up only where the plan has any of its kind; elsewhere it is plain text. */
  refIfListed?: true;
  /** Kind of id that the keys of this map point to. */
  keyRef?: string;
  /** Kind of id that this text introduces. */
  id?: string;
  /** Kind of id that the keys of this map introduce. */
  keysId?: string;
  prose?: true;
  /** Holds text, and nothing but text (or a gap). */
  text?: true;
  values?: string[];
  /** What each of the values means, in their order. */
  valueTexts?: string[];
  serves?: string[];
}

/** Recursion stops here; filters and measures nest without end and hold nothing that the table is for. */
const endless = new Set(['Filter', 'Condition', 'QuantityText', 'QuantityOrGap', 'PartMeasure']);

export function fieldTable(schemas: Map<string, Schema>): FieldEntry[] {
  const entries = new Map<string, FieldEntry>();

  // `above` is what was said beside the `$ref` that led here, or by the alternative around; `outer` is the
  // depth of the field that this one stands in.
  const visit = (
    path: string,
    file: string,
    schema: Schema,
    above: Partial<FieldEntry>,
    outer: Depth,
  ): void => {
    const said: Partial<FieldEntry> = { ...above };
    said.depth ??= schema['x-depth'] as Depth | undefined;
    if (typeof schema.description === 'string' && said.description === undefined)
      said.description = schema.description;
    if (schema['x-ref']) said.ref = schema['x-ref'] as string;
    if (schema['x-ref-if-listed']) said.refIfListed = true;
    if (schema['x-key-ref']) said.keyRef = schema['x-key-ref'] as string;
    if (schema['x-id']) said.id = schema['x-id'] as string;
    if (schema['x-keys-id']) said.keysId = schema['x-keys-id'] as string;
    if (schema['x-prose']) said.prose = true;
    if (Array.isArray(schema.enum)) Object.assign(said, valuesOf(schema));
    if (schema['x-serves']) said.serves = schema['x-serves'] as string[];
    if (typeof schema.$ref === 'string') {
      const target = resolveRef(schemas, file, schema.$ref);
      visit(path, target.file, target.schema, said, outer);
      return;
    }
    if (isText(schema)) said.text = true;
    const known = entries.get(path);
    const depth = known?.depth ?? said.depth ?? outer;
    entries.set(path, { ...said, ...known, ...pick(said, known), path, depth });
    if (endless.has(String(schema.title))) return;
    for (const branch of (schema.oneOf ?? []) as Schema[])
      visit(path, file, branch, { ...said, text: undefined }, outer);
    for (const [key, value] of Object.entries((schema.properties ?? {}) as Record<string, Schema>))
      visit(`${path}/${key}`, file, value, {}, depth);
    if (typeof schema.additionalProperties === 'object')
      visit(`${path}/*`, file, schema.additionalProperties as Schema, {}, depth);
    if (typeof schema.items === 'object') visit(`${path}/*`, file, schema.items as Schema, {}, depth);
  };
  visit('', 'plan.schema.json', schemas.get('plan.schema.json')!, {}, 'core');
  return [...entries.values()].map(clean);
}

/** Where several branches of a `oneOf` describe one path, what any of them says holds. */
function pick(said: Partial<FieldEntry>, known: FieldEntry | undefined): Partial<FieldEntry> {
  return {
    ref: known?.ref ?? said.ref,
    prose: known?.prose ?? said.prose,
    text: known?.text ?? said.text,
  };
}

/** The texts of an enum and what they mean; null in it only says that a gap is allowed. */
function valuesOf(schema: Schema): Pick<FieldEntry, 'values' | 'valueTexts'> {
  const allowed = schema.enum as unknown[];
  const isWritten = (_: unknown, i: number): boolean => typeof allowed[i] === 'string';
  return {
    values: allowed.filter(isWritten) as string[],
    valueTexts: (schema.enumDescriptions as string[] | undefined)?.filter(isWritten),
  };
}

function isText(schema: Schema): boolean {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.includes('string') && types.every(type => type === 'string' || type === 'null');
}

function clean(entry: FieldEntry): FieldEntry {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as unknown as FieldEntry;
}

/** Top-level keys whose schema is a file of its own, in the order of the plan's schema. */
export function sectionNames(schemas: Map<string, Schema>): string[] {
  const properties = schemas.get('plan.schema.json')!.properties as Record<string, Schema>;
  return Object.entries(properties)
    .filter(([, property]) => typeof property.$ref === 'string' && !property.$ref.includes('#'))
    .map(([name]) => name);
}

/** Sections whose entries stand each in a file of its own, in a folder named after the section. */
export function folderNames(schemas: Map<string, Schema>): string[] {
  const properties = schemas.get('plan.schema.json')!.properties as Record<string, Schema>;
  return Object.keys(properties).filter(name => properties[name]!['x-folder']);
}
