/** The report of a plan whose figures are there. */
import packageJson from '../../package.json' with { type: 'json' };
import type { Evaluation } from '../kpi/evaluation.ts';
import { fingerprintOf } from '../report/canonical.ts';
import { type ReportModel, reportModel } from '../report/model.ts';
import type { EvaluatedPlan } from './evaluate-plans.ts';

export function modelOfPlan(
  { document: { plan }, planPath }: Pick<EvaluatedPlan, 'document' | 'planPath'>,
  evaluation: Evaluation,
): ReportModel {
  const fingerprint = fingerprintOf(plan);
  return reportModel({ plan, evaluation, planPath, fingerprint, version: packageJson.version });
}
