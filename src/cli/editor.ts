/** `csplan editor`: what an editor needs to explain, complete and check a plan's files while somebody writes. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { findConfig } from '../plan/config.ts';
import { countingFiles } from '../plan/config-cascade.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { schemaFolder, withSchemaLine } from '../scaffold/editor-files.ts';
import { editorSchemas, schemaOfPart, schemaText } from '../scaffold/editor-schemas.ts';
import { Exit, type Io } from './io.ts';
import { createFiles } from './new-files.ts';
import { planPaths } from './plan-paths.ts';
import { type Replacement, replaceFiles } from './replace-files.ts';
import { sharedRoot } from './shared-root.ts';

/** A file that is to name its schema. */
interface Named {
  /** Absolute. */
  path: string;
  text: string;
  schema: string;
  /** Absolute folder that `.csplan/` stands in. */
  root: string;
}

/** A file with what stands in it, undefined where there is none yet, and what is to stand in it. */
type Change = Omit<Replacement, 'before'> & { before: string | undefined };

/**
 * Writes the schemas of this version, and a first line into each file that names none.
 * @throws CannotDo where there is no plan, or a file changes meanwhile
 */
export async function runEditor(plans: readonly string[], _options: object, io: Io): Promise<number> {
  const files = await namedFiles(plans.length ? plans : await planPaths(io.cwd), io.cwd);
  const roots = [...new Set(files.map(({ root }) => root))];
  const lines = files.map(file => withLine(file, io.cwd)).filter(isNeeded);
  const schemas = (await Promise.all(roots.map(root => schemasOf(root, io.cwd)))).flat().filter(isNeeded);
  await replaceFiles([...schemas, ...lines].filter(isReplacement));
  const missing = schemas.filter(({ before }) => before === undefined);
  await createFiles(missing.map(({ path, after }) => ({ path, text: after })));
  io.out(summary(schemas, lines));
  return Exit.ok;
}

function isNeeded({ before, after }: Change): boolean {
  return before !== after;
}

function isReplacement(change: Change): change is Replacement {
  return change.before !== undefined;
}

/** All files of the plans, of the organizations that they share, and the configurations. */
async function namedFiles(plans: readonly string[], cwd: string): Promise<Named[]> {
  const found = new Map<string, Named>();
  for (const plan of plans) {
    const document = await loadPlan(plan, cwd);
    const root = await sharedRoot(document.folder, cwd);
    // As it is on the disk: what was parsed has lost its byte order mark.
    const add = async (file: string, schema: string): Promise<void> => {
      const path = resolve(cwd, file);
      if (!found.has(path)) found.set(path, { path, text: await readFile(path, 'utf8'), schema, root });
    };
    for (const { source, mount } of document.files) await add(source.path, schemaOfPart(mount));
    for (const { source } of document.organization?.files ?? [])
      await add(source.path, 'organization.schema.json');
    for (const { path } of countingFiles(await findConfig(document.folder, cwd)))
      await add(path, 'config.schema.json');
  }
  return [...found.values()];
}

function withLine({ path, text, schema, root }: Named, cwd: string): Change {
  const folder = shown(relative(dirname(path), join(root, schemaFolder)));
  const after = withSchemaLine(text, `${folder}/${schema}`);
  return { path, shown: shown(relative(cwd, path)), before: text, after };
}

function schemasOf(root: string, cwd: string): Promise<Change[]> {
  return Promise.all(
    [...editorSchemas()].map(async ([name, schema]) => {
      const path = join(root, schemaFolder, name);
      const before = await readFile(path, 'utf8').catch(() => undefined);
      return { path, shown: shown(relative(cwd, path)), before, after: schemaText(schema) };
    }),
  );
}

function summary(schemas: readonly Change[], lines: readonly Change[]): string {
  const folders = [...new Set(schemas.map(({ shown }) => shown.slice(0, shown.lastIndexOf('/') + 1)))];
  if (!folders.length && !lines.length)
    return 'Nothing to write: the schemas are those of this csplan, and every file names its own.\n';
  const written = [
    ...folders.map(folder => [folder, 'the schemas of this csplan']),
    ...lines.map(({ shown }) => [shown, 'a first line that names its schema']),
  ] as [string, string][];
  const width = Math.max(...written.map(([path]) => path.length));
  return [
    'Written:',
    ...written.map(([path, purpose]) => `  ${path.padEnd(width)}  ${purpose}`),
    '',
    'Next: open the folder in an editor that knows schemas of YAML files, for example VS Code with the extension',
    '"YAML" by Red Hat.',
    '',
  ].join('\n');
}
