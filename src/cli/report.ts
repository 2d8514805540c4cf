/** `csplan report`: plan and exports in, the period's report out. */
import { isAbsolute, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { lacks, traits } from '../kpi/traits.ts';
import { lintPlan } from '../lint/lint-plan.ts';
import type { PlanDocument } from '../plan/document.ts';
import { type Format, formats as forms } from '../report/formats.ts';
import type { ReportModel } from '../report/model.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { EvaluatedPlan } from './evaluate-plans.ts';
import { Exit, type Io } from './io.ts';
import { issueText } from './issue-text.ts';
import { paletteOf } from './palette.ts';
import { planPaths } from './plan-paths.ts';
import { type CloseOutcome, closePeriod } from './report-close.ts';
import { type ReportFile, resultsWords, writeReportFiles } from './report-files.ts';
import { evaluateReports, modelOfPlan } from './report-model.ts';
import { assertClosing, type ReportOptions, readFormats, wantsAscii } from './report-options.ts';
import { fromHere, writtenText } from './written-files.ts';

/**
 * Reports on each plan in turn; exports that several of them share are read once. 1 where a plan can't be read as a
 * plan, where the data hold an error, or where `--fail-on` finds what it names, or where a period to close holds
 * other figures already; 130 when interrupted, with nothing half-written.
 */
export async function runReport(paths: string[], options: ReportOptions, io: Io): Promise<number> {
  const plans = paths.length ? paths : await planPaths(io.cwd);
  const formats = readFormats(options, plans.length);
  assertClosing(options);
  let code: number = Exit.ok;
  for (const outcome of await evaluateReports(plans, options, 'so there is no report', io)) {
    if (io.signal.aborted) return Exit.interrupted;
    // Reports of the plans before this one are out.
    if (outcome.status === 'rejected') throw outcome.reason;
    const ended = outcome.value
      ? await reportOn(outcome.value, { options, formats, several: plans.length > 1 }, io)
      : Exit.findings;
    code = Math.max(code, ended);
  }
  return io.signal.aborted ? Exit.interrupted : code;
}

interface Request {
  options: ReportOptions;
  formats: Format[];
  several: boolean;
}

async function reportOn(plan: EvaluatedPlan, request: Request, io: Io): Promise<number> {
  const computed: Computed = { ...plan, model: modelOfPlan(plan, plan.evaluation) };
  const closing = request.options.close ? await close(computed, request, io) : null;
  const { document } = computed;
  const model = closing?.closed
    ? modelOfPlan(computed, computed.evaluation.withClosed(closing.closed))
    : computed.model;
  const written = await deliver(model, document, request, io);
  const hint = closing
    ? `\n${closing.words}`
    : hints(document, request, written, model.header.period.id, io.command);
  io.err((closing ? '' : issuesText(model)) + lintText(computed, io) + hint);
  return closing?.isRefused ? Exit.findings : exitCode(model, request.options);
}

interface Computed extends EvaluatedPlan {
  model: ReportModel;
}

/** Before the report is written: where the period can't be closed, there is nothing new on the disk. */
async function close(
  { model, evaluation, closed, document }: Computed,
  { options }: Request,
  io: Io,
): Promise<CloseOutcome> {
  io.err(issuesText(model));
  const outcome = closePeriod({
    evaluation,
    closed,
    folder: document.folder,
    planId: document.plan.id,
    options,
    version: packageJson.version,
    errors: model.method.issues.error,
    shown: path => fromHere(path, io.cwd),
  });
  if (outcome.file) await writeReportFiles([outcome.file], io.signal, resultsWords);
  return outcome;
}

/** The document or the summary to standard output, the files to the disk. Gives the files' paths as shown. */
async function deliver(
  model: ReportModel,
  document: PlanDocument,
  { options, formats, several }: Request,
  io: Io,
): Promise<string[]> {
  if (options.stdout) {
    const content = await rendered(model, formats[0]!);
    if (typeof content !== 'string' && io.columns !== undefined)
      throw new CannotDo(
        `A report as ${formats[0]} is no text that a terminal could show.`,
        `Leave --stdout out to get a file, or lead it into one: > report.${formats[0]}`,
      );
    io.out(content);
    return [];
  }
  const folder = resolve(
    io.cwd,
    options.out ?? join(document.folder, 'reports'),
    options.out && several ? model.header.planId : '',
  );
  const files: ReportFile[] = [];
  for (const format of formats)
    files.push({
      path: join(folder, `${model.header.period.id}.${format}`),
      content: await rendered(model, format),
    });
  if (files.length) await writeReportFiles(files, io.signal);
  const paths = files.map(file => fromHere(file.path, io.cwd));
  const ascii = wantsAscii(options, io);
  const summary = renderTerminal(model, { width: io.columns ?? 80, ascii, palette: paletteOf(io) });
  io.out(`${summary}${writtenText(paths, ascii)}${several ? '\n' : ''}`);
  return paths;
}

async function rendered(model: ReportModel, format: Format): Promise<string | Uint8Array> {
  return (await forms[format]()).render(model);
}

function exitCode({ method, scorecard, kpis }: ReportModel, { failOn }: ReportOptions): number {
  const found = {
    missed: scorecard.some(({ status }) => status === 'behind' || status === 'missed'),
    restated: kpis.some(({ restatements }) => restatements?.length),
  };
  return method.issues.error || (failOn && found[failOn]) ? Exit.findings : Exit.ok;
}

/** Errors and warnings of the files; notes stand in the report's appendix. */
function issuesText({ method }: ReportModel): string {
  return method.sources
    .flatMap(source => source.files)
    .flatMap(file =>
      file.issues.filter(({ severity }) => severity !== 'info').map(issue => issueText(file.path, issue)),
    )
    .join('');
}

/** What lint has against the plan doesn't stop the report, but nobody should learn of it in the meeting. */
function lintText({ document, choices, model }: Computed, { command }: Io): string {
  const { header, scorecard } = model;
  const path = visible(document.path);
  if (!scorecard.length)
    return `${path} has no KPIs yet, so there is nothing to compute: add them under kpis.\n`;
  const facts = { today: header.asOf, traits, lacks };
  const { counts } = lintPlan(document, { facts, choices });
  if (!counts.error) return '';
  return `${command} lint finds ${counts.error === 1 ? 'an error' : `${counts.error} errors`} in ${path}: look at ${counts.error === 1 ? 'it' : 'them'} before you rely on goals and statuses.\n`;
}

function hints(
  document: PlanDocument,
  { options, formats }: Request,
  written: string[],
  period: string,
  command: string,
): string {
  if (options.stdout) return '';
  if (!formats.length)
    return `\nNext: ${command} report ${visible(document.path)} --format md,html   writes the report to files\n`;
  const html = written.find(file => file.endsWith('.html'));
  const open = html ? `\nNext: open ${visible(html)} in a browser; printed, its page one is one sheet.` : '';
  if (written.some(file => isAbsolute(file))) return `${open}\n`;
  const files = written.map(visible).join(' ');
  return `${open}\nTo keep it: git add ${files} && git commit -m "Report ${document.plan.id} ${period}"\n`;
}
