/** Which plans a command is about when none is named. Looks at folders, reads no plan. */
import { stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { ConfigReader, findConfig, isPattern } from '../plan/config.ts';
import { type ConfigLayer, chosen, countingFiles, type ReadConfig } from '../plan/config-cascade.ts';
import { configName } from '../plan/config-file.ts';
import { organizationFile } from '../plan/organization.ts';
import { shown } from '../plan/read.ts';
import { foundBelow, holdsPlan, NoPlanFound, planFolderOf } from './plan-folders.ts';

/** What says where plans are can't be read; `lint` shows why instead. */
export class UnusableConfig extends CannotDo {}

/**
 * The plans of `csplan.config.yaml`, else the plan of the current folder, else those below `plans/`; paths from
 * `cwd`, in code point order.
 *
 * @param configs one for all that a run reads of configurations
 * @throws CannotDo where there is none
 */
export async function planPaths(cwd: string, configs = new ConfigReader(cwd)): Promise<string[]> {
  const config = await findConfig(cwd, cwd, configs);
  for (const { file, findings, source } of countingFiles(config)) {
    const unusable = findings.find(
      ({ severity, pointer }) => severity === 'error' && /^($|\/plans|\/extends|\/root)/.test(pointer),
    );
    if (unusable)
      throw new UnusableConfig(
        `The plans to read stand in ${file}, and line ${source.position(unusable.range.start).line} of it can't be used: ${unusable.message}`,
        unusable.help ?? 'Correct the file, or name the folder of a plan.',
      );
  }
  const named = chosen(config, 'plans');
  if (named?.value.length) return configured(named.by, named.value, cwd);
  if (await holdsPlan(cwd)) return ['.'];
  const { plans } = await foundBelow(join(cwd, 'plans'));
  if (plans.length) return plans.map(plan => shown(relative(cwd, plan)));
  throw new NoPlanFound(
    `There is no plan here: no plan.yaml in this folder or below plans/, and no ${configName} that names one.`,
    'Name the folder of a plan, or write one with: csplan init plans/my-unit',
  );
}

/**
 * Absolute paths of all plans that the configuration of a folder is for: those that it names, else all below. A plan's
 * folder stands for its files.
 */
export async function plansOf({ files }: ConfigLayer): Promise<Set<string>> {
  const by = files.find(({ config }) => config.plans?.length);
  if (!by) return new Set((await foundBelow(files[0]!.folder)).plans);
  const paths = [...(await named(by, by.config.plans!))];
  return new Set(await Promise.all(paths.map(async path => (await planFolderOf(path)) ?? path)));
}

async function configured(config: ReadConfig, patterns: string[], cwd: string): Promise<string[]> {
  const paths = await named(config, patterns);
  if (paths.size) return [...paths].map(path => shown(relative(cwd, path)) || '.').sort(compareCodePoints);
  throw new NoPlanFound(
    `No plan matches ${patterns.join(', ')} of ${config.file}.`,
    'Correct `plans` there, or name the folder of a plan.',
  );
}

async function named({ folder }: ReadConfig, patterns: readonly string[]): Promise<Set<string>> {
  // Who reads a plain path says what is missing there; a glob takes only what holds a plan.
  const plain = patterns.filter(pattern => !isPattern(pattern)).map(path => resolve(folder, path));
  const globs = patterns.filter(isPattern);
  const matches = globs.length
    ? await glob(globs, { cwd: folder, absolute: true, onlyFiles: false, expandDirectories: false })
    : [];
  const paths = new Set(plain);
  for (const path of matches.map(match => resolve(match))) {
    const found = await stat(path).catch(() => undefined);
    if ((found?.isFile() && isPlanFile(path)) || (await holdsPlan(path))) paths.add(path);
  }
  return paths;
}

/** A glob such as plans/* matches the configuration beside the plans as well. */
function isPlanFile(path: string): boolean {
  const name = basename(path);
  return /\.ya?ml$/.test(name) && name !== configName && !organizationFile.test(name);
}
