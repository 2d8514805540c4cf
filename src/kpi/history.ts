/** A KPI's own past: what it did in every complete period like the one asked for, and what that says about now. */

import type { Period } from '../plan/period.ts';
import type { KpiCells } from './cells.ts';
import type { GoalBefore, PeriodCell, Process, Rank, Verdict } from './evaluation.ts';
import { type GoalJob, isAdditive, type Job, periodKey, periodsOf } from './job.ts';
import { detectable, differenceOf } from './statistics/estimate.ts';
import { rankOfLast } from './statistics/rank.ts';
import { byInterval, byProcess, notJudged } from './statistics/verdict.ts';
import { type Xmr, xmr } from './statistics/xmr.ts';

/** One statistic of the KPI, or of one of its slices, over the periods of its history. */
export class History {
  private readonly job: Job;
  private readonly cells: KpiCells;
  private readonly stat: string;
  private readonly slice: number;
  private readonly past: PeriodCell[];

  constructor(job: Job, cells: KpiCells, stat = job.stat, slice = -1) {
    this.job = job;
    this.cells = cells;
    this.stat = stat;
    this.slice = slice;
    this.past = job.history.map(period => cells.period(period, stat, slice));
  }

  /** Points and limits of a census; null for a sample. */
  process(): Process | null {
    if (this.job.sample) return null;
    const chart = this.chart(this.past);
    return { points: points(this.past, chart), limits: chart?.limits ?? null };
  }

  /** The place of the current period; null for a sample. */
  rank(): Rank | null {
    return this.job.sample ? null : rankOfLast(this.past.map(complete));
  }

  /** Whether the current figure differs from an earlier one by more than chance. */
  verdict(earlier: PeriodCell, current: PeriodCell): Verdict {
    if (earlier.small || current.small) return notJudged('too-few');
    return this.job.sample ? this.bySample(earlier, current) : this.byPast(earlier, current);
  }

  /** Whether the current figure differs by more than chance from that of an earlier period as long as its own. */
  verdictSince(earlier: Period, current: PeriodCell): Verdict {
    const isCounted = periodsOf(this.job).some(period => periodKey(period) === periodKey(earlier));
    if (!isCounted || earlier.kind !== current.period.kind) return notJudged('incomplete');
    return this.verdict(this.cells.period(earlier, this.stat, this.slice), current);
  }

  /** What was known when a goal was set. */
  before({ course, setBy }: Pick<GoalJob, 'course' | 'setBy'>): GoalBefore | null {
    const { target } = course;
    const additive = isAdditive(this.job.aggregates.get(this.stat)!);
    if (!target || (additive && target.period.kind !== this.job.current.kind)) return null;
    const past = this.past.filter(({ period }) => setBy === null || period.end <= setBy);
    const chart = this.job.sample ? null : this.chart(past);
    const last = past.findLast(cell => complete(cell) !== null);
    const estimate = last ? this.cells.estimate(last.period, this.stat, this.slice) : null;
    const direction = target.gte !== null && (last?.value ?? 0) < target.gte ? 'up' : 'down';
    return {
      figures: points(past, chart),
      limits: chart?.limits ?? null,
      detectable: estimate && detectable(estimate, direction),
    };
  }

  private bySample(earlier: PeriodCell, current: PeriodCell): Verdict {
    const [before, now] = [earlier, current].map(cell =>
      this.cells.estimate(cell.period, this.stat, this.slice),
    );
    const interval = before && now ? differenceOf(now, before) : null;
    return interval ? byInterval(interval) : notJudged('no-interval');
  }

  private byPast(earlier: PeriodCell, current: PeriodCell): Verdict {
    const [before, now] = [earlier, current].map(cell => ({
      value: complete(cell),
      index: this.past.findIndex(({ period }) => periodKey(period) === periodKey(cell.period)),
    })) as [Place, Place];
    if (before.value === null || now.value === null) return notJudged('incomplete');
    const chart = this.chart(this.past);
    if (!chart || before.index < 0 || now.index < 0) return notJudged('short-history');
    return byProcess(chart, { ...before, value: before.value }, { ...now, value: now.value });
  }

  private chart(past: readonly PeriodCell[]): Xmr | null {
    return xmr(past.map(complete), this.job.measure.traits(this.job.spec, this.stat));
  }
}

interface Place {
  value: number | null;
  index: number;
}

/** The figure of a period that is over, covered whole, and of enough rows; else null. */
function complete({ value, small, provisional, coverage }: PeriodCell): number | null {
  return small === null && !provisional && coverage !== 'partial' && coverage !== 'none' ? value : null;
}

function points(past: readonly PeriodCell[], chart: Xmr | null): Process['points'] {
  return past.flatMap((cell, i) => {
    const value = complete(cell);
    return value === null ? [] : [{ period: cell.period, value, signals: chart?.signals[i] ?? [] }];
  });
}
