/** The findings of a run, written in the formats that were asked for. */
import { relative, resolve } from 'node:path';
import { Chalk } from 'chalk';
import packageJson from '../../package.json' with { type: 'json' };
import type { Severity } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import { fingerprintsOf } from '../lint/fingerprint.ts';
import { formats } from '../lint/formats/formats.ts';
import { type Palette, plainPalette, type Setting } from '../lint/formats/setting.ts';
import { type LintRun, listedFrom, resultsOf, tally } from '../lint/run.ts';
import { repositoryRoot } from '../plan/config.ts';
import { shown } from '../plan/read.ts';
import type { Io } from './io.ts';
import type { LintOutput } from './lint-outputs.ts';
import { writeReportFiles } from './report-files.ts';

export interface DeliveryOptions {
  outputs: readonly LintOutput[];
  /** From this severity on a finding makes the run fail. */
  failOn: Severity;
  /** Only such findings are written. */
  quiet: boolean;
}

/**
 * Files first, all of them or none; then what goes to standard output. With files alone a line on stderr says what
 * was found and where it stands.
 *
 * @throws CannotDo where a file can't be written, or is one of those that were checked
 */
export async function deliverFindings(
  run: LintRun,
  { outputs, failOn, quiet }: DeliveryOptions,
  io: Io,
): Promise<void> {
  const listed = quiet ? listedFrom(run, failOn) : run;
  const fromRoot = await pathsFromRoot(io.cwd);
  const prints = fingerprintsOf(run, fromRoot);
  const setting: Setting = {
    palette: plainPalette,
    columns: undefined,
    command: io.command,
    version: packageJson.version,
    failOn,
    fromRoot,
    fingerprint: found => prints.get(found)!,
  };
  const files = outputs.flatMap(({ format, file }) =>
    file === undefined
      ? []
      : [{ path: resolve(io.cwd, file), shown: file, content: formats[format](listed, setting) }],
  );
  assertNoSource(files, run, io.cwd);
  if (files.length)
    await writeReportFiles(files, io.signal, {
      what: 'The findings',
      help: 'Name another file: --format NAME=FILE.',
    });
  const toStdout = outputs.find(({ file }) => file === undefined);
  if (toStdout)
    io.out(formats[toStdout.format](listed, { ...setting, palette: paletteOf(io), columns: io.columns }));
  else io.err(`${tally(run)}.\n`);
  if (files.length) io.err(`Written: ${files.map(file => visibleLine(file.shown)).join(' ')}\n`);
}

/** A slip of the pen must not cost a plan. */
function assertNoSource(files: readonly { path: string; shown: string }[], run: LintRun, cwd: string): void {
  const read = new Set(
    resultsOf(run).flatMap(({ sources }) => [...sources.keys()].map(path => resolve(cwd, path))),
  );
  const clash = files.find(({ path }) => read.has(path));
  if (clash)
    throw new CannotDo(
      `${visibleLine(clash.shown)} is one of the files that were checked; the findings would replace it.`,
      'Name another file: --format NAME=FILE.',
    );
}

/** A file's path from the top of the repository that the run stands in; from the current folder outside of one. */
async function pathsFromRoot(cwd: string): Promise<(file: string) => string> {
  const root = (await repositoryRoot(cwd)) ?? cwd;
  return file => {
    const path = shown(relative(root, resolve(cwd, file)));
    return path.startsWith('../') ? shown(resolve(cwd, file)) : path;
  };
}

function paletteOf(io: Io): Palette {
  if (!io.color) return plainPalette;
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    info: chalk.blue.bold,
    place: chalk.cyan,
    faint: chalk.dim,
    good: chalk.green,
  };
}
