/** How far standing promises are kept, from the figures of the measures that show it. */
import type { Commitment, Plan } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import { amountIn, shortfall } from './course.ts';
import type { CommitmentPeriod, CommitmentResult, KpiResult, PeriodCell } from './evaluation.ts';
import { stepOf } from './resolution.ts';
import { traits } from './traits.ts';

/** @param results of all that the plan measures */
export function commitmentResults(plan: Plan, results: readonly KpiResult[]): CommitmentResult[] {
  return (plan.commitments ?? []).map(commitment => {
    const shown = results.find(({ id, measure }) => id === commitment.kpi && measure !== '');
    return { ...said(commitment), ...(shown ? kept(commitment, shown, plan) : notMeasured) };
  });
}

const notMeasured = { measured: null, target: null, periods: [] };

function said({ id, text, owner, status }: Commitment) {
  return { id, text: text ?? id, owner: owner ?? null, status: status ?? 'in-force' };
}

function kept(
  { target, since }: Commitment,
  result: KpiResult,
  plan: Plan,
): Pick<CommitmentResult, 'measured' | 'target' | 'periods'> {
  const { id, name, unit, shownIn, series } = result;
  const written = measuredIn(plan).find(kpi => kpi.id === id);
  const amount = amountIn(unit, shownIn, written && traits(written, result.stat)?.working);
  const bounds = { gte: amount(target?.gte), lte: amount(target?.lte) };
  const isAsked = bounds.gte !== null || bounds.lte !== null;
  const judge = ({ period, value, small, provisional, coverage }: PeriodCell): CommitmentPeriod => {
    const isWhole = value !== null && small === null && coverage !== 'partial';
    const step = stepOf(value ?? 0, unit, shownIn);
    return {
      period,
      value,
      provisional,
      kept: isAsked && isWhole ? shortfall(value, bounds, step) === 0 : null,
    };
  };
  return {
    measured: { id, name, unit, shownIn },
    target: isAsked ? bounds : null,
    periods: series.filter(({ period }) => !since || period.start >= since).map(judge),
  };
}
