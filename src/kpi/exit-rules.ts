/** When an initiative is given up: its exit rule against the figures of its KPI. */
import type { Initiative, Plan } from '../plan/generated/types.ts';
import { measuredIn } from '../plan/measured.ts';
import type { Period } from '../plan/period.ts';
import { amountIn, shortfall } from './course.ts';
import type { KpiResult, PeriodCell } from './evaluation.ts';
import { stepOf } from './resolution.ts';
import { traits } from './traits.ts';

export interface ExitRule {
  /** The initiative's id. */
  initiative: string;
  /** `in-words`: a sentence, which nobody but its readers can judge; `not-judged`: no whole period with a figure yet. */
  state: 'reached' | 'not-reached' | 'not-judged' | 'in-words';
  /** The sentence; null for a rule about a KPI. */
  words: string | null;
  kpi: Pick<KpiResult, 'id' | 'name' | 'unit' | 'shownIn'> | null;
  /** Where the KPI has to be, in its canonical unit; null where the plan names none that it can be in. */
  bounds: { gte: number | null; lte: number | null } | null;
  /** For how many periods in a row it has to be there. */
  hold: number;
  /** For how many it was, up to the last with a figure. */
  inARow: number;
  /** The last whole periods since the initiative's start, at most `hold` or those in a row, oldest first. */
  periods: { period: Period; value: number | null }[];
}

/**
 * The exit rules of initiatives that are running or launched. Only periods that began with or after the initiative
 * and are over count, those of the KPI's series; a period without a figure that can be judged ends a row.
 */
export function exitRules(plan: Plan, results: readonly KpiResult[]): ExitRule[] {
  return (plan.initiatives ?? []).flatMap(initiative => {
    const { status, after_launch } = initiative;
    const rule = after_launch?.stop_when;
    if (!rule || (status !== 'running' && status !== 'launched')) return [];
    if (typeof rule === 'string')
      return [{ ...unjudged, initiative: initiative.id, state: 'in-words' as const, words: rule }];
    const result = results.find(({ id, measure }) => id === rule.kpi && measure !== '');
    return [result ? judged(initiative, rule, result, plan) : { ...unjudged, initiative: initiative.id }];
  });
}

const unjudged: Omit<ExitRule, 'initiative'> = {
  state: 'not-judged',
  words: null,
  kpi: null,
  bounds: null,
  hold: 1,
  inARow: 0,
  periods: [],
};

type KpiRule = Exclude<NonNullable<Initiative['after_launch']>['stop_when'], string | null | undefined>;

function judged(initiative: Initiative, rule: KpiRule, result: KpiResult, plan: Plan): ExitRule {
  const { id, name, unit, shownIn } = result;
  const written = measuredIn(plan).find(kpi => kpi.id === id);
  const amount = amountIn(unit, written?.unit ?? null, written && traits(written, result.stat)?.working);
  const bounds = { gte: amount(rule.gte), lte: amount(rule.lte) };
  const hold = rule.hold ?? 1;
  const about = { ...unjudged, initiative: initiative.id, kpi: { id, name, unit, shownIn }, hold };
  if (bounds.gte === null && bounds.lte === null) return about;
  const since = initiative.start ?? plan.term?.start ?? '';
  const figures = wholePeriods(result.series, since);
  const holds = ({ value }: (typeof figures)[number]) =>
    value !== null && shortfall(value, bounds, stepOf(value, unit, shownIn)) === 0;
  const inARow = figures.length - 1 - figures.findLastIndex(figure => !holds(figure));
  return {
    ...about,
    bounds,
    inARow,
    periods: figures.slice(-Math.max(hold, inARow)),
    state: figures.length === 0 ? 'not-judged' : inARow >= hold ? 'reached' : 'not-reached',
  };
}

/** Those that are over, up to the last with a figure. */
function wholePeriods(series: readonly PeriodCell[], since: string): ExitRule['periods'] {
  const whole = series
    .filter(({ period, provisional }) => period.start >= since && !provisional)
    .map(({ period, value, small, coverage }) => ({
      period,
      value: small === null && coverage !== 'partial' ? value : null,
    }));
  return whole.slice(0, whole.findLastIndex(({ value }) => value !== null) + 1);
}
