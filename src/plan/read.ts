/** Finds and reads a plan's files. The only module of the room that touches the disk, with `config.ts`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { assembleFiles, organizationOf, sectionOfFile, sectionOfFolder } from './assemble.ts';
import { parseFiles, type TextOfFile } from './checked-document.ts';
import type { OrganizationDocument, PlanDocument } from './document.ts';
import { type Section, sections } from './fields.ts';
import { organizationFile, parseOrganization } from './organization.ts';

/** YAML files beside a plan that are no sections. */
const otherFiles = /^(organization|csplan\.config)\.ya?ml$|^\./;

/**
 * @param path a plan's folder, its `plan.yaml`, or a single file of any name that holds a whole plan
 * @throws CannotDo where there is no plan
 */
export async function loadPlan(path: string, cwd: string): Promise<PlanDocument> {
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch(error => missing(error, path, absolute));
  if (!found.isDirectory()) {
    if (/^plan\.ya?ml$/.test(basename(absolute)))
      return loadFolder(dirname(path), dirname(absolute), basename(path), cwd);
    if (organizationFile.test(basename(absolute)))
      throw new CannotDo(
        `${shown(path)} is what plans share; it is no plan itself.`,
        'Name the folder of a plan that uses it; csplan lint takes the file as well.',
      );
    if (!/\.ya?ml$/.test(path))
      throw new CannotDo(
        `${shown(path)} is not a YAML file.`,
        'Name a plan folder, or a file that ends in .yaml.',
      );
    const texts = [{ path: shown(path), text: await read(absolute, path) }];
    return assembled(shown(path), dirname(absolute), texts, cwd);
  }
  const header = (await list(absolute, path)).find(name => /^plan\.ya?ml$/.test(name));
  if (!header) {
    throw new CannotDo(
      `There is no plan.yaml in ${shown(path)}.`,
      'Name the folder of a plan, or write one with: csplan init',
    );
  }
  return loadFolder(path, absolute, header, cwd);
}

async function loadFolder(path: string, folder: string, header: string, cwd: string): Promise<PlanDocument> {
  const at = (name: string): string => shown(path === '.' ? name : join(path, name));
  const texts: TextOfFile[] = [{ path: at(header), text: await read(join(folder, header), at(header)) }];
  const strays: string[] = [];
  for (const name of await list(folder, path)) {
    const folderSection = sectionOfFolder(name);
    if (folderSection) texts.push(...(await entriesOf(folderSection, join(folder, name), at(name))));
    if (name === header || !/\.ya?ml$/.test(name) || otherFiles.test(name)) continue;
    const section = sectionOfFile(name);
    if (section) texts.push({ path: at(name), section, text: await read(join(folder, name), at(name)) });
    else strays.push(name);
  }
  const document = await assembled(shown(path), folder, texts, cwd);
  for (const name of strays) document.findings.push(strayFile(name, at(name)));
  return document;
}

/** The files of a folder whose section has one for each entry, in the order of their names. */
async function entriesOf(section: Section, folder: string, path: string): Promise<TextOfFile[]> {
  const found = await stat(folder);
  if (!found.isDirectory()) return [];
  const names = (await list(folder, path)).filter(name => /^[^.].*\.ya?ml$/.test(name));
  return Promise.all(
    names.map(async (name, entry) => ({
      path: `${path}/${name}`,
      section,
      entry,
      text: await read(join(folder, name), `${path}/${name}`),
    })),
  );
}

async function assembled(
  path: string,
  folder: string,
  texts: readonly TextOfFile[],
  cwd: string,
): Promise<PlanDocument> {
  const files = parseFiles(texts);
  const found = organizationOf(files) === undefined ? undefined : await findOrganization(folder);
  const organization = found === undefined ? undefined : await loadOrganization(found, cwd);
  return assembleFiles(path, folder, files, organization);
}

/** The organization.yaml of a folder, or of the nearest one above as far as the repository or its configuration reach. */
async function findOrganization(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    const names: string[] = await readdir(folder).catch(() => []);
    const name = names.sort().find(name => organizationFile.test(name));
    if (name) return join(folder, name);
    if (names.includes('.git') || names.includes('csplan.config.yaml') || dirname(folder) === folder)
      return undefined;
  }
}

/** @throws CannotDo where the file can't be read */
export async function loadOrganization(path: string, cwd: string): Promise<OrganizationDocument> {
  const absolute = resolve(cwd, path);
  const typed = isAbsolute(path) ? relative(cwd, absolute) : path;
  await stat(absolute).catch(error => missing(error, typed, absolute));
  return parseOrganization(shown(typed), dirname(absolute), await read(absolute, typed));
}

/** A misspelt section file would otherwise be left out without a word. */
function strayFile(name: string, path: string): PlanDocument['findings'][number] {
  const meant = nearest(name.replace(/\.ya?ml$/, ''), sections);
  return {
    ruleId: 'schema/unknown-file',
    severity: 'warning',
    message: `${name} is not a section of a plan, so nothing in it counts.`,
    help: meant
      ? `Did you mean ${meant}.yaml?`
      : `Sections are ${sections.join(', ')}. Move other files into a folder of their own.`,
    file: path,
    range: { start: 0, end: 0 },
    pointer: '',
    anchor: `file:${name}`,
    serves: ['S4-2'],
  };
}

async function list(folder: string, path: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw unreadable(error, path);
  }
}

async function read(absolute: string, path: string): Promise<string> {
  try {
    return withoutMark(await readFile(absolute, 'utf8'));
  } catch (error) {
    throw unreadable(error, path);
  }
}

/** A text without the byte order mark that some editors put in front. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export function unreadable(error: unknown, path: string): CannotDo {
  const code = (error as NodeJS.ErrnoException).code;
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'you have no permission to read it'
      : code === 'EISDIR'
        ? 'it is a folder'
        : `the system says ${code}`;
  return new CannotDo(`${shown(path)} can't be read: ${reason}.`);
}

async function missing(error: NodeJS.ErrnoException, path: string, absolute: string): Promise<never> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw unreadable(error, path);
  const siblings = await readdir(dirname(absolute)).catch(() => []);
  const meant = nearest(basename(absolute), siblings);
  throw new CannotDo(
    `There is no ${shown(path)}.`,
    meant
      ? `Did you mean ${shown(join(dirname(path), meant))}?`
      : 'Name a plan folder or a plan file; csplan init writes one.',
  );
}

/** Paths are shown with `/` on every system. */
export function shown(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return isAbsolute(path) ? slashed : slashed.replace(/^\.\//, '').replace(/(?<=.)\/$/, '');
}
