/** What lint's rules have to know from outside a plan: the date that counts as today, and the figures there are. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { zone } from '../data/zone.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { commitDate } from '../git/commit-date.ts';
import { chosen, type LoadedConfig } from '../plan/config-cascade.ts';
import type { PlanDocument } from '../plan/document.ts';
import { isIsoDate } from '../plan/period.ts';
import type { DataFacts } from '../rules/rule.ts';
import type { Io } from './io.ts';
import type { LintOptions } from './lint.ts';

/** `--as-of`, else the configured date, else that of the checked commit, else the clock in the plan's zone. */
export async function todayFor(
  document: PlanDocument,
  config: LoadedConfig,
  options: LintOptions,
  io: Io,
): Promise<string> {
  const pinned = options.asOf ?? chosen(config, 'as_of')?.value ?? (await commitDate(document.folder));
  if (pinned) return pinned;
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
