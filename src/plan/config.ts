/** Finds and reads `csplan.config.yaml`, what it extends, and which files its overrides are for. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { ConfigLayer, LoadedConfig, ReadConfig } from './config-cascade.ts';
import { type ConfigFile, configName, parseConfigFile } from './config-file.ts';
import { organizationFile } from './organization.ts';
import { pathMeant, shown, unreadable, withoutMark } from './read.ts';

/**
 * The configurations of a folder: from it upward to the git root; outside of git to `root: true` or the disk's root.
 *
 * @param reader one for all plans of a run, so that each file is read once
 * @throws CannotDo where a configuration can't be read
 */
export async function findConfig(
  start: string,
  cwd: string,
  reader = new ConfigReader(cwd),
): Promise<LoadedConfig> {
  const repository = await repositoryRoot(start);
  const found: { file: ReadConfig; counts: boolean }[] = [];
  let counts = true;
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const file = await reader.read(join(folder, configName));
    if (file) found.push({ file, counts });
    if (file?.config.root) counts = false;
    const isTop = repository === undefined ? !counts : folder === repository;
    if (isTop || dirname(folder) === folder) break;
  }
  const inside = repository ?? found.at(-1)?.file.folder ?? start;
  const layers: ConfigLayer[] = [];
  for (const { file, counts } of found)
    layers.push({ files: await new Extending(reader, inside).of(file), counts });
  return { layers, start: resolve(start) };
}

/**
 * The configurations of the folder that a configuration stands in.
 *
 * @throws CannotDo where there is no such file
 */
export async function configurationAt(
  path: string,
  cwd: string,
  reader: ConfigReader,
): Promise<LoadedConfig> {
  const absolute = resolve(cwd, path);
  if (!(await reader.read(absolute)))
    throw new CannotDo(
      `There is no ${shown(path)}.`,
      'csplan config print shows which configurations hold for a folder.',
    );
  return findConfig(dirname(absolute), cwd, reader);
}

/** The nearest folder above that holds `.git`, else undefined. */
export async function repositoryRoot(start: string): Promise<string | undefined> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Reads each file once. */
export class ConfigReader {
  private readonly cwd: string;
  /** Texts by absolute path that count instead of what stands on the disk: what an editor has not saved yet. */
  private readonly instead: ReadonlyMap<string, string>;
  private readonly files = new Map<string, Promise<ReadConfig | undefined>>();

  constructor(cwd: string, instead: ReadonlyMap<string, string> = new Map()) {
    this.cwd = cwd;
    this.instead = instead;
  }

  /** One that reads these texts instead of what stands on the disk, by absolute path. */
  withTexts(texts: ReadonlyMap<string, string>): ConfigReader {
    return new ConfigReader(this.cwd, new Map([...this.instead, ...texts]));
  }

  /** Undefined where there is no such file. */
  read(path: string): Promise<ReadConfig | undefined> {
    const known = this.files.get(path) ?? this.readNow(path);
    this.files.set(path, known);
    return known;
  }

  private async readNow(path: string): Promise<ReadConfig | undefined> {
    const file = shown(relative(this.cwd, path));
    try {
      const text = this.instead.get(path) ?? (await readFile(path, 'utf8'));
      const read = parseConfigFile(file, path, withoutMark(text));
      return await withOverridden({ ...read, findings: [...read.findings, ...(await missingPlans(read))] });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw code === undefined ? error : unreadable(error, file);
    }
  }
}

async function withOverridden(file: ConfigFile): Promise<ReadConfig> {
  const findings = [...file.findings];
  const overridden: Set<string>[] = [];
  for (const [i, override] of (file.config.overrides ?? []).entries()) {
    const patterns = [override?.files ?? []].flat();
    overridden.push(new Set());
    for (const [j, pattern] of patterns.entries()) {
      const pointer = `/overrides/${i}/files${Array.isArray(override.files) ? `/${j}` : ''}`;
      const matches = leadsOut(pattern) ? [] : await yamlFiles(pattern, file.folder);
      for (const path of matches) overridden[i]!.add(path);
      if (!matches.length) findings.push(noMatch(file, pointer, pattern));
    }
  }
  return { ...file, findings, overridden };
}

/** Paths under `plans` that lead nowhere, and patterns that match nothing beside others that do. */
async function missingPlans(file: ConfigFile): Promise<Diagnostic[]> {
  // One that begins with ! takes plans out, and may have none to take.
  const entries = [...(file.config.plans ?? []).entries()].filter(
    ([, path]) => path && !path.startsWith('!'),
  );
  const missing: typeof entries = [];
  for (const [i, path] of entries) if (!(await standsForPlans(path, file.folder))) missing.push([i, path]);
  // Where nothing matches there are no plans yet.
  const isBegun = missing.length < entries.length;
  const told = missing.filter(([, path]) => isBegun || !isPattern(path));
  return Promise.all(told.map(([i, path]) => missingPlan(file, `/plans/${i}`, path)));
}

async function missingPlan(file: ConfigFile, pointer: string, path: string): Promise<Diagnostic> {
  const isGlob = isPattern(path);
  return {
    ruleId: 'config/no-match',
    severity: isGlob ? 'warning' : 'error',
    message: isGlob ? `No plan matches "${path}".` : `There is no ${shown(path)}.`,
    why: 'A plan that is named wrongly is checked by nobody.',
    help: isGlob
      ? 'Globs start from the folder of this file: plans/*, teams/*/plan.yaml. Correct it, or delete it.'
      : await meantBeside(resolve(file.folder, path), file.folder),
    file: file.file,
    range: file.locate(pointer),
    pointer,
    anchor: pointer,
    serves: ['S4-2'],
  };
}

