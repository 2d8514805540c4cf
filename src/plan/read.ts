/** Finds and reads a plan's files. The only module of the room that touches the disk, with `config.ts`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { assemblePlan, sectionOfFile } from './assemble.ts';
import type { PlanDocument } from './document.ts';
import { type Section, sections } from './fields.ts';

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
      return loadFolder(dirname(path), dirname(absolute), basename(path));
    if (!/\.ya?ml$/.test(path))
      throw new CannotDo(
        `${shown(path)} is not a YAML file.`,
        'Name a plan folder, or a file that ends in .yaml.',
      );
    return assemblePlan(shown(path), dirname(absolute), [
      { path: shown(path), text: await read(absolute, path) },
    ]);
  }
  const header = (await list(absolute, path)).find(name => /^plan\.ya?ml$/.test(name));
  if (!header) {
    throw new CannotDo(
      `There is no plan.yaml in ${shown(path)}.`,
      'Name the folder of a plan, or write one with: csplan init',
    );
  }
  return loadFolder(path, absolute, header);
}

async function loadFolder(path: string, folder: string, header: string): Promise<PlanDocument> {
  const at = (name: string): string => shown(path === '.' ? name : join(path, name));
  const texts: { path: string; section?: Section; text: string }[] = [
    { path: at(header), text: await read(join(folder, header), at(header)) },
  ];
  const strays: string[] = [];
  for (const name of await list(folder, path)) {
    if (name === header || !/\.ya?ml$/.test(name) || otherFiles.test(name)) continue;
    const section = sectionOfFile(name);
    if (section) texts.push({ path: at(name), section, text: await read(join(folder, name), at(name)) });
    else strays.push(name);
  }
  const document = assemblePlan(shown(path), folder, texts);
  for (const name of strays) document.findings.push(strayFile(name, at(name)));
  return document;
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
    const text = await readFile(absolute, 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch (error) {
    throw unreadable(error, path);
  }
}

function unreadable(error: unknown, path: string): CannotDo {
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
