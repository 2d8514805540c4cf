/** The published schemas, as strict as what csplan writes has to be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const outputs = join(import.meta.dirname, '../../schemas/output');

type Mistakes = NonNullable<ValidateFunction['errors']>;

/** `schemas/output/NAME.schema.json`. */
export function publishedSchema(name: string) {
  return JSON.parse(readFileSync(join(outputs, `${name}.schema.json`), 'utf8'));
}

/** Gives the first mistakes of a JSON text against a published schema; none where it is as published. */
export function mistakesBy(name: string): (json: string) => Mistakes {
  const schema: unknown = publishedSchema(name);
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
  const validate = ajv.compile(closed(schema) as object);
  return json => (validate(JSON.parse(json)) ? [] : (validate.errors ?? []).slice(0, 5));
}

/** The schema lets other keys pass, for readers of newer versions; here none may be there. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}
