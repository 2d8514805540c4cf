/** Standing promises over a year. */
import type { CommitmentResult } from '../../kpi/evaluation.ts';
import type { Period } from '../../plan/period.ts';
import { boundsWords } from '../cells.ts';
import { formatValue } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';

export interface AnnualPromise {
  id: string;
  text: string;
  /** `at least 70.0 %`; null where nobody said how far. */
  promised: string | null;
  /** The periods of the year that are over and have a figure that can be judged. */
  periods: { label: string; figure: string; kept: boolean }[];
  kept: number;
  of: number;
}

/** Those in force in the year that are measured. */
export function annualPromises(commitments: readonly CommitmentResult[], year: Period): AnnualPromise[] {
  return commitments.flatMap(({ id, text, status, measured, target, periods }) => {
    const ofYear = periods.filter(({ period }) => period.start >= year.start && period.end <= year.end);
    if (status !== 'in-force' || !measured || !ofYear.length) return [];
    const judged = ofYear.flatMap(({ period, value, kept, provisional }) => {
      if (value === null || kept === null || provisional) return [];
      return [{ label: shortLabel(period), figure: formatValue(value, measured), kept }];
    });
    const promised = (target && boundsWords(target, measured)) ?? null;
    return [
      {
        id,
        text,
        promised,
        periods: judged,
        kept: judged.filter(({ kept }) => kept).length,
        of: judged.length,
      },
    ];
  });
}