/** Whether a path under `plans` leads somewhere, a pattern to a plan. */
async function standsForPlans(path: string, folder: string): Promise<boolean> {
  if (!isPattern(path)) return Boolean(await stat(resolve(folder, path)).catch(() => undefined));
  const patterns = [path, `${path.replace(/\/+$/, '')}/plan.{yaml,yml}`];
  const found = await glob(patterns, { cwd: folder, absolute: true, expandDirectories: false });
  return found.some(match => isPlanFile(match) && !organizationFile.test(basename(match)));
}

/** Whether a path under `plans` stands for all that it matches. */
export function isPattern(path: string): boolean {
  return /[*?{}[\]()!]/.test(path);
}

function leadsOut(pattern: string): boolean {
  return isAbsolute(pattern) || pattern.split('/').includes('..');
}

/** YAML files that a glob means: those it matches, and those in folders it matches. Parentheses stand for themselves. */
async function yamlFiles(pattern: string, folder: string): Promise<string[]> {
  const literal = pattern.replace(/[()]/g, '\\$&').replace(/\/+$/, '');
  const found = await glob([literal, `${literal}/**`], {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    extglob: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  return found.map(path => resolve(path)).filter(isPlanFile);
}

function isPlanFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && basename(path) !== configName;
}

function noMatch({ file, locate }: ConfigFile, pointer: string, pattern: string): Diagnostic {
  return {
    ruleId: 'config/no-match',
    severity: 'warning',
    message: leadsOut(pattern)
      ? `"${pattern}" leads out of the folder of this configuration.`
      : `No plan file matches "${pattern}".`,
    why: 'These settings hold for no file, and nobody would notice.',
    help: leadsOut(pattern)
      ? 'Put the override into a configuration in that folder, or in one above both.'
      : 'Globs start from the folder of this file: plans/permits, plans/*/goals.yaml. Correct it or delete the override.',
    file,
    range: locate(pointer),
    pointer,
    anchor: pointer,
    serves: ['S4-2'],
  };
}

/** Follows `extends` of one configuration. */
class Extending {
  private readonly reader: ConfigReader;
  /** Absolute folder that no path leads out of. */
  private readonly inside: string;
  /** A file that comes a second time is weaker there, and would add nothing. */
  private readonly taken = new Set<string>();

  constructor(reader: ConfigReader, inside: string) {
    this.reader = reader;
    this.inside = inside;
  }

  /** @param above the files whose `extends` led here */
  async of(file: ReadConfig, above: readonly string[] = []): Promise<ReadConfig[]> {
    this.taken.add(file.path);
    const findings = [...file.findings];
    const weaker: ReadConfig[] = [];
    const { extends: written } = file.config;
    for (const [i, path] of [...[written ?? []].flat().entries()].reverse()) {
      if (!path) continue;
      const pointer = Array.isArray(written) ? `/extends/${i}` : '/extends';
      const target = resolve(file.folder, path);
      const chain = [...above, file.path];
      const problem = chain.includes(target)
        ? circular(file, target)
        : await this.problemOf(path, target, file);
      if (problem) findings.push(astray(file, pointer, problem));
      else if (!this.taken.has(target))
        weaker.push(...(await this.of((await this.reader.read(target))!, chain)));
    }
    return [{ ...file, findings }, ...weaker];
  }

  private async problemOf(
    path: string,
    target: string,
    { folder }: ReadConfig,
  ): Promise<Problem | undefined> {
    if (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path))
      return {
        message: `"${path}" is not a path that starts from this file's folder.`,
        help: 'Copy the settings into a file of this repository and write the path to it, such as ../strict.yaml.',
      };
    const [real, inside] = await Promise.all([
      realpath(target).catch(() => undefined),
      realpath(this.inside),
    ]);
    if (!isWithin(target, this.inside) || (real && !isWithin(real, inside)))
      return {
        message: `"${path}" leads out of the repository.`,
        help: 'Copy the settings into a file of this repository; elsewhere they could change without a commit here.',
      };
    const status = real && (await stat(real).catch(() => undefined));
    if (!status) return { message: `There is no file "${path}".`, help: await meantBeside(target, folder) };
    if (!status.isFile())
      return {
        message: `"${path}" is not a file.`,
        help: `Name the file in it, such as ${path.replace(/\/+$/, '')}/${configName}.`,
      };
    return undefined;
  }
}

interface Problem {
  message: string;
  help: string;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function circular(file: ReadConfig, target: string): Problem {
  return target === file.path
    ? { message: 'This configuration extends itself.', help: 'Delete the line.' }
    : {
        message: `This leads in a circle: ${shown(relative(file.folder, target))} comes back to this file by its own \`extends\`.`,
        help: 'Delete one of the two; the file that others build on extends none of them.',
      };
}

async function meantBeside(target: string, folder: string): Promise<string> {
  const meant = await pathMeant(target);
  return meant
    ? `Did you mean "${shown(relative(folder, meant))}"?`
    : "Paths start from this file's folder. Correct the path or delete the line.";
}

function astray({ file, locate }: ConfigFile, pointer: string, { message, help }: Problem): Diagnostic {
  return {
    ruleId: 'config/extends',
    severity: 'error',
    message,
    why: 'The settings that were meant to come from there do not hold.',
    help,
    file,
    range: locate(pointer),
    pointer,
    anchor: pointer,
    serves: ['S4-2'],
  };
}
