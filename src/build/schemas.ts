/** The schemas on disk, as the build reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const schemaFolder = join(import.meta.dirname, '../../schemas');

/** The one schema that is generated: from the metadata of the rules. */
export const rulesSchemaFile = 'rules.schema.json';

export interface Schema {
  [keyword: string]: unknown;
}

/** Every schema file by its file name, in code point order. */
export function readSchemas(): Map<string, Schema> {
  const names = readdirSync(schemaFolder).filter(name => name.endsWith('.schema.json'));
  return new Map(
    names.sort().map(name => [name, JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'))]),
  );
}

/** Resolves `$ref` relative to the file it stands in. */
export function resolveRef(
  schemas: Map<string, Schema>,
  file: string,
  ref: string,
): { file: string; schema: Schema } {
  const [path = '', fragment = ''] = ref.split('#');
  const target = path === '' ? file : path;
  let schema = schemas.get(target) as unknown;
  for (const step of fragment.split('/').filter(Boolean)) schema = (schema as Schema | undefined)?.[step];
  if (!schema) throw new Error(`${file}: $ref ${ref} leads nowhere`);
  return { file: target, schema: schema as Schema };
}
