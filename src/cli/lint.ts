/** `csplan lint`: plans in, findings out; with `--fix` mended first. */

import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Chalk } from 'chalk';
import { zone } from '../data/zone.ts';
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import { commitDate } from '../git/commit-date.ts';
import { lacks, traits } from '../kpi/traits.ts';
import { diff } from '../lint/diff.ts';
import { type ChangedFile, mend } from '../lint/fix.ts';
import { github } from '../lint/formats/github.ts';
import { json } from '../lint/formats/json.ts';
import { type Palette, plainPalette, pretty } from '../lint/formats/pretty.ts';
import { lintConfig } from '../lint/lint-config.ts';
import { type LintResult, lintPlan, resultOf } from '../lint/lint-plan.ts';
import { failsOn, type LintRun, numbered, withoutRepeated } from '../lint/run.ts';
import { findConfig, type LoadedConfig } from '../plan/config.ts';
import type { OrganizationDocument, PlanDocument, ReadDocument } from '../plan/document.ts';
import { organizationFile } from '../plan/organization.ts';
import { isIsoDate } from '../plan/period.ts';
import { loadOrganization, loadPlan } from '../plan/read.ts';
import type { DataFacts } from '../rules/rule.ts';
import { Exit, type Io } from './io.ts';
import { planPaths } from './plan-paths.ts';
import { replaceFiles } from './replace-files.ts';

export interface LintOptions {
  /** pretty without one. */
  format?: 'pretty' | 'json' | 'github';
  /** YYYY-MM-DD. */
  asOf?: string;
  /** Exit code 1 from this severity on; error without one. */
  failOn?: Severity;
  fix?: boolean;
  fixDryRun?: boolean;
  /** Judges goals by what the exports say, too. */
  data?: boolean;
  /** `name=path`, each. */
  source?: string[];
  exports?: string;
}

/**
 * Checks each plan, and each configuration and organization once. 1 where a finding weighs as much as `--fail-on`.
 */
export async function runLint(paths: string[], options: LintOptions, io: Io): Promise<number> {
  if (options.asOf !== undefined) assertDate(options.asOf);
  const run: LintRun = { plans: [], configurations: [], organizations: [] };
  const mending = new Mending(options);
  const checkOrganization = (found: OrganizationDocument): void => {
    if (run.organizations.some(({ path }) => path === found.path)) return;
    run.organizations.push(lintOrganization(mending.apply(found, document => document.findings)));
  };
  for (const path of paths.length ? paths : await planPaths(io.cwd)) {
    if (organizationFile.test(basename(path))) {
      checkOrganization(await loadOrganization(path, io.cwd));
      continue;
    }
    const document = await loadPlan(path, io.cwd);
    const config = await findConfig(document.folder, io.cwd);
    const today = await todayFor(document, config, options, io);
    const data = await figuresOf(document, config, today, options, io);
    if (io.signal.aborted) return Exit.interrupted;
    const lint = (document: PlanDocument): LintResult =>
      lintPlan(document, { facts: { today, traits, lacks, data }, settings: config.config.rules });
    const result = lint(mending.apply(document, document => lint(document).diagnostics));
    run.plans.push({ ...withoutRepeated(result, run, document.organization?.path), today });
    if (document.organization) checkOrganization(document.organization);
    const ofConfig = lintConfig(config);
    if (ofConfig && run.configurations.every(other => other.path !== ofConfig.path))
      run.configurations.push(ofConfig);
    if (io.signal.aborted) return Exit.interrupted;
  }
  await deliver(mending, options, io);
  io.out(formatted(run, options, io));
  return failsOn(run, options.failOn ?? 'error') ? Exit.findings : Exit.ok;
}

/** Mends documents where `--fix` or `--fix-dry-run` asks for it, and keeps what that changes. */
class Mending {
  readonly changed: ChangedFile[] = [];
  /** Findings that were mended. */
  count = 0;
  private readonly isAsked: boolean;

  constructor({ fix, fixDryRun }: LintOptions) {
    this.isAsked = Boolean(fix || fixDryRun);
  }

