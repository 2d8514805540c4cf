/** `csplan explain KPI`: from the files to one number, row by row. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { visible } from '../diagnostic/visible.ts';
import { type Explanation, explain } from '../kpi/explain/explain.ts';
import { compareVariants, type VariantResult } from '../kpi/explain/variants.ts';
import { fiscalCalendar, readPeriod } from '../kpi/periods.ts';
import { readResults } from '../kpi/results/read.ts';
import type { RecordRequest } from '../kpi/results/recording.ts';
import { ruleMeant } from '../lint/rule-meant.ts';
import type { Filter, Kpi, Plan } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import type { Period } from '../plan/period.ts';
import { explanationJson } from './explanation-json.ts';
import { explanationText } from './explanation-text.ts';
import { Exit, type Io } from './io.ts';
import { issueText } from './issue-text.ts';
import { onePlan } from './one-plan.ts';
import { type OpenPlan, openPlan } from './open-plan.ts';
import { planPaths } from './plan-paths.ts';
import { readingProgress } from './reading-progress.ts';
import { type ReportOptions, readSourceFiles } from './report-options.ts';
import { RowsFile } from './rows-file.ts';
import { assertComparable, readTheirNumber, type TheirNumber } from './their-number.ts';
import { readFilter } from './where-option.ts';

export interface ExplainKpiOptions extends Pick<ReportOptions, 'period' | 'asOf' | 'source' | 'exports'> {
  plan?: string;
  variants?: boolean;
  theirs?: string;
  by?: string;
  where?: string;
  rows?: string;
  format?: 'pretty' | 'json';
}

/** What is told, in either form. */
export interface Told {
  explanation: Explanation;
  variants: VariantResult[] | undefined;
  theirs: TheirNumber | undefined;
}

/** 1 where the data hold an error or the plan can't be read. */
export async function runExplainKpi(id: string, options: ExplainKpiOptions, io: Io): Promise<number> {
  const named = await planOf(id, options.plan, io.cwd);
  const open = await openPlan(named, options.asOf, io, 'so nothing can be explained');
  if (!open) return Exit.findings;
  const { plan } = open.document;
  const kpi = asAsked(kpiOf(plan, id), options);
  if (options.rows !== undefined) await refuseExisting(resolve(io.cwd, options.rows), options.rows);
  const told = await tell(open, kpi, options, io);
  if (io.signal.aborted) return Exit.interrupted;
  io.out(
    options.format === 'json'
      ? explanationJson(told)
      : explanationText(told, { columns: io.columns ?? 100, asOf: open.asOf }),
  );
  const issues = told.explanation.sources.flatMap(({ account }) =>
    account.files.flatMap(({ path, issues }) => issues.map(issue => ({ path, issue }))),
  );
  for (const { path, issue } of issues) if (issue.severity !== 'info') io.err(issueText(path, issue));
  if (options.rows !== undefined) io.err(`\nWritten: ${visible(options.rows)}\n`);
  return issues.some(({ issue }) => issue.severity === 'error') ? Exit.findings : Exit.ok;
}

async function tell(open: OpenPlan, kpi: Kpi, options: ExplainKpiOptions, io: Io): Promise<Told> {
  const { document, root, asOf } = open;
  const { plan, folder } = document;
  const progress = readingProgress(io);
  const request = {
    plan: { ...plan, kpis: measuredIn(plan).map(other => (other.id === kpi.id ? kpi : other)), watch: [] },
    kpi,
    folder,
    root,
    asOf,
    period: readPeriod(options.period, asOf, fiscalCalendar(plan.calendar)),
    sourceFiles: readSourceFiles(plan, { source: options.source, exports: options.exports }, io.cwd),
    onProgress: progress.show,
    signal: io.signal,
  };
  const file =
    options.rows === undefined
      ? undefined
      : new RowsFile(resolve(io.cwd, options.rows), visible(options.rows));
  try {
    const explanation = await explain({
      ...request,
      record: await recordOf(request, options),
      ...(file
        ? {
            onRow: file.add.bind(file),
            onLeftOut: file.leftOut.bind(file),
          }
        : {}),
    });
    assertMayBeListed(explanation, file);
    if (explanation.result.current.recorded) assertWithoutRows(explanation, options);
    const wants = options.variants || options.theirs !== undefined;
    const theirs =
      options.theirs === undefined ? undefined : readTheirNumber(options.theirs, explanation.result);
    const variants = wants ? await compareVariants(request) : undefined;
    if (theirs) assertComparable(theirs, explanation.result, variants ?? []);
    if (file)
      await file.finish(
        new Map(explanation.sources.map(({ id, account }) => [id, account.files.map(({ path }) => path)])),
      );
    return { explanation, variants, theirs };
  } catch (error) {
    await file?.abandon();
    throw error;
  } finally {
    progress.clear();
  }
}

