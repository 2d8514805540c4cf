/** Which plans a command is about when none is named: the one here, or those of `csplan.config.yaml`. */
import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { glob } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { findConfig } from '../plan/config.ts';
import { shown } from '../plan/read.ts';

/** Paths from `cwd`, in code point order. */
export async function planPaths(cwd: string): Promise<string[]> {
  const { config, folder, file } = await findConfig(cwd, cwd);
  if (config.plans?.length) {
    const found = await glob(config.plans, {
      cwd: folder,
      absolute: true,
      onlyFiles: false,
      expandDirectories: false,
    });
    if (!found.length)
      throw new CannotDo(
        `No plan matches ${config.plans.join(', ')} of ${file}.`,
        'Correct `plans` there, or name a plan: csplan report PLAN',
      );
    return found.map(path => shown(relative(cwd, path)) || '.').sort(compareCodePoints);
  }
  if ((await readdir(cwd)).some(name => /^plan\.ya?ml$/.test(name))) return ['.'];
  throw new CannotDo(
    'There is no plan here.',
    'Name one: csplan report plans/my-unit; or list them under `plans` in csplan.config.yaml.',
  );
}