  /** The document as it is when mended. */
  apply<D extends ReadDocument<D>>(document: D, lint: (document: D) => Diagnostic[]): D {
    if (!this.isAsked) return document;
    const mended = mend(document, lint);
    this.changed.push(...mended.files);
    this.count += mended.count;
    return mended.document;
  }
}

function lintOrganization({ path, findings, files }: OrganizationDocument): LintResult {
  return resultOf(
    path,
    findings,
    files.map(file => file.source),
  );
}

/**
 * Undefined where there are none: without `--data` and closed periods, and in a plan that can't be read as one. A
 * results file that can't be read ends a lint that was asked for data; else it is told.
 */
async function figuresOf(
  document: PlanDocument,
  config: LoadedConfig,
  today: string,
  options: LintOptions,
  io: Io,
): Promise<DataFacts | undefined> {
  if (
    !document.isWhole ||
    document.findings.some(
      ({ severity, ruleId }) => severity === 'error' && /^(syntax|schema)\//.test(ruleId),
    )
  )
    return undefined;
  if (!options.data && !(await hasClosedPeriods(document.folder))) return undefined;
  const { figuresFor } = await import('./lint-figures.ts');
  try {
    return await figuresFor(document, config, today, options, io);
  } catch (error) {
    if (options.data || !(error instanceof CannotDo)) throw error;
    io.err(`csplan: ${error.message}\n${error.help ? `  ${error.help}\n` : ''}`);
    return undefined;
  }
}

async function hasClosedPeriods(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, 'results')).catch(() => []);
  return names.some(name => /^[^.].*\.csv$/i.test(name));
}

/** Writes what was mended, or shows it; to stderr, but for the diff that was asked for. */
async function deliver({ changed, count }: Mending, options: LintOptions, io: Io): Promise<void> {
  if (options.fixDryRun) {
    const text = changed.map(file => visibleLines(diff(file))).join('');
    // Findings for programs are one document; a diff in front of it would break it.
    if ((options.format ?? 'pretty') === 'pretty') io.out(text && `${text}\n`);
    else io.err(text);
    io.err(
      changed.length
        ? `${io.command} lint --fix would mend ${numbered(count, 'finding')}. Below: what would stay.\n`
        : 'There is nothing that --fix could mend.\n',
    );
    return;
  }
  if (!options.fix) return;
  if (!changed.length) {
    io.err('There was nothing that could be mended safely.\n');
    return;
  }
  await replaceFiles(
    changed.map(({ path, before, after }) => ({ path: resolve(io.cwd, path), shown: path, before, after })),
  );
  const files = changed.map(({ path }) => visibleLine(path)).join(' ');
  io.err(
    `Mended ${numbered(count, 'finding')} in ${files}.\nLook at it with git diff, then: git add ${files} && git commit -m "Mend what csplan lint --fix could"\n\n`,
  );
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleLine).join('\n');
}

function formatted(run: LintRun, { format }: LintOptions, io: Io): string {
  if (format === 'json') return json(run);
  if (format === 'github') return github(run);
  return pretty(run, { palette: paletteOf(io), columns: io.columns ?? 110, command: io.command });
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

/** `--as-of`, else the configured date, else that of the checked commit, else the clock in the plan's zone. */
async function todayFor(
  document: PlanDocument,
  config: LoadedConfig,
  options: LintOptions,
  io: Io,
): Promise<string> {
  const pinned = options.asOf ?? config.config.as_of ?? (await commitDate(document.folder));
  if (pinned) return pinned;
  const unknownZone = document.findings.some((found: Diagnostic) => found.pointer.startsWith('/calendar'));
  const timezone = unknownZone ? 'UTC' : (document.plan.calendar?.timezone ?? 'UTC');
  return zone(timezone).isoDate(io.now().getTime());
}

function assertDate(text: string): void {
  if (!isIsoDate(text)) throw new CannotDo(`--as-of ${text} is not a date.`, 'Write it like 2027-02-01.');
}
