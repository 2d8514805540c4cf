/** Which plans a command is about when none is named. Looks at folders, reads no plan. */
import { stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { findConfig } from '../plan/config.ts';
import { chosen, countingFiles, type ReadConfig } from '../plan/config-cascade.ts';
import { configName } from '../plan/config-file.ts';
import { organizationFile } from '../plan/organization.ts';
import { shown } from '../plan/read.ts';
import { foundBelow, holdsPlan, NoPlanFound } from './plan-folders.ts';

/**
 * The plans of `csplan.config.yaml`, else the plan of the current folder, else those below `plans/`; paths from
 * `cwd`, in code point order.
 *
 * @throws CannotDo where there is none
 */
export async function planPaths(cwd: string): Promise<string[]> {
  const config = await findConfig(cwd, cwd);
  for (const { file, findings } of countingFiles(config)) {
    const unusable = findings.find(
      ({ severity, pointer }) => severity === 'error' && /^($|\/plans|\/extends|\/root)/.test(pointer),
    );
    if (unusable)
      throw new CannotDo(
        `The plans to read stand in ${file}, and that can't be read: ${unusable.message}`,
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

async function configured(config: ReadConfig, patterns: string[], cwd: string): Promise<string[]> {
  const { folder, file } = config;
  // Who reads a plain path says what is missing there; a glob takes only what holds a plan.
  const plain = patterns.filter(pattern => !/[*?{}[\]()!]/.test(pattern)).map(path => resolve(folder, path));
  const globs = patterns.filter(pattern => /[*?{}[\]()!]/.test(pattern));
  const matches = globs.length
    ? await glob(globs, { cwd: folder, absolute: true, onlyFiles: false, expandDirectories: false })
    : [];
  const paths = new Set(plain);
  for (const path of matches.map(match => resolve(match))) {
    const found = await stat(path).catch(() => undefined);
    if ((found?.isFile() && isPlanFile(path)) || (await holdsPlan(path))) paths.add(path);
  }
  if (paths.size) return [...paths].map(path => shown(relative(cwd, path)) || '.').sort(compareCodePoints);
  throw new NoPlanFound(
    `No plan matches ${patterns.join(', ')} of ${file}.`,
    'Correct `plans` there, or name the folder of a plan.',
  );
}

/** A glob such as plans/* matches the configuration beside the plans as well. */
function isPlanFile(path: string): boolean {
  const name = basename(path);
  return /\.ya?ml$/.test(name) && name !== configName && !organizationFile.test(name);
}
