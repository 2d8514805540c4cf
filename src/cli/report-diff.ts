/** `csplan report diff`: what differs between two reports, and what made it so. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { compare } from '../report/diff/compare.ts';
import { type DiffFormat, diffFormats } from '../report/diff/formats.ts';
import { type Provenance, provenanceOf } from '../report/provenance.ts';
import { toAscii } from '../report/terminal-text.ts';
import { Exit, type Io } from './io.ts';
import { onePlan } from './one-plan.ts';
import { evaluateReports, modelOfPlan } from './report-model.ts';
import { type ReportOptions, wantsAscii } from './report-options.ts';
import { readWrittenReport } from './written-reports.ts';

export interface DiffOptions extends Pick<ReportOptions, 'asOf' | 'source' | 'exports' | 'ascii'> {
  /** For periods; without it the only plan there is. */
  plan?: string;
  /** The name of one; `pretty` without it. */
  format?: string;
}

/**
 * @param sides two of them, each a report file or a period
 * @returns 1 where the plan can't be read as a plan
 */
export async function runReportDiff(
  sides: readonly [string, string],
  options: DiffOptions,
  io: Io,
): Promise<number> {
  const format = readFormat(options.format ?? 'pretty');
  const found: Provenance[] = [];
  for (const side of sides) {
    const provenance = await provenanceFor(side, options, io);
    if (!provenance) return Exit.findings;
    found.push(provenance);
  }
  if (io.signal.aborted) return Exit.interrupted;
  const text = diffFormats[format](compare(found[0]!, found[1]!), io.columns ?? 80);
  io.out(format === 'pretty' && wantsAscii(options, io) ? toAscii(text) : text);
  return Exit.ok;
}

function readFormat(written: string): DiffFormat {
  const names = Object.keys(diffFormats) as DiffFormat[];
  const format = names.find(name => name === written.trim().toLowerCase());
  if (format) return format;
  throw new CannotDo(
    `A comparison has no format "${visible(written)}".`,
    `Its formats are ${names.join(', ')}.`,
  );
}

/** What a file says of itself, or of a period what its report would say now. */
async function provenanceFor(side: string, options: DiffOptions, io: Io): Promise<Provenance | undefined> {
  const isFile = (await stat(resolve(io.cwd, side)).catch(() => undefined))?.isFile() ?? false;
  if (isFile) return (await readWrittenReport(side, io.cwd)).provenance;
  if (/[./\\]/.test(side.replace('..', '')))
    throw new CannotDo(
      `There is no file ${visible(side)}.`,
      'Name two reports that csplan wrote, or two periods: csplan report diff 2026-Q2 2026-Q3 --plan plans/my-unit',
    );
  const how = 'csplan report diff 2026-Q2 2026-Q3 --plan plans/my-unit';
  const plan = await onePlan(options.plan, io.cwd, how);
  const [outcome] = await evaluateReports([plan], { ...options, period: side }, 'so there is no report', io);
  if (outcome!.status === 'rejected') throw outcome!.reason;
  return outcome!.value && provenanceOf(modelOfPlan(outcome!.value, outcome!.value.evaluation));
}
