/**
 * The schemas as an editor wants them. It shows the description nearest to a value, so a field's own has to
 * stand at each of its alternatives; names of types and what csplan alone reads would be in the way.
 */
import { schemas } from '../plan/generated/schemas.ts';

interface Schema {
  [keyword: string]: unknown;
}

/** File name → the schema as an editor wants it; it allows what the schema allows. */
export function editorSchemas(): Map<string, object> {
  return new Map(Object.entries(schemas).map(([file, schema]) => [file, forEditor(schema as Schema, file)]));
}

/** A schema as its file has it. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The file name of the schema of a part of a plan. @param mount steps to it: none for the header's file */
export function schemaOfPart([section, entry]: readonly (string | number)[]): string {
  if (section === undefined) return 'plan.schema.json';
  const whole = `${section}.schema.json`;
  if (entry === undefined) return whole;
  return ((schemas[whole] as Schema).items as { $ref: string }).$ref;
}

/** Keywords whose value is a map of schemas, and those whose value is a schema or a list of them. */
const maps = ['properties', 'patternProperties', 'definitions'];
const schemaValued = ['items', 'additionalItems', 'additionalProperties', 'propertyNames'];

function forEditor(schema: Schema, file: string): Schema {
  if (schema.pattern && schema.description) schema = { patternErrorMessage: schema.description, ...schema };
  const told = schema.description === undefined ? schema : withAlternatives(schema, file);
  const result: Schema = {};
  for (const [keyword, value] of Object.entries(told)) {
    if (keyword === 'title' || keyword === 'discriminator' || keyword.startsWith('x-')) continue;
    result[keyword] = inside(keyword, value, file);
  }
  if (schema.discriminator) result.properties = { kind: kindsOf(schema, file) };
  return namedByKind(result);
}

function inside(keyword: string, value: unknown, file: string): unknown {
  if (maps.includes(keyword))
    return Object.fromEntries(
      Object.entries(value as Record<string, Schema>).map(([name, inner]) => [name, forEditor(inner, file)]),
    );
  if (keyword !== 'oneOf' && !schemaValued.includes(keyword)) return value;
  if (Array.isArray(value)) return value.map((inner: Schema) => forEditor(inner, file));
  return typeof value === 'object' ? forEditor(value as Schema, file) : value;
}

/**
 * A field's description at each of its alternatives, where those have no kinds (which say more by themselves).
 * A reference to alternatives is written out for that.
 */
function withAlternatives(schema: Schema, file: string): Schema {
  const { description, ...rest } = schema;
  if (typeof rest.$ref === 'string') {
    const { target, at } = resolve(rest.$ref, file);
    if (!target.oneOf || target.discriminator) return schema;
    const { $ref: _, ...beside } = rest;
    return withAlternatives({ ...rebased(target, at, file), ...beside, description }, file);
  }
  if (!rest.oneOf || rest.discriminator) return schema;
  const alternatives = (rest.oneOf as Schema[]).map(one => withAlternatives({ ...one, description }, file));
  return { description, ...rest, oneOf: alternatives };
}

function resolve(ref: string, file: string): { target: Schema; at: string } {
  const [path, fragment = ''] = ref.split('#');
  const at = path || file;
  let target = schemas[at];
  for (const step of fragment.split('/').filter(Boolean)) target = (target as Schema)[step];
  return { target: target as Schema, at };
}

/** The alternatives of another file: references inside it name that file from here. */
function rebased(schema: Schema, at: string, file: string): Schema {
  if (at === file) return schema;
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${at}${value}` : value,
  ) as Schema;
}

/** What `kind` can be: an editor proposes only the kinds that lack nothing else, where they are not listed. */
function kindsOf(schema: Schema, file: string): Schema {
  const alternatives = (schema.oneOf as Schema[]).map(({ $ref }) => resolve($ref as string, file).target);
  return {
    enum: alternatives.map(({ properties }) => (properties as Record<string, Schema>).kind!.const),
    enumDescriptions: alternatives.map(({ description }) => description),
  };
}

/** The kind of a measure is explained by what the measure is. */
function namedByKind(schema: Schema): Schema {
  const properties = schema.properties as Record<string, Schema> | undefined;
  if (properties?.kind?.const === undefined || schema.description === undefined) return schema;
  const kind = { ...properties.kind, description: schema.description };
  return { ...schema, properties: { ...properties, kind } };
}
