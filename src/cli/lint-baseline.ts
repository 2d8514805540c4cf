/** `.csplan-baseline.json`: found, taken into account, and written where `--update-baseline` or `--prune-baseline` asks. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import {
  type BaselineEntry,
  BaselineFilter,
  baselineName,
  baselineOf,
  canBeInBaseline,
  pruned,
  readBaseline,
  sizeOf,
  updated,
  writeBaseline,
} from '../lint/baseline.ts';
import { type LintResult, resultOf } from '../lint/lint-plan.ts';
import { countWords, type LintRun, numbered } from '../lint/run.ts';
import { repositoryRoot } from '../plan/config.ts';
import { shown } from '../plan/read.ts';
import { rules } from '../rules/generated/registry.ts';
import { isSteady } from '../rules/rule.ts';
import type { Io } from './io.ts';
import { createFiles } from './new-files.ts';
import { replaceFiles } from './replace-files.ts';

export interface BaselineOptions {
  /** False: findings that a baseline has are told like any others. */
  baseline?: boolean;
  updateBaseline?: boolean;
  pruneBaseline?: boolean;
}

/** One baseline, and the plans and configurations that it is for. */
interface UsedBaseline {
  /** Absolute, and as the user knows it. */
  path: string;
  shown: string;
  /** Undefined where there is none yet. */
  text: string | undefined;
  entries: BaselineEntry[];
  /** Paths of its plans and configurations, and the rules that are locked for any of them. */
  subjects: Set<string>;
  locked: Set<string>;
  /** Of its findings: those that are mended, and those that can't be in a baseline. */
  mended: number;
  refused: number;
  /** Of what was found now: how much it takes, by severity. */
  taken: Record<Severity, number>;
}

const steadyRules = new Set(rules.filter(isSteady).map(({ id }) => id));

export class Baselines {
  private readonly options: BaselineOptions;
  private readonly io: Io;
  private readonly used = new Map<string, UsedBaseline>();

  constructor(options: BaselineOptions, io: Io) {
    this.options = options;
    this.io = io;
  }

  /**
   * Finds the baseline of a plan or a configuration: in its folder or the nearest one above, as far as the repository reaches.
   *
   * @param plan its path as the user would type it, and its absolute folder
   * @param home where a new one belongs outside of a repository
   * @throws CannotDo where there is one that is none
   */
  async add(
    { path, folder }: { path: string; folder: string },
    locked: ReadonlySet<string>,
    home: string,
  ): Promise<void> {
    if (this.options.baseline === false) return;
    const file =
      (await nearestBaseline(folder)) ?? join((await repositoryRoot(folder)) ?? home, baselineName);
    const baseline = this.used.get(file) ?? (await this.read(file));
    this.used.set(file, baseline);
    baseline.subjects.add(path);
    for (const id of locked) baseline.locked.add(id);
  }

