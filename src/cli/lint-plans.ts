/** The plans of a run of lint: each read once, with what it may know of the others. */
import { dirname, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { firstCommits } from '../git/first-commits.ts';
import { lintConfigByPlans } from '../lint/config-by-plans.ts';
import { ConfiguredRules } from '../lint/configured-rules.ts';
import { Glance } from '../lint/glance.ts';
import type { LintResult } from '../lint/lint-plan.ts';
import { type DatedPlan, PlansTogether } from '../lint/plans-together.ts';
import { findConfig, repositoryRoot } from '../plan/config.ts';
import type { ConfigLayer, LoadedConfig } from '../plan/config-cascade.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { PlansFacts } from '../rules/rule.ts';
import type { Io } from './io.ts';
import type { Selection } from './lint-selection.ts';
import { plansOf } from './plan-paths.ts';
import type { Target } from './targets.ts';

/** A configuration that could be judged by its plans. */
export interface JudgedConfig {
  /** Its absolute folder. */
  folder: string;
  locked: ReadonlySet<string>;
  result: LintResult;
}

export class PlansOfRun {
  private readonly selection: Selection;
  private readonly io: Io;
  private readonly documents = new Map<string, PlanDocument>();
  private together: PlansTogether | undefined;
  /** By the path of its own file: a configuration that lists units. */
  private readonly listing = new Map<string, ConfigLayer>();

  constructor(selection: Selection, io: Io) {
    this.selection = selection;
    this.io = io;
  }

  /**
   * Reads them, as far as the run is not interrupted.
   *
   * @throws CannotDo where a plan that is to be checked can't be read; one that others are only compared with is left out
   */
  async read(): Promise<void> {
    const { targets, plans, isWhole } = this.selection;
    for (const { path } of targets.filter(isPlan)) {
      if (this.io.signal.aborted) return;
      this.documents.set(path, await plans.plan(path));
    }
    if (this.documents.size) await this.readOthers();
    const documents = [...this.documents.values()];
    if (documents.length > 1 || isWhole)
      this.together = new PlansTogether(await this.dated(documents), isWhole);
  }

  /** Those that the targets are only compared with, as far as there is something to compare. */
  private async readOthers(): Promise<void> {
    const { targets, all, plans } = this.selection;
    const asked = new Set(targets);
    const others = all.filter(target => isPlan(target) && !asked.has(target));
    if (!others.length) return;
    const glance = new Glance([...this.documents.values()]);
    for (const { path } of others) {
      if (this.io.signal.aborted) return;
      try {
        const read = await plans.texts(path);
        if (glance.concerns(read.texts.map(({ text }) => text)))
          this.documents.set(path, await plans.document(read));
      } catch (error) {
        if (!(error instanceof CannotDo)) throw error;
      }
    }
  }

  /** All plans that were read: those that are checked, and those that they are compared with. */
  get all(): readonly PlanDocument[] {
    return [...this.documents.values()];
  }

  /** A plan that was read. */
  document({ path }: Target): PlanDocument {
    return this.documents.get(path)!;
  }

  /** Undefined for a plan that is checked alone. */
  factsOf({ path }: PlanDocument): PlansFacts | undefined {
    return this.together?.factsOf(path);
  }

  /** Without a git history plans are all as old as one another; a plan that isn't committed is younger than all others. */
  private async dated(documents: readonly PlanDocument[]): Promise<DatedPlan[]> {
    const histories = new Map<string, ReadonlyMap<string, number>>();
    const dated: DatedPlan[] = [];
    for (const document of documents) {
      const root = documents.length > 1 ? await repositoryRoot(document.folder) : undefined;
      if (root !== undefined && !histories.has(root)) histories.set(root, await firstCommits(root));
      const history = root === undefined ? undefined : histories.get(root);
      const seconds = history?.get(resolve(this.io.cwd, document.files[0]!.source.path));
      const isNew = history?.size && seconds === undefined;
      dated.push({ document, since: isNew ? 'not yet' : String(seconds ?? '').padStart(12, '0') });
    }
    return dated;
  }

  /** Remembers which configurations of a plan list units. */
  keep({ layers }: LoadedConfig): void {
    for (const layer of layers)
      if (layer.counts && layer.files.some(({ config }) => config.units?.length))
        this.listing.set(layer.files[0]!.path, layer);
  }

  /** The configurations that list units, where all of their plans are among the targets and can be read. */
  async judgedConfigs(): Promise<JudgedConfig[]> {
    const { targets, configs } = this.selection;
    const placed = new Map(
      targets.filter(isPlan).map(target => [resolve(this.io.cwd, target.path), target.path]),
    );
    const judged: JudgedConfig[] = [];
    for (const layer of this.listing.values()) {
      const paths = [...(await plansOf(layer))].map(path => placed.get(path));
      const plans = this.together?.plans.filter(({ document }) => paths.includes(document.path)) ?? [];
      if (plans.length < paths.length || plans.some(({ document }) => !namesUnit(document))) continue;
      const folder = dirname(layer.files[0]!.path);
      const choices = new ConfiguredRules(await findConfig(folder, this.io.cwd, configs), this.io.cwd);
      const file = layer.files.find(({ config }) => config.units?.length)!;
      judged.push({ folder, locked: choices.locked, result: lintConfigByPlans(file, plans, choices) });
    }
    return judged;
  }
}

function isPlan({ kind }: Target): boolean {
  return kind === 'folder' || kind === 'file';
}

/** What is said of its unit can be read, so that a unit which seems to have no plan has none. */
function namesUnit({ broken }: PlanDocument): boolean {
  return !['', '/unit', '/unit/name'].some(pointer => broken.has(pointer));
}
