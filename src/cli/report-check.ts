/** `csplan report --check`: makes reports again that were written before, and says whether they still hold. */
import { CannotDo } from '../diagnostic/faults.ts';
import { type Verdict, verdictOn } from '../report/diff/check.ts';
import { verdictWords } from '../report/diff/check-words.ts';
import { formats } from '../report/formats.ts';
import type { ReportModel } from '../report/model.ts';
import { provenanceOf } from '../report/provenance.ts';
import { toAscii } from '../report/terminal-text.ts';
import { Exit, type Io } from './io.ts';
import { evaluateReports, modelOfPlan } from './report-model.ts';
import { type ReportOptions, wantsAscii } from './report-options.ts';
import { PlansOfReports, readWrittenReport, reportFiles, type WrittenReport } from './written-reports.ts';

export interface CheckOptions extends Pick<ReportOptions, 'source' | 'exports' | 'failOn' | 'ascii'> {
  /** Paths and patterns. */
  check: string[];
}

/** A report and the plan that it is of. */
interface Claim {
  report: WrittenReport;
  plan: string;
}

/**
 * Each report is made again with its own period and as-of. 1 where one reads otherwise although nothing that it was
 * made of has changed, where its plan can't be read as a plan, and with `failOn: 'restated'` where a figure reads
 * otherwise; 2 where figures can't be checked, for there is neither their export nor a closed period.
 */
export async function runReportCheck(plans: string[], options: CheckOptions, io: Io): Promise<number> {
  if (options.failOn === 'missed')
    throw new CannotDo(
      '--fail-on missed does not go with --check: whether a target was missed is for the report itself to say.',
      'With --check it can be: --fail-on restated',
    );
  const files = await reportFiles(options.check, io.cwd);
  const finder = new PlansOfReports(plans, io.cwd);
  const claims: Claim[] = [];
  for (const file of files) {
    const report = await readWrittenReport(file, io.cwd);
    claims.push({ report, plan: await finder.pathFor(report) });
  }
  const models = await modelsFor(claims, options, io);
  if (io.signal.aborted) return Exit.interrupted;
  let code: number = Exit.ok;
  for (const claim of claims) {
    const model = models.get(keyOf(claim));
    code = Math.max(code, model ? await checked(claim.report, model, options, io) : Exit.findings);
  }
  return code;
}

function keyOf({ report: { provenance }, plan }: Claim): string {
  return JSON.stringify([plan, provenance.period.id, provenance.asOf]);
}

/** Each report that is claimed, computed once, whatever forms it was written in. */
async function modelsFor(
  claims: readonly Claim[],
  options: CheckOptions,
  io: Io,
): Promise<Map<string, ReportModel>> {
  const models = new Map<string, ReportModel>();
  const times = new Map(
    claims.map(({ report: { provenance } }) => [
      `${provenance.period.id} ${provenance.asOf}`,
      { period: provenance.period.id, asOf: provenance.asOf },
    ]),
  );
  for (const time of times.values()) {
    const ofTime = claims.filter(
      ({ report: { provenance } }) => provenance.period.id === time.period && provenance.asOf === time.asOf,
    );
    const plans = [...new Set(ofTime.map(({ plan }) => plan))];
    const outcomes = await evaluateReports(
      plans,
      { ...options, ...time },
      'so its report is not checked',
      io,
    );
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (!outcome.value) continue;
      const key = JSON.stringify([plans[i], time.period, time.asOf]);
      models.set(key, modelOfPlan(outcome.value, outcome.value.evaluation));
    }
  }
  return models;
}

async function checked(
  report: WrittenReport,
  model: ReportModel,
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const format = await formats[report.format]();
  const content = Buffer.from(await format.render(model));
  const { path } = report.provenance.plan;
  const isMoved = path !== '' && path !== model.header.planPath;
  const atOldPath = isMoved ? Buffer.from(await format.render(at(path, model))) : undefined;
  const verdict = verdictOn(
    { ...report, lines: () => format.lines(report.content) },
    { content, provenance: provenanceOf(model), lines: () => format.lines(atOldPath ?? content) },
    atOldPath,
  );
  const words = verdictWords(report.path, verdict)
    .map(line => `${line}\n`)
    .join('');
  io.out(wantsAscii(options, io) ? toAscii(words) : words);
  return codeOf(verdict, options);
}

/** The report as it would be if its plan lay elsewhere. */
function at(planPath: string, model: ReportModel): ReportModel {
  return { ...model, header: { ...model.header, planPath } };
}

function codeOf({ is, restated, unchecked }: Verdict, { failOn }: CheckOptions): number {
  if (unchecked.length) return Exit.cannot;
  return is === 'other-bytes' || (failOn === 'restated' && restated.length) ? Exit.findings : Exit.ok;
}
