/** What the period of an explained KPI was closed with, beside what the exports say now. */
import type { KpiResult } from '../evaluation.ts';
import { withhold } from '../privacy.ts';
import type { ClosedPeriods } from '../results/closed-periods.ts';
import type { Restatement } from '../results/restatement.ts';
import type { ResultRow } from '../results/result-row.ts';

export interface ClosedFigure {
  /** The file, from the plan's folder. */
  path: string;
  /** Of the KPI as a whole: of its headline statistic where that was kept. Withheld where the number is now. */
  row: ResultRow;
  differs: { definition: boolean; scope: boolean; statistic: boolean };
  /** Where the exports cover the period and say something else. */
  restated: Restatement | undefined;
}

/** Undefined where the period was not closed with the KPI. */
export function closedFigure(result: KpiResult, closed: ClosedPeriods | undefined): ClosedFigure | undefined {
  const { current, stat, definitionHash, scopeHash } = result;
  const kept = closed?.of(result.id, current.period);
  const whole = kept?.rows.filter(
    ({ goal, breakdown, stat: name }) => goal === null && breakdown === null && !name.startsWith('guard: '),
  );
  const row = whole?.find(one => one.stat === stat) ?? whole?.[0];
  if (!row) return undefined;
  return {
    path: kept!.path,
    row: current.small === 'withheld' ? { ...withhold(row), deviation: null } : row,
    differs: {
      definition: row.definition !== definitionHash,
      scope: row.scope !== scopeHash,
      statistic: row.stat !== stat,
    },
    restated: result.restatements?.find(
      ({ of, goal, period }) =>
        of === 'figure' &&
        goal === null &&
        period.start === current.period.start &&
        period.end === current.period.end,
    ),
  };
}
