/** Report files that csplan wrote, and the plans that they are of. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { repositoryRoot } from '../plan/config.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { formatNames } from '../report/formats.ts';
import { type ReadReport, readReport } from '../report/provenance-reading.ts';
import { refusalReason } from './beside.ts';
import { holdsPlan } from './plan-folders.ts';

export interface WrittenReport extends ReadReport {
  /** As the user would type it. */
  path: string;
  content: Uint8Array;
}

/**
 * The files that paths and patterns name, each once, in the order of their paths.
 *
 * @throws CannotDo where one names none
 */
export async function reportFiles(patterns: readonly string[], cwd: string): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const isFile = (await stat(resolve(cwd, pattern)).catch(() => undefined))?.isFile() ?? false;
    const found = isFile ? [pattern] : /[*?{[]/.test(pattern) ? await glob([shown(pattern)], { cwd }) : [];
    if (!found.length)
      throw new CannotDo(
        `${visible(pattern)} names no file.`,
        'Name reports that csplan wrote, for example --check reports/2026-Q3.html, or a pattern in quotes.',
      );
    for (const path of found) files.add(shown(relative(cwd, resolve(cwd, path))));
  }
  return [...files].sort(compareCodePoints);
}

/** @throws CannotDo where the file can't be read, or is no report of csplan */
export async function readWrittenReport(path: string, cwd: string): Promise<WrittenReport> {
  const content = await readFile(resolve(cwd, path)).catch((error: NodeJS.ErrnoException) => {
    throw new CannotDo(
      `${visible(path)} can't be read: ${refusalReason(error, { EISDIR: 'it is a folder' })}.`,
    );
  });
  const report = await readReport(content, path);
  if (report) return { ...report, path, content };
  throw new CannotDo(
    `${visible(path)} does not say which report it is: no period, no date, no plan that csplan could read in it.`,
    `Name a file that csplan report has written as ${formatNames.join(', ')}, with this or a later version.`,
  );
}

/** Finds the plan of each report: among those that are named, else where the report lies, else where it says. */
export class PlansOfReports {
  private readonly named: readonly string[];
  private readonly cwd: string;
  private readonly ids = new Map<string, Promise<string | undefined>>();

  constructor(named: readonly string[], cwd: string) {
    this.named = named;
    this.cwd = cwd;
  }

  /**
   * @returns the plan's path from `cwd`
   * @throws CannotDo where none is found
   */
  async pathFor({ path, provenance: { plan } }: WrittenReport): Promise<string> {
    const places = this.named.length ? this.named : await this.places(path, plan.path);
    for (const place of places) if ((await this.idOf(place)) === plan.id) return place;
    throw new CannotDo(
      `${visible(path)} is a report of the plan "${visible(plan.id)}", and ${this.named.length ? 'none of the plans named here has that id' : 'no plan of that id is found from there'}.`,
      `Name the plan's folder in front: csplan report plans/my-unit --check ${visible(path)}`,
    );
  }

  private async places(report: string, planPath: string): Promise<string[]> {
    const folder = dirname(resolve(this.cwd, report));
    const root = (await repositoryRoot(folder)) ?? this.cwd;
    const above = [folder, dirname(folder), dirname(dirname(folder))];
    const holding = [];
    for (const place of above) if (await holdsPlan(place)) holding.push(place);
    return [...holding, ...(planPath ? [join(root, planPath)] : [])].map(
      place => shown(relative(this.cwd, place)) || '.',
    );
  }

  /** Undefined where there is no plan. */
  private idOf(place: string): Promise<string | undefined> {
    const known =
      this.ids.get(place) ??
      loadPlan(place, this.cwd).then(
        ({ plan }) => plan.id,
        error => {
          if (error instanceof CannotDo && !this.named.includes(place)) return undefined;
          throw error;
        },
      );
    this.ids.set(place, known);
    return known;
  }
}
