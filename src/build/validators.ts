/** Compiles the schemas to plain functions, so that a run never pays for ajv's compiler. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { reportSchemaFile } from './report-schema-file.ts';
import { readSchemas } from './schemas.ts';

const root = join(import.meta.dirname, '../..');
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
  const ajv = newAjv();
  // enumDescriptions is what editors show beside each value of an enum.
  ajv.addVocabulary(['enumDescriptions', ...own]);
  for (const [name, schema] of readSchemas()) ajv.addSchema(schema, base + name);
  await writeModule('plan/built/validators.js', ajv, {
    validatePlan: `${base}plan.schema.json`,
    validateConfig: `${base}config.schema.json`,
    validateOrganization: `${base}organization.schema.json`,
  });
  await buildProvenanceValidator();
}

/** A module of its own: only what reads reports needs it. */
async function buildProvenanceValidator(): Promise<void> {
  const ajv = newAjv();
  const report = `${base}report.schema.json`;
  ajv.addSchema(JSON.parse(readFileSync(join(root, reportSchemaFile), 'utf8')), report);
  await writeModule('report/built/provenance-validator.js', ajv, {
    validateProvenance: `${report}#/definitions/Provenance`,
  });
}

function newAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: false,
    discriminator: true,
    inlineRefs: false,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    // What is wrong is told in our own words.
    messages: false,
    code: { source: true, esm: true, lines: false },
  });
  (addFormats as unknown as (ajv: Ajv, formats: string[]) => void)(ajv, ['date']);
  return ajv;
}

/** @param path from `src/`; `exported` has the name of each function and the schema that it checks */
async function writeModule(path: string, ajv: Ajv, exported: Record<string, string>): Promise<void> {
  const code = (standaloneCode as unknown as (ajv: Ajv, refs: Record<string, string>) => string)(
    ajv,
    exported,
  );
  const file = join(root, 'src', path);
  mkdirSync(dirname(file), { recursive: true });
  const bundled = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minify: true,
    write: false,
  });
  writeFileSync(file, bundled.outputFiles[0]!.text);
}

if (process.argv[1] === import.meta.filename) await buildValidators();