/** What was closed of the KPI in the period; undefined where it wasn't, and where other rows are asked for. */
async function recordOf(
  { kpi, period, folder }: { kpi: Kpi; period: Period; folder: string },
  { where }: ExplainKpiOptions,
): Promise<RecordRequest | undefined> {
  if (where !== undefined) return undefined;
  const closed = await readResults(folder);
  return closed.of(kpi.id, period) && { closed, closing: false, version: packageJson.version };
}

/** The rows behind a closed figure are gone with their export. */
function assertWithoutRows({ result, closed }: Explanation, options: ExplainKpiOptions): void {
  const asked = (['rows', 'variants', 'theirs'] as const).find(name => options[name]);
  if (asked)
    throw new CannotDo(
      `--${asked} needs the rows of "${result.id}", and no export here covers ${result.current.period.label}: its figure comes from ${closed!.path}.`,
      'Bring the export of that period, for example with --source or --exports; without the flag csplan tells what was closed.',
    );
}

/** Rows of a number that is withheld would give it away. */
function assertMayBeListed({ result }: Explanation, file: RowsFile | undefined): void {
  if (!file || !(result.current.small === 'withheld' || result.rowsWithheld)) return;
  throw new CannotDo(
    `The number of "${result.id}" is withheld because it is of fewer than ten persons, so its rows are not written.`,
    'Choose a longer period, or a KPI of a source that is not marked as a survey or as personal.',
  );
}

/** Without a plan a name can only be meant as that of a rule. */
async function planOf(id: string, plan: string | undefined, cwd: string): Promise<string> {
  const plans = plan === undefined ? await planPaths(cwd).catch(() => []) : [plan];
  if (plans.length) return onePlan(plan, cwd, `csplan explain ${visible(id)} --plan PLAN`);
  const rule = ruleMeant(id);
  throw new CannotDo(
    `There is no rule "${visible(id)}", and no plan here whose KPI it could be.`,
    rule ? `Did you mean ${rule}?` : 'Name the plan with --plan; csplan rules lists the rules.',
  );
}

function kpiOf(plan: Plan, id: string): Kpi {
  const kpis = measuredIn(plan);
  const found = kpis.find(kpi => kpi.id === id);
  if (found) return found;
  const rule = ruleMeant(id);
  if (rule?.split('/')[1] === id)
    throw new CannotDo(
      `The plan has no KPI "${visible(id)}".`,
      `The rule of that name: csplan explain ${rule}`,
    );
  const ids = kpis.map(kpi => kpi.id);
  const meant = nearest(id, ids);
  throw new CannotDo(
    `The plan has no KPI "${visible(id)}".`,
    ids.length
      ? `${meant ? `Did you mean ${meant}? ` : ''}Its KPIs are ${ids.join(', ')}. A rule is named with its section, as in goal/no-target.`
      : 'It has no KPIs yet: csplan data infer FILE proposes some from an export.',
  );
}

/** The KPI with what the command line asks for: other rows, another breakdown. */
function asAsked(kpi: Kpi, { by, where }: ExplainKpiOptions): Kpi {
  const filter = where === undefined ? undefined : readFilter(where);
  return {
    ...kpi,
    ...(by === undefined ? {} : { by: [by] }),
    ...(filter ? { where: both(kpi.where, filter) } : {}),
  };
}

/** Rows that two filters name. */
function both(own: Filter | undefined, more: Filter): Filter {
  if (!own || Object.keys(own).length === 0) return more;
  const collide = Object.keys(more).some(key => Object.hasOwn(own, key));
  return collide ? { any: [own], not: { not: more } } : { ...own, ...more };
}

async function refuseExisting(path: string, shown: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there)
    throw new CannotDo(
      `There is ${there.isDirectory() ? 'a folder' : 'a file'} ${visible(shown)} already; nothing was written.`,
      'Name another file with --rows, or remove that one.',
    );
}