  private async read(path: string): Promise<UsedBaseline> {
    const typed = shown(relative(this.io.cwd, path));
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new CannotDo(`${visibleLine(typed)} can't be read: the system says ${error.code}.`);
    });
    const entries = text === undefined ? [] : readBaseline(text, visibleLine(typed));
    return {
      path,
      shown: typed,
      text,
      entries,
      subjects: new Set(),
      locked: new Set(),
      mended: 0,
      refused: 0,
      taken: { error: 0, warning: 0, info: 0 },
    };
  }

  /**
   * The run without what is in the baselines, as they are after what was asked for.
   *
   * @param isWhole every plan that there is was checked
   */
  async apply(run: LintRun, isWhole: boolean): Promise<LintRun> {
    let { plans, configurations } = run;
    for (const baseline of this.used.values()) {
      const isOwn = ({ path }: LintResult): boolean => baseline.subjects.has(path);
      const shared = new Set(isWhole ? [] : run.organizations.map(({ path }) => path));
      await this.settle(baseline, [...plans, ...configurations].filter(isOwn), shared);
      const filter = new BaselineFilter(baseline.entries, this.nameIn(baseline));
      const left = <R extends LintResult>(result: R): R =>
        isOwn(result) ? withoutBaseline(result, filter) : result;
      plans = plans.map(left);
      configurations = configurations.map(left);
    }
    return { ...run, plans, configurations };
  }

  /** Brings a baseline to what it is from now on. */
  private async settle(
    baseline: UsedBaseline,
    results: readonly LintResult[],
    notAll: ReadonlySet<string>,
  ): Promise<void> {
    const { locked } = baseline;
    const allowed = baseline.entries.filter(({ ruleId }) => canBeInBaseline(ruleId, locked));
    const nameIn = this.nameIn(baseline);
    const findings = results
      .flatMap(result => result.diagnostics)
      .filter(({ ruleId }) => canBeInBaseline(ruleId, locked));
    for (const { severity } of findings) baseline.taken[severity]++;
    const found = baselineOf(findings.map(finding => ({ ...finding, file: nameIn(finding) })));
    const covers = await this.coverage(baseline, results, notAll);
    const left = pruned(allowed, found, entry => covers(entry) && steadyRules.has(entry.ruleId));
    baseline.refused = sizeOf(baseline.entries) - sizeOf(allowed);
    baseline.mended = sizeOf(allowed) - sizeOf(left);
    if (this.options.updateBaseline) baseline.entries = updated(allowed, found, covers);
    else baseline.entries = this.options.pruneBaseline ? left : allowed;
  }

  /**
   * Whether what an entry stands for would have been found: its file was looked at by its rule, or is gone. What plans
   * share was looked at where all of them were.
   */
  private async coverage(
    baseline: UsedBaseline,
    results: readonly LintResult[],
    notAll: ReadonlySet<string>,
  ): Promise<(entry: BaselineEntry) => boolean> {
    const nameIn = this.nameIn(baseline);
    /** By a file's name in the baseline: whether all that has it was judged by a rule. */
    const looked = new Map<string, ((ruleId: string) => boolean)[]>();
    for (const result of results)
      for (const file of result.sources.keys()) {
        if (result.cited.has(file)) continue;
        const name = nameIn({ file });
        const judges = looked.get(name) ?? [];
        judges.push(ruleId => result.ran(ruleId, file));
        looked.set(name, judges);
      }
    const gone = new Set<string>();
    for (const file of new Set(baseline.entries.map(entry => entry.file)))
      if (!looked.has(file) && !(await exists(join(dirname(baseline.path), file)))) gone.add(file);
    const unknown = new Set([...notAll].map(file => nameIn({ file })));
    return ({ file, ruleId }) =>
      gone.has(file) ||
      (looked.has(file) && !unknown.has(file) && looked.get(file)!.every(ran => ran(ruleId)));
  }

  /** A file as a baseline names it: from the baseline's own folder. */
  private nameIn({ path }: UsedBaseline): (finding: Pick<Diagnostic, 'file'>) => string {
    return ({ file }) => shown(relative(dirname(path), resolve(this.io.cwd, file)));
  }

  /** Writes what was asked for, all baselines or none, and says so on stderr. */
  async write(): Promise<void> {
    if (!this.options.updateBaseline && !this.options.pruneBaseline) return;
    const changed = [...this.used.values()].filter(baseline => textOf(baseline) !== baseline.text);
    const replaced = changed.flatMap(baseline =>
      baseline.text === undefined
        ? []
        : [{ path: baseline.path, shown: baseline.shown, before: baseline.text, after: textOf(baseline)! }],
    );
    const created = changed.flatMap(baseline =>
      baseline.text === undefined ? [{ path: baseline.path, text: textOf(baseline)! }] : [],
    );
    if (replaced.length) await replaceFiles(replaced);
    if (created.length) await createFiles(created);
    for (const baseline of this.used.values())
      this.io.err(this.writtenWords(baseline, changed.includes(baseline)));
  }

  private writtenWords(baseline: UsedBaseline, isChanged: boolean): string {
    const path = visibleLine(baseline.shown);
    const size = sizeOf(baseline.entries);
    if (baseline.text === undefined && !isChanged)
      return 'There is nothing to put into a baseline: it would have no finding.\n';
    const has = size
      ? `has ${numbered(size, 'finding')}${this.takenWords(baseline, size)}`
      : 'has no finding any more and can be deleted';
    if (!isChanged) return `${path} is as it was: it ${has}.\n`;
    return `Written: ${path} ${has}.\nNext: git add ${path} && git commit -m "${baseline.text === undefined ? 'Lint from here on' : 'Bring the baseline up to date'}"\n\n`;
  }

  /** How grave it is what lint will not tell any more: of what is in it from other runs that isn't known. */
  private takenWords({ taken }: UsedBaseline, size: number): string {
    const found = taken.error + taken.warning + taken.info;
    if (!this.options.updateBaseline || !found) return '';
    const of = found < size ? `, ${found} of them found now` : '';
    return `${of}: ${countWords(taken)}`;
  }

  /** What is in the baselines and should not be, once for each. */
  tell(): void {
    if (this.options.updateBaseline || this.options.pruneBaseline) return;
    for (const { shown, mended, refused } of this.used.values()) {
      const path = visibleLine(shown);
      const help = `${this.io.command} lint --prune-baseline takes ${mended + refused === 1 ? 'it' : 'them'} out.`;
      if (mended)
        this.io.err(`${mended} of the findings in ${path} ${mended === 1 ? 'is' : 'are'} mended: ${help}\n`);
      if (refused)
        this.io.err(
          `${refused} of the findings in ${path} can't be in a baseline, for ${refused === 1 ? 'its rule is locked or no rule of csplan' : 'their rules are locked or no rules of csplan'}: ${help}\n`,
        );
    }
  }
}

function withoutBaseline<R extends LintResult>(result: R, filter: BaselineFilter): R {
  const { kept, suppressed } = filter.split(result.diagnostics);
  const sources = [...result.sources.values()];
  const all = [...result.suppressed, ...suppressed];
  return { ...result, ...resultOf(result.path, kept, sources, { ...result, suppressed: all }) };
}

/** Undefined: there is none, and none is needed. */
function textOf({ entries, text }: UsedBaseline): string | undefined {
  return entries.length || text !== undefined ? writeBaseline(entries) : undefined;
}

async function nearestBaseline(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    if (await exists(join(folder, baselineName))) return join(folder, baselineName);
    if (dirname(folder) === folder || (await exists(join(folder, '.git')))) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
