/** The time that a promise names, for those who rely on it. */
import { quantileOf } from '../../../kpi/measure.ts';
import { headlineStat, measureOf } from '../../../kpi/traits.ts';
import type { Commitment, Plan } from '../../../plan/generated/types.ts';
import { measuredIn } from '../../../plan/measured.ts';
import { isGap } from '../asking.ts';
import { amountWords } from '../words.ts';

/**
 * `within 4 days`. Measured by a median or a percentile it holds for that share alone, and says so: `half of them within
 * 4 days`, `90 of 100 within 4 days`. Undefined where no time is promised.
 */
export function promisedTime({ within, kpi: id }: Commitment, plan: Plan): string | undefined {
  if (isGap(within)) return undefined;
  const kpi = measuredIn(plan).find(one => one.id === id);
  const found = kpi?.measure ? measureOf(kpi.measure) : undefined;
  const share = kpi && found ? quantileOf(headlineStat(kpi, found)) : undefined;
  const of =
    share === undefined ? '' : share === 0.5 ? 'half of them ' : `${Math.round(share * 100)} of 100 `;
  return `${of}within ${amountWords(within!)}`;
}
