/** Where plans are on the disk. Looks at names, reads no plan. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { sectionOfFile, sectionOfFolder } from '../plan/assemble.ts';
import { organizationFile } from '../plan/organization.ts';

/** There is nothing where plans were looked for; `lint --allow-empty` takes that for an answer. */
export class NoPlanFound extends CannotDo {}

export async function holdsPlan(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some(isHeader);
}

export interface FoundBelow {
  /** Absolute folders that hold a plan. */
  plans: string[];
  /** Absolute paths of organization.yaml files. */
  organizations: string[];
}

/** In the folder and below it, at any depth, in code point order. Links are not followed, so nothing is met twice. */
export async function foundBelow(folder: string): Promise<FoundBelow> {
  const found: FoundBelow = { plans: [], organizations: [] };
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const { name } of entries.filter(entry => !entry.isDirectory())) {
    if (isHeader(name) && !found.plans.length) found.plans.push(folder);
    if (organizationFile.test(name)) found.organizations.push(join(folder, name));
  }
  const folders = entries.filter(entry => entry.isDirectory() && !isPassedOver(entry.name));
  for (const { name } of folders.sort((a, b) => compareCodePoints(a.name, b.name))) {
    const below = await foundBelow(join(folder, name));
    found.plans.push(...below.plans);
    found.organizations.push(...below.organizations);
  }
  return found;
}

/** The folder of the plan that a file is a part of; undefined where the file is none of a section. */
export async function planFolderOf(file: string): Promise<string | undefined> {
  const name = basename(file);
  const folder = dirname(file);
  if (isHeader(name)) return folder;
  if (sectionOfFile(name) && (await holdsPlan(folder))) return folder;
  if (/\.ya?ml$/.test(name) && sectionOfFolder(basename(folder)) && (await holdsPlan(dirname(folder))))
    return dirname(folder);
  return undefined;
}

function isHeader(name: string): boolean {
  return /^plan\.ya?ml$/.test(name);
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
