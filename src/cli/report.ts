/** `csplan report`: plan and exports in, the period's report out. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Chalk } from 'chalk';
import packageJson from '../../package.json' with { type: 'json' };
import type { DataIssue } from '../data/batch.ts';
import { zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { evaluate } from '../kpi/evaluate.ts';
import { fiscalCalendar, readPeriod } from '../kpi/periods.ts';
import { lacks, traits } from '../kpi/traits.ts';
import { plainPalette, pretty } from '../lint/formats/pretty.ts';
import { lintPlan, resultOf } from '../lint/lint-plan.ts';
import { findConfig, type LoadedConfig, repositoryRoot } from '../plan/config.ts';
import type { PlanDocument } from '../plan/document.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { fingerprintOf } from '../report/canonical.ts';
import { renderHtml } from '../report/html.ts';
import { renderJson } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { type ReportModel, reportModel } from '../report/model.ts';
import { noColours, type Palette, renderTerminal } from '../report/terminal.ts';
import { toAscii } from '../report/terminal-text.ts';
import { visible } from '../report/visible.ts';
import { Exit, type Io } from './io.ts';
import { planPaths } from './plan-paths.ts';
import { readingProgress } from './reading-progress.ts';
import { type ReportFile, writeReportFiles } from './report-files.ts';
import {
  type Format,
  type ReportOptions,
  readDate,
  readFormats,
  readSourceFiles,
  wantsAscii,
} from './report-options.ts';

const renderers: Record<Format, (model: ReportModel) => string> = {
  md: renderMarkdown,
  html: renderHtml,
  json: renderJson,
};

/**
 * Reports on each plan in turn. 1 where a plan can't be read as a plan, where the data hold an error, or where
 * `--fail-on missed` finds a KPI behind its course; 130 when interrupted, with nothing half-written.
 */
export async function runReport(paths: string[], options: ReportOptions, io: Io): Promise<number> {
  const plans = paths.length ? paths : await planPaths(io.cwd);
  const formats = readFormats(options, plans.length);
  let code: number = Exit.ok;
  for (const path of plans) {
    const ended = await reportOn(path, { options, formats, several: plans.length > 1 }, io);
    if (io.signal.aborted) return Exit.interrupted;
    code = Math.max(code, ended);
  }
  return code;
}

interface Request {
  options: ReportOptions;
  formats: Format[];
  several: boolean;
}

async function reportOn(path: string, request: Request, io: Io): Promise<number> {
  const document = await loadPlan(path, io.cwd);
  const broken = document.findings.filter(
    finding => finding.severity === 'error' && /^(?:syntax|yaml|schema)\//.test(finding.ruleId),
  );
  if (broken.length) {
    io.err(brokenText(document, broken, io));
    return Exit.findings;
  }
  const config = await findConfig(document.folder, io.cwd);
  assertReadable(config);
  const model = await computed(document, config, request.options, io);
  if (io.signal.aborted) return Exit.interrupted;
  const written = await deliver(model, document, request, io);
  io.err(
    issuesText(model) +
      lintText(document, model, config, io) +
      hints(document, request, written, model.header.period.id, io.command),
  );
  return exitCode(model, request.options);
}

async function computed(
  document: PlanDocument,
  config: LoadedConfig,
  options: ReportOptions,
  io: Io,
): Promise<ReportModel> {
  const { plan, folder } = document;
  const timezone = plan.calendar?.timezone ?? 'UTC';
  const asOf = options.asOf
    ? readDate(options.asOf, '--as-of')
    : (config.config.as_of ?? zone(timezone).isoDate(io.now().getTime()));
  const root = (await repositoryRoot(folder)) ?? (config.file ? config.folder : folder);
  const progress = readingProgress(io);
  try {
    const evaluation = await evaluate({
      plan,
      folder,
      root,
      period: readPeriod(options.period, asOf, fiscalCalendar(plan.calendar)),
      asOf,
      sourceFiles: readSourceFiles(plan, options, io.cwd),
      onProgress: progress.show,
      signal: io.signal,
    });
    const planPath = shown(relative(root, resolve(io.cwd, document.path))) || 'plan.yaml';
    return reportModel({
      plan,
      evaluation,
      planPath,
      fingerprint: fingerprintOf(plan),
      version: packageJson.version,
    });
  } finally {
    progress.clear();
  }
}

