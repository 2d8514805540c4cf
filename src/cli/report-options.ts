/** What the flags of `csplan report` mean. */

import { basename, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Plan } from '../plan/generated/types.ts';
import { isIsoDate } from '../plan/period.ts';
import { type Format, formatNames } from '../report/formats.ts';

export interface ReportOptions {
  period?: string;
  asOf?: string;
  /** `md,html,xlsx` in any order. */
  format?: string;
  out?: string;
  stdout?: boolean;
  /** `name=path`, each. */
  source?: string[];
  exports?: string;
  failOn?: 'missed' | 'restated';
  /** Keep the period's figures in results/. */
  close?: boolean;
  /** Close in spite of what may still change. */
  force?: boolean;
  /** Supersede figures that were closed before. */
  reclose?: boolean;
  /** Why, with force and reclose. */
  because?: string;
  ascii?: boolean;
}

/** The forms that are asked for, each once, in a fixed order. */
export function readFormats({ format, stdout }: ReportOptions, plans: number): Format[] {
  const named = (format ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(Boolean);
  for (const name of named) {
    if ((formatNames as readonly string[]).includes(name)) continue;
    const meant = nearest(name, formatNames);
    throw new CannotDo(
      `There is no report format "${name}".`,
      `${meant ? `Did you mean ${meant}? ` : ''}The formats are ${formatNames.join(', ')}; several are written with commas. For PDF, print the html from a browser.`,
    );
  }
  if (stdout && (new Set(named).size !== 1 || plans !== 1))
    throw new CannotDo(
      '--stdout writes one document: it needs one plan and one format.',
      'For example: csplan report plans/my-unit --format md --stdout',
    );
  return formatNames.filter(name => named.includes(name));
}

/** --force, --reclose and --because belong to --close, and the first two say why; else CannotDo. */
export function assertClosing({ close, force, reclose, because }: ReportOptions): void {
  const flag = force ? '--force' : reclose ? '--reclose' : because === undefined ? undefined : '--because';
  if (flag && !close)
    throw new CannotDo(
      `${flag} says how a period is closed, and --close is missing.`,
      'For example: csplan report plans/my-unit --period 2026-Q3 --close',
    );
  if ((force || reclose) && !because?.trim())
    throw new CannotDo(
      `${flag} needs a reason, which is kept with the figures.`,
      `Add one, for example: ${flag} --because "The phone system's export came late"`,
    );
}

/** A calendar date, or CannotDo. */
export function readDate(written: string, flag: string): string {
  if (!isIsoDate(written))
    throw new CannotDo(
      `${flag} ${written} is not a date.`,
      'Write it as YYYY-MM-DD, for example 2026-10-15.',
    );
  return written;
}

/** Files per source that stand for those of the plan: `--source` first, then what `--exports` has. */
export function readSourceFiles(plan: Plan, options: ReportOptions, cwd: string): Record<string, string[]> {
  const sources = plan.sources ?? {};
  const given: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  if (options.exports !== undefined)
    for (const [id, source] of Object.entries(sources)) {
      const patterns = source.files ? [source.files].flat() : [];
      if (patterns.length)
        given[id] = patterns.map(pattern => resolve(cwd, options.exports!, basename(pattern)));
    }
  const named = new Map<string, string[]>();
  for (const pair of options.source ?? []) {
    const at = pair.indexOf('=');
    const [id, path] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || !path)
      throw new CannotDo(
        `--source ${pair} does not say which file.`,
        'Write --source NAME=PATH, for example --source requests=exports/july.csv',
      );
    if (!Object.hasOwn(sources, id)) throw unknownSource(id, Object.keys(sources));
    named.set(id, [...(named.get(id) ?? []), resolve(cwd, path)]);
  }
  for (const [id, files] of named) given[id] = files;
  return given;
}

function unknownSource(id: string, known: string[]): CannotDo {
  const meant = nearest(id, known);
  return new CannotDo(
    `The plan has no source "${id}".`,
    known.length
      ? `${meant ? `Did you mean ${meant}? ` : ''}Its sources are ${known.join(', ')}.`
      : 'It has no sources yet.',
  );
}

/** A terminal whose locale names another encoding than UTF-8 gets ASCII; files never depend on it. */
export function wantsAscii(
  options: Pick<ReportOptions, 'ascii'>,
  io: { columns: number | undefined; env: Readonly<Record<string, string | undefined>> },
): boolean {
  if (options.ascii) return true;
  const locale = io.env.LC_ALL || io.env.LC_CTYPE || io.env.LANG;
  return io.columns !== undefined && Boolean(locale) && !/utf-?8/i.test(locale!);
}
