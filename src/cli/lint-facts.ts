/** What lint's rules have to know from outside a plan: the date that counts as today, and the figures there are. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { zone } from '../data/zone.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import { commitDate } from '../git/commit-date.ts';
import { type PastLack, pastLacks, type RepositoryState, repositoryState } from '../git/repository.ts';
import { repositoryRoot } from '../plan/config.ts';
import { chosen, type LoadedConfig } from '../plan/config-cascade.ts';
import type { PlanDocument } from '../plan/document.ts';
import { isIsoDate } from '../plan/period.ts';
import type { DataFacts, Facts } from '../rules/rule.ts';
import type { Io } from './io.ts';
import type { LintOptions } from './lint.ts';

/** What git knows of the repositories that plans stand in, each asked once. */
export class Repositories {
  private readonly dates = new Map<string, Promise<string | undefined>>();
  private readonly states = new Map<string, Promise<RepositoryState>>();

  /** The date of the commit that is checked out; undefined where there is none. */
  async commitDate(folder: string): Promise<string | undefined> {
    const root = await repositoryRoot(folder);
    return root === undefined ? undefined : once(this.dates, root, commitDate);
  }

  /** How much git can tell of what stands in a folder. */
  async state(folder: string): Promise<RepositoryState> {
    const root = await repositoryRoot(folder);
    return once(this.states, root ?? folder, place =>
      repositoryState(place, { isRepository: root !== undefined }),
    );
  }

  /**
   * What `--require-git` asks for.
   *
   * @throws CannotDo where git can't tell the whole past of what stands in the folder
   */
  async assertHistory(folder: string, path: string): Promise<void> {
    const state = await this.state(folder);
    if (state !== 'whole') throw lacksPast(path, state);
  }
}

/** That `--require-git` asks for more than git can tell. */
export function lacksPast(path: string, lack: PastLack): CannotDo {
  const { because, help } = pastLacks[lack];
  return new CannotDo(
    `--require-git: the past of ${visibleLine(path)} can't be looked at, for ${because}.`,
    `${help.replace(/\.$/, '')}. Without --require-git the rules that need it are named as not run, and the others are.`,
  );
}

function once<T>(known: Map<string, T>, key: string, ask: (key: string) => T): T {
  const answer = known.get(key) ?? ask(key);
  known.set(key, answer);
  return answer;
}

/**
 * The date that counts as today: `--as-of`, else the configured date, else that of the checked commit, else the clock in
 * the plan's zone. Where nobody set it, what has happened may be younger than the commit: up to the clock.
 */
export async function daysFor(
  document: PlanDocument,
  config: LoadedConfig,
  options: LintOptions,
  repositories: Repositories,
  io: Io,
): Promise<Pick<Facts, 'today' | 'now'>> {
  const pinned = options.asOf ?? chosen(config, 'as_of')?.value;
  if (pinned) return { today: pinned };
  const clock = clockDay(document, io);
  const today = (await repositories.commitDate(document.folder)) ?? clock;
  return { today, now: clock > today ? clock : today };
}

function clockDay(document: PlanDocument, io: Io): string {
  const unknownZone = document.findings.some((found: Diagnostic) => found.pointer.startsWith('/calendar'));
  const timezone = unknownZone ? 'UTC' : (document.plan.calendar?.timezone ?? 'UTC');
  return zone(timezone).isoDate(io.now().getTime());
}

/** @throws CannotDo where `--as-of` is no date */
export function assertDate(text: string): void {
  if (!isIsoDate(text)) throw new CannotDo(`--as-of ${text} is not a date.`, 'Write it like 2027-02-01.');
}

/**
 * Undefined where there are none: without `--data` and closed periods, and in a plan that can't be read as one. A
 * results file that can't be read ends a lint that was asked for data; else it is told.
 */
export async function figuresOf(
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
