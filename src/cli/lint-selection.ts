/** Which plans a run of lint checks: those named, those that changed, or the one an editor hands in. */
import { dirname, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import { changedFiles } from '../git/changed-files.ts';
import { ConfigReader, findConfig } from '../plan/config.ts';
import { rootConfig } from '../plan/config-cascade.ts';
import { PlanReader, shown } from '../plan/read.ts';
import type { Io } from './io.ts';
import { UnusableConfig } from './plan-paths.ts';
import { changedTargets, fileTarget, namedTargets, type Target } from './targets.ts';

export interface SelectionOptions {
  /** A plan's text comes on standard input. */
  stdin?: boolean;
  /** The file that it is the text of: its configuration, sections and organization are those around it. */
  stdinFilename?: string;
  /** Only plans that changed: since this ref, or since the default branch where it is empty. */
  changed?: string;
  /** No plan at all is no mistake. */
  allowEmpty?: boolean;
  fix?: boolean;
  /** Takes fixes as well that may change what was meant. */
  fixUnsafe?: boolean;
  fixDryRun?: boolean;
}

export interface Selection {
  targets: Target[];
  /** Those and the ones beside them that did not change: what the targets are compared with. */
  all: Target[];
  /** Every plan that there is is among `all`. */
  isWhole: boolean;
  plans: PlanReader;
  configs: ConfigReader;
}

/** @throws CannotDo where nothing is found, or options contradict each other */
export async function selectPlans(
  paths: readonly string[],
  options: SelectionOptions,
  io: Io,
): Promise<Selection> {
  assertPossible(paths, options);
  if (options.stdinFilename !== undefined) return handedIn(options.stdinFilename, io);
  const plans = new PlanReader(io.cwd);
  const configs = new ConfigReader(io.cwd);
  const targets = await targetsOrConfig(paths, options, configs, io);
  const beside = { all: targets, isWhole: !paths.length, plans, configs };
  if (options.changed === undefined) return { targets, ...beside };
  const { base, files } = await changedFiles(io.cwd, options.changed.trim() || undefined);
  const settings = new Map<Target, ReadonlySet<string>>();
  for (const target of targets) settings.set(target, await settingsOf(target, configs, io.cwd));
  const changed = changedTargets(targets, files, settings, io.cwd);
  io.err(
    `Compared with ${visibleLine(base)}: ${changed.length} of ${targets.length} ${targets.length === 1 ? 'plan' : 'plans'} changed.\n`,
  );
  return { targets: changed, ...beside };
}

/** Where the configuration can't tell which plans there are, it is what is wrong, and so it is checked itself. */
async function targetsOrConfig(
  paths: readonly string[],
  options: SelectionOptions,
  configs: ConfigReader,
  io: Io,
): Promise<Target[]> {
  try {
    return await namedTargets(paths, options.allowEmpty ?? false, io.cwd, configs);
  } catch (error) {
    const own = rootConfig(await findConfig(io.cwd, io.cwd, configs));
    if (!(error instanceof UnusableConfig) || !own) throw error;
    io.err(`No plan was checked, for ${visibleLine(own.file)} can't say which plans there are.\n`);
    return [{ path: own.file, kind: 'configuration' }];
  }
}

async function settingsOf(
  { path, kind }: Target,
  configs: ConfigReader,
  cwd: string,
): Promise<ReadonlySet<string>> {
  const absolute = resolve(cwd, path);
  const { layers } = await findConfig(kind === 'folder' ? absolute : dirname(absolute), cwd, configs);
  return new Set(layers.flatMap(layer => layer.files.map(file => file.path)));
}

function assertPossible(paths: readonly string[], options: SelectionOptions): void {
  const { stdin, stdinFilename, changed } = options;
  if (stdin && !stdinFilename?.trim())
    throw new CannotDo(
      '--stdin needs to know which file the text is of.',
      'Add it: --stdin --stdin-filename plans/my-unit/plan.yaml',
    );
  if (!stdin && stdinFilename !== undefined)
    throw new CannotDo(
      '--stdin-filename says which file the text on standard input is of, and --stdin is missing.',
      'Add --stdin, or name the plan alone.',
    );
  const writes = options.fixDryRun ? '' : options.fix ? '--fix' : options.fixUnsafe ? '--fix-unsafe' : '';
  const beside = paths.join(' ') || writes || (changed === undefined ? '' : '--changed');
  if (stdin && beside)
    throw new CannotDo(
      `--stdin is about one text, and can't go together with ${visibleLine(beside)}.`,
      beside === writes
        ? 'What stands on standard input has no file to write to; --fix-dry-run shows the changes.'
        : 'Leave one of the two out.',
    );
}

async function handedIn(filename: string, io: Io): Promise<Selection> {
  const target = await fileTarget(filename, io.cwd);
  if (target.kind !== 'organization' && !/\.ya?ml$/.test(filename))
    throw new CannotDo(
      `--stdin-filename ${shown(filename)} is not a YAML file.`,
      'Name the file that the text is of; it ends in .yaml.',
    );
  const instead = new Map([[resolve(io.cwd, filename), await io.stdin()]]);
  return {
    targets: [target],
    all: [target],
    isWhole: false,
    plans: new PlanReader(io.cwd, instead),
    configs: new ConfigReader(io.cwd, instead),
  };
}