/** The document or the summary to standard output, the files to the disk. Gives the files' paths as shown. */
async function deliver(
  model: ReportModel,
  document: PlanDocument,
  { options, formats, several }: Request,
  io: Io,
): Promise<string[]> {
  if (options.stdout) {
    io.out(renderers[formats[0]!](model));
    return [];
  }
  const folder = resolve(
    io.cwd,
    options.out ?? join(document.folder, 'reports'),
    options.out && several ? model.header.planId : '',
  );
  const files: ReportFile[] = formats.map(format => ({
    path: join(folder, `${model.header.period.id}.${format}`),
    text: renderers[format](model),
  }));
  if (files.length) await writeReportFiles(files, io.signal);
  const paths = files.map(file => fromHere(file.path, io.cwd));
  const ascii = wantsAscii(options, io);
  const summary = renderTerminal(model, { width: io.columns ?? 80, ascii, palette: paletteOf(io) });
  const list = paths.length
    ? `\nWritten\n${paths.map(path => `  ${ascii ? toAscii(path) : visible(path)}\n`).join('')}`
    : '';
  io.out(`${summary}${list}${several ? '\n' : ''}`);
  return paths;
}

/** Below the current folder as a path from there, elsewhere in full. */
function fromHere(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return shown(below.startsWith('..') || isAbsolute(below) ? path : below);
}

function paletteOf(io: Io): Palette {
  if (!io.color) return noColours;
  const chalk = new Chalk({ level: 1 });
  const tones = { good: chalk.green, near: chalk.yellow, bad: chalk.red, none: chalk.dim };
  return { tone: (text, tone) => tones[tone](text), strong: chalk.bold, quiet: chalk.dim };
}

function exitCode({ method, scorecard }: ReportModel, { failOn }: ReportOptions): number {
  const missed = scorecard.some(({ status }) => status === 'behind' || status === 'missed');
  return method.issues.error || (failOn === 'missed' && missed) ? Exit.findings : Exit.ok;
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

function issueText(path: string, { severity, message, help, lines, count }: DataIssue): string {
  const place = lines.length ? `:${lines[0]}` : '';
  const more =
    count > 1 && lines.length
      ? ` (${count} times; lines ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`
      : '';
  return `${visible(path + place)}  ${severity}  ${visible(message + more)}\n${help ? `  ${visible(help)}\n` : ''}`;
}

/** What lint has against the plan doesn't stop the report, but nobody should learn of it in the meeting. */
function lintText(
  document: PlanDocument,
  { header, scorecard }: ReportModel,
  { config }: LoadedConfig,
  { command }: Io,
): string {
  const path = visible(document.path);
  if (!scorecard.length)
    return `${path} has no KPIs yet, so there is nothing to compute: add them under kpis.\n`;
  const facts = { today: header.asOf, traits, lacks };
  const { counts } = lintPlan(document, { facts, settings: config.rules });
  if (!counts.error) return '';
  return `${command} lint finds ${counts.error === 1 ? 'an error' : `${counts.error} errors`} in ${path}: look at ${counts.error === 1 ? 'it' : 'them'} before you rely on goals and statuses.\n`;
}

/** The findings as `csplan lint` shows them, and what follows from them. */
function brokenText(document: PlanDocument, broken: PlanDocument['findings'], io: Io): string {
  const result = resultOf(
    document.path,
    broken,
    document.files.map(file => file.source),
  );
  const findings = pretty(
    { plans: [{ ...result, today: io.now().toISOString().slice(0, 10) }], configurations: [] },
    { palette: plainPalette, columns: io.columns ?? 110, command: io.command },
  );
  const path = visible(document.path);
  return `${findings}\ncsplan: ${path} can't be read as a plan, so there is no report.\n  Mend what stands above; ${io.command} lint ${path} shows it again.\n`;
}

/** A configuration that can't be read might say another date: better no report than one of the wrong day. */
function assertReadable({ file, findings }: LoadedConfig): void {
  const broken = findings.find(({ severity }) => severity === 'error');
  if (broken)
    throw new CannotDo(
      `${file} can't be used: ${broken.message}`,
      broken.help ?? 'Correct it; csplan lint shows the place.',
    );
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
