/** What a run over many plans is about: those that are named, by folder, file or glob, with what stands above them. */
import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { sectionOfFolder } from '../plan/assemble.ts';
import type { ConfigReader } from '../plan/config.ts';
import { configName } from '../plan/config-file.ts';
import { organizationFile } from '../plan/organization.ts';
import { shown } from '../plan/read.ts';
import { foundBelow, holdsPlan, NoPlanFound, planFolderOf } from './plan-folders.ts';
import { planPaths } from './plan-paths.ts';

export interface Target {
  /** A plan's folder, a file that is a whole plan, or a file of its own kind; as the user would type it. */
  path: string;
  kind: 'folder' | 'file' | 'organization' | 'configuration';
}

/**
 * Each plan once, by path, however it was named. A folder without a plan stands for those below it; a section's file
 * for its plan. Without any path: the plans of the configuration, else the one here, else those below plans/.
 *
 * @throws CannotDo where a path leads to none; NoPlanFound is no matter where `allowEmpty` says so
 */
export async function namedTargets(
  paths: readonly string[],
  allowEmpty: boolean,
  cwd: string,
  configs: ConfigReader,
): Promise<Target[]> {
  const orNone = async <T>(search: Promise<T[]>): Promise<T[]> => {
    try {
      return await search;
    } catch (error) {
      if (allowEmpty && error instanceof NoPlanFound) return [];
      throw error;
    }
  };
  const found = new Map<string, Target>();
  for (const path of paths.length ? paths : await orNone(planPaths(cwd, configs)))
    for (const target of await orNone(targetsOf(path, cwd))) found.set(resolve(cwd, target.path), target);
  return [...found.values()].sort((a, b) => compareCodePoints(a.path, b.path));
}

async function targetsOf(path: string, cwd: string): Promise<Target[]> {
  const absolute = resolve(cwd, path);
  const entry = await stat(absolute).catch(() => undefined);
  const typed = (target: string): string => asTyped(target, path, cwd);
  if (entry?.isDirectory()) {
    if (await holdsPlan(absolute)) return [{ path: shown(path), kind: 'folder' }];
    const { plans, organizations } = await foundBelow(absolute);
    if (!plans.length && !organizations.length)
      throw new NoPlanFound(
        `There is no plan.yaml in ${shown(path)} or in a folder below it.`,
        'Name the folder of a plan, or write one with: csplan init',
      );
    return [
      ...plans.map((plan): Target => ({ path: typed(plan), kind: 'folder' })),
      ...organizations.map((file): Target => ({ path: typed(file), kind: 'organization' })),
    ];
  }
  if (!entry && /[*?{[]/.test(path)) return matching(path, cwd);
  return [await fileTarget(path, cwd)];
}

/** A file that doesn't exist is taken for a plan, so that reading it says what is missing. */
export async function fileTarget(path: string, cwd: string): Promise<Target> {
  const name = basename(path);
  if (organizationFile.test(name)) return { path: shown(path), kind: 'organization' };
  if (name === configName) return { path: shown(path), kind: 'configuration' };
  const folder = await planFolderOf(resolve(cwd, path));
  return folder ? { path: asTyped(folder, path, cwd), kind: 'folder' } : { path: shown(path), kind: 'file' };
}

async function matching(pattern: string, cwd: string): Promise<Target[]> {
  const matches = await glob(pattern.replace(/\/+$/, ''), {
    cwd,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  const targets: Target[] = [];
  for (const match of matches.map(match => resolve(match))) {
    const path = asTyped(match, pattern, cwd);
    if (await holdsPlan(match)) targets.push({ path, kind: 'folder' });
    else if (organizationFile.test(basename(match))) targets.push({ path, kind: 'organization' });
    else if (basename(match) !== configName && /\.ya?ml$/.test(match)) {
      const target = await fileTarget(path, cwd);
      // A whole plan in one file is taken where the pattern asks for YAML files, not where it asks for everything.
      if (target.kind === 'folder' || /\.ya?ml$/.test(pattern)) targets.push(target);
    }
  }
  if (targets.length) return targets;
  throw new NoPlanFound(
    `No plan matches ${pattern}.`,
    'A pattern starts from the current folder: "plans/*" are the folders in plans/, "plans/**" those at any depth.',
  );
}

/** Relative where the path it was found by was. */
function asTyped(absolute: string, path: string, cwd: string): string {
  return isAbsolute(path) ? shown(absolute) : shown(relative(cwd, absolute)) || '.';
}

/**
 * Those of the targets that one of the files is a part of, or stands above: an organization, a configuration.
 *
 * @param settings absolute paths of the configurations of a target, those that they extend among them
 */
export function changedTargets(
  targets: readonly Target[],
  files: readonly string[],
  settings: ReadonlyMap<Target, ReadonlySet<string>>,
  cwd: string,
): Target[] {
  const changed = new Set(files);
  const touched = foldersTouched(targets, files, cwd);
  const sharing = files.filter(file => isSharing(basename(file))).map(file => dirname(file));
  return targets.filter(target => {
    const absolute = resolve(cwd, target.path);
    if (changed.has(absolute) || [...(settings.get(target) ?? [])].some(file => changed.has(file)))
      return true;
    if (target.kind === 'organization' || target.kind === 'configuration') return false;
    const folder = folderOf(target, cwd);
    return touched[target.kind].has(folder) || sharing.some(above => isBelow(folder, above));
  });
}

function folderOf({ path, kind }: Target, cwd: string): string {
  const absolute = resolve(cwd, path);
  return kind === 'folder' ? absolute : dirname(absolute);
}

/**
 * Folders of plans in which a part of them changed. A plan inside another's folder keeps its files: of those of plan
 * folders the nearest above a file has it.
 */
function foldersTouched(
  targets: readonly Target[],
  files: readonly string[],
  cwd: string,
): Record<'folder' | 'file', ReadonlySet<string>> {
  const of = (kind: Target['kind']) =>
    new Set(targets.filter(target => target.kind === kind).map(target => folderOf(target, cwd)));
  const known = { folder: of('folder'), file: of('file') };
  const touched = { folder: new Set<string>(), file: new Set<string>() };
  for (const file of files)
    for (
      let folder = dirname(file), below = file;
      folder !== below;
      below = folder, folder = dirname(folder)
    ) {
      for (const kind of ['folder', 'file'] as const)
        if (known[kind].has(folder) && isPart(file, folder, kind)) touched[kind].add(folder);
      if (known.folder.has(folder)) break;
    }
  return touched;
}

function isSharing(name: string): boolean {
  return organizationFile.test(name) || name === configName;
}

/** A file in the folder of a plan that says something about it: a section, an entry, exports, closed periods. */
function isPart(file: string, folder: string, kind: Target['kind']): boolean {
  const [first = '', ...rest] = relative(folder, file).split(sep);
  if (/\.(?:csv|tsv|txt|gz|ics)$/i.test(file)) return kind === 'folder' || first === 'results';
  return kind === 'folder' && /\.ya?ml$/.test(file) && (!rest.length || Boolean(sectionOfFolder(first)));
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
