/** Compiles the schemas to plain functions, so that a run never pays for ajv's compiler. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { readSchemas } from './schemas.ts';

const base = 'csplan:///';

/** What our schemas say beyond shape; the field table has it. */
const own = [
  'x-ref',
  'x-ref-if-listed',
  'x-key-ref',
  'x-id',
  'x-keys-id',
  'x-prose',
  'x-serves',
  'x-depth',
  'x-folder',
];

export async function buildValidators(): Promise<void> {
  const ajv = new Ajv({
    allErrors: true,
    verbose: false,
    discriminator: true,
    inlineRefs: false,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, lines: false },
  });
  (addFormats as unknown as (ajv: Ajv, formats: string[]) => void)(ajv, ['date']);
  // enumDescriptions is what editors show beside each value of an enum.
  ajv.addVocabulary(['enumDescriptions', ...own]);
  for (const [name, schema] of readSchemas()) ajv.addSchema(schema, base + name);
  const code = (standaloneCode as unknown as (ajv: Ajv, refs: Record<string, string>) => string)(ajv, {
    validatePlan: `${base}plan.schema.json`,
    validateConfig: `${base}config.schema.json`,
    validateOrganization: `${base}organization.schema.json`,
  });
  const folder = join(import.meta.dirname, '../plan/built');
  mkdirSync(folder, { recursive: true });
  const bundled = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minify: true,
    write: false,
  });
  writeFileSync(join(folder, 'validators.js'), bundled.outputFiles[0]!.text);
}

if (process.argv[1] === import.meta.filename) await buildValidators();
