/** The figures of a ratio, from those of its two sides. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { Period } from '../plan/period.ts';
import { defaultMinSample, emptyCell, type KpiCells } from './cells.ts';
import { together } from './coverage.ts';
import type { BreakdownResult, Cell, GroupCell, PeriodCell } from './evaluation.ts';
import type { Job } from './job.ts';
import { withhold } from './privacy.ts';

export class RatioCells implements KpiCells {
  private readonly job: Job;
  private readonly numerator: KpiCells;
  private readonly denominator: KpiCells;

  constructor(job: Job, numerator: KpiCells, denominator: KpiCells) {
    this.job = job;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  period(period: Period, _stat = this.job.stat, slice = -1): PeriodCell {
    const above = this.numerator.period(period, undefined, slice);
    const below = this.denominator.period(period, undefined, slice);
    const covers = together([() => above, () => below])(period);
    if ([above, below].some(({ coverage }) => coverage === 'none'))
      return { ...emptyCell, ...covers, coverage: 'none', period };
    return { ...emptyCell, ...this.quotient(above, below), ...covers, period };
  }

  /** The sides may count different rows, so that no interval can be given. */
  estimate(): null {
    return null;
  }

  get rowsWithheld(): boolean {
    return this.numerator.rowsWithheld || this.denominator.rowsWithheld;
  }

  /** Groups that both sides have, those with the largest denominator first. */
  breakdowns(period?: Period): BreakdownResult[] {
    const above = this.numerator.breakdowns(period);
    return this.denominator.breakdowns(period).flatMap(({ column, groups }) => {
      const others = above.find(breakdown => breakdown.column === column)?.groups;
      const wanted = this.job.breakdowns.find(breakdown => breakdown.column === column);
      if (!others || !wanted) return [];
      const both = groups.flatMap(below => {
        const side = others.find(({ label }) => label === below.label);
        return side ? [{ ...this.quotient(side, below), label: below.label }] : [];
      });
      return [{ column, groups: both.sort(byLargest).slice(0, wanted.top) }];
    });
  }

  private quotient(above: Cell, below: Cell): Cell {
    const { parts, kpi } = this.job;
    const { numerator, denominator, per } = parts!;
    if (above.small === 'withheld' || below.small === 'withheld') return withhold(emptyCell);
    const counts = numerator.traits.unit === 'count' && denominator.traits.unit === 'count';
    const n = counts ? (below.value ?? 0) : below.n;
    const has = above.value !== null && below.value !== null && below.value !== 0;
    return {
      value: has ? (per * above.value!) / below.value! : null,
      numerator: counts ? above.value : null,
      n,
      outcomes: [],
      leftOut: [],
      small: below.n && below.n < (kpi.min_sample ?? defaultMinSample) ? 'too-few' : null,
    };
  }
}

function byLargest(a: GroupCell, b: GroupCell): number {
  return (b.n ?? -1) - (a.n ?? -1) || compareCodePoints(a.label, b.label);
}
