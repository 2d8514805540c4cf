/** How far promises were kept, for the page that the public sees. */

import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Evaluation } from '../kpi/evaluation.ts';
import { commitmentRows } from '../report/commitments.ts';
import type { PublicFigures } from '../report/document/parts/public-page.ts';
import { formatDays } from '../report/numbers.ts';
import { evaluatePlans } from './evaluate-plans.ts';
import type { Io } from './io.ts';
import type { OpenPlan } from './open-plan.ts';

/** Undefined, and told, where there is nothing to measure by: a page of promises is worth having without figures too. */
export async function publicFigures(
  { document, asOf }: OpenPlan,
  period: string | undefined,
  io: Io,
): Promise<PublicFigures | undefined> {
  if (!document.plan.commitments?.some(({ kpi }) => kpi)) return undefined;
  const options = { period, asOf, withoutExports: true };
  const [outcome] = await evaluatePlans([document.path], options, 'so there is no public page', io);
  if (outcome?.status === 'rejected') {
    const error: unknown = outcome.reason;
    if (!(error instanceof CannotDo)) throw error;
    io.err(`Promises have no figures: ${error.message}\n${error.help ? `  ${error.help}\n` : ''}`);
    return undefined;
  }
  const evaluation = outcome!.value!.evaluation;
  io.err(reasonsText(evaluation));
  return {
    label: formatDays(evaluation.period.start, evaluation.period.end),
    rows: commitmentRows(evaluation.commitments, () => null),
  };
}

/** Why promises that are measured have no figure of the period. */
function reasonsText({ commitments, kpis, watch }: Evaluation): string {
  return commitments
    .filter(({ measured, periods }) => measured && (periods.at(-1)?.value ?? null) === null)
    .map(({ id, measured }) => {
      const [reason] = [...kpis, ...watch].find(result => result.id === measured!.id)?.notes ?? [];
      return `Promise "${visible(id)}" has no figure of the period${reason ? `: ${visible(reason)}` : '.'}\n`;
    })
    .join('');
}
