/** `csplan lint`: plans in, findings out; with `--fix` mended first. */
import type { Severity } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { lacks, traits } from '../kpi/traits.ts';
import { ConfiguredRules } from '../lint/configured-rules.ts';
import { lintConfig } from '../lint/lint-config.ts';
import { lintOrganization } from '../lint/lint-organization.ts';
import { type LintResult, lintPlan } from '../lint/lint-plan.ts';
import { ruleSelection } from '../lint/rule-selection.ts';
import {
  countsOf,
  failsOn,
  keepConfigurations,
  type LintedPlan,
  type LintRun,
  numbered,
  sharedOnce,
  withRules,
} from '../lint/run.ts';
import { configurationAt, findConfig } from '../plan/config.ts';
import { rootConfig } from '../plan/config-cascade.ts';
import type { OrganizationDocument, PlanDocument } from '../plan/document.ts';
import { Exit, type Io } from './io.ts';
import { type BaselineOptions, Baselines } from './lint-baseline.ts';
import { deliverFindings } from './lint-delivery.ts';
import { assertDate, daysFor, figuresOf, lacksPast, Repositories } from './lint-facts.ts';
import { deliverMending, Mending } from './lint-mending.ts';
import { lintOutputs } from './lint-outputs.ts';
import { Pasts } from './lint-past.ts';
import { PlansOfRun } from './lint-plans.ts';
import { type SelectionOptions, selectPlans } from './lint-selection.ts';

export interface LintOptions extends SelectionOptions, BaselineOptions {
  /** `name` or `name=file`, each; pretty without one. */
  format?: string[];
  /** YYYY-MM-DD. */
  asOf?: string;
  /** Exit code 1 from this severity on; error without one. */
  failOn?: Severity;
  /** Exit code 1 with more warnings than this; a whole number from 0 on. */
  maxWarnings?: string;
  /** Rule ids or globs: findings of these rules alone, or without these. */
  only?: string[];
  skip?: string[];
  /** Write only the findings that make the run fail. */
  quiet?: boolean;
  /** Stop where git can't tell the whole past of a plan. */
  requireGit?: boolean;
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
  const repositories = new Repositories();
  const pasts = new Pasts(repositories, ruleSelection(options));
  try {
    return await lintAll(paths, options, { repositories, pasts }, io);
  } finally {
    await pasts.close();
  }
}

/** What is asked of git, each thing once. */
interface Asked {
  repositories: Repositories;
  pasts: Pasts;
}

async function lintAll(
  paths: string[],
  options: LintOptions,
  { repositories, pasts }: Asked,
  io: Io,
): Promise<number> {
  if (options.asOf !== undefined) assertDate(options.asOf);
  const outputs = lintOutputs(options.format ?? [], io.cwd);
  const verdict = verdictOf(options);
  const isChosen = ruleSelection(options);
  const mending = new Mending(options, isChosen);
  const run: LintRun = { plans: [], configurations: [], organizations: [] };
  const selection = await mending.configured(await selectPlans(paths, options, io), io.cwd);
  const { targets, plans, configs } = selection;
  const plansOfRun = new PlansOfRun(selection, io);
  await plansOfRun.read();
  if (io.signal.aborted) return Exit.interrupted;
  const shared = new Map<LintedPlan, string | undefined>();
  const baselines = new Baselines(options, io);
  const checkOrganization = async (found: OrganizationDocument): Promise<void> => {
    if (run.organizations.some(({ path }) => path === found.path)) return;
    const { locked } = new ConfiguredRules(await findConfig(found.folder, io.cwd, configs), io.cwd);
    const lint = (document: OrganizationDocument): LintResult => lintOrganization(document, locked);
    run.organizations.push(mending.checked(found, lint));
  };
  for (const target of targets) {
    const { path, kind } = target;
    if (kind === 'configuration') {
      keepConfigurations(run, lintConfig(await configurationAt(path, io.cwd, configs)));
      continue;
    }
    if (kind === 'organization') {
      await checkOrganization(await plans.organization(path));
      continue;
    }
    const document = plansOfRun.document(target);
    if (options.requireGit) await repositories.assertHistory(document.folder, path);
    const config = await findConfig(document.folder, io.cwd, configs);
    plansOfRun.keep(config);
    const { today, now } = await daysFor(document, config, options, repositories, io);
    const data = await figuresOf(document, config, today, options, io);
    if (io.signal.aborted) return Exit.interrupted;
    const choices = new ConfiguredRules(config, io.cwd);
    await baselines.add(document, choices.locked, rootConfig(config)?.folder ?? io.cwd);
    const { git, lack } = await pasts.of(document, { plans: plansOfRun.all, choices, today });
    if (options.requireGit && lack) throw lacksPast(path, lack);
    const facts = { today, now, traits, lacks, data, plans: plansOfRun.factsOf(document), git };
    const lint = (document: PlanDocument): LintResult => lintPlan(document, { facts, choices });
    const result = mending.checked(document, lint);
    const plan: LintedPlan = { ...result, today, ...(lack && { pastLack: lack }) };
    shared.set(plan, document.organization?.path);
    run.plans.push(plan);
    if (document.organization) await checkOrganization(document.organization);
    keepConfigurations(run, lintConfig(config));
    if (io.signal.aborted) return Exit.interrupted;
  }
  run.plans = sharedOnce(run.plans, shared);
  for (const { folder, locked, result } of await plansOfRun.judgedConfigs()) {
    await baselines.add({ path: result.path, folder }, locked, folder);
    keepConfigurations(run, [isChosen ? withRules(result, isChosen) : result]);
  }
  const left = await baselines.apply(run, !paths.length && options.changed === undefined && !options.stdin);
  await deliverMending(mending, options, outputs, io);
  await baselines.write();
  await deliverFindings(left, { outputs, failOn: verdict.from, quiet: options.quiet ?? false }, io);
  baselines.tell();
  return verdict.fails(left, io) ? Exit.findings : Exit.ok;
}

interface Verdict {
  /** From this severity on a finding makes the run fail. */
  from: Severity;
  fails(run: LintRun, io: Io): boolean;
}

/** @throws CannotDo where `--max-warnings` is no number */
function verdictOf({ failOn = 'error', maxWarnings }: LintOptions): Verdict {
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings))
    throw new CannotDo(
      `--max-warnings ${maxWarnings} is not a number of warnings.`,
      'Write a whole number from 0 on: --max-warnings 10',
    );
  return {
    from: failOn,
    fails: (run, io) => {
      const { warning } = countsOf(run);
      const tooMany = maxWarnings !== undefined && warning > Number(maxWarnings);
      if (tooMany)
        io.err(`${numbered(warning, 'warning')}, and --max-warnings allows ${Number(maxWarnings)}.\n`);
      return tooMany || failsOn(run, failOn);
    },
  };
}
