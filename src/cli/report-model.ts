/** The report of a plan: its figures, and what is made of them, the same for writing it, checking it and comparing it. */
import packageJson from '../../package.json' with { type: 'json' };
import type { Evaluation } from '../kpi/evaluation.ts';
import { fingerprintOf } from '../report/canonical.ts';
import { type ReportModel, reportModel } from '../report/model.ts';
import { type EvaluatedPlan, evaluatePlans, type FiguresOptions } from './evaluate-plans.ts';
import type { Io } from './io.ts';

export function modelOfPlan(
  { document: { plan }, planPath }: Pick<EvaluatedPlan, 'document' | 'planPath'>,
  evaluation: Evaluation,
): ReportModel {
  const fingerprint = fingerprintOf(plan);
  return reportModel({ plan, evaluation, planPath, fingerprint, version: packageJson.version });
}

/** All that a report shows of each plan; see `evaluatePlans`. */
export function evaluateReports(
  paths: readonly string[],
  options: Omit<FiguresOptions, 'nature'>,
  without: string,
  io: Io,
): ReturnType<typeof evaluatePlans> {
  return evaluatePlans(paths, { ...options, nature: true }, without, io);
}
