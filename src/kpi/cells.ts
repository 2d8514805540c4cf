/** From counted rows to cells: statistics, small samples, and what is withheld. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { dayBefore, type Period } from '../plan/period.ts';
import { type Collected, matchedPairs, statistic, total } from './aggregates.ts';
import type { Flows } from './cell-flows.ts';
import { type CellNodes, protectTogether } from './cell-sums.ts';
import type { Counting } from './counting.ts';
import type { BreakdownResult, Cell, GroupCell, PeriodCell, Tally } from './evaluation.ts';
import { type CountedRows, type Group, Groups, others } from './groups.ts';
import { endIn, type Job, periodKey, periodsOf } from './job.ts';
import { type Members, type Node, nodeOf, withhold } from './privacy.ts';
import { type RowKinds, union } from './row-kinds.ts';
import { type Estimate, intervalOf } from './statistics/estimate.ts';

/** What the exports cover of a period. */
export type Covers = (period: Period) => Pick<PeriodCell, 'coverage' | 'provisional'>;

/** The figures of a KPI, whatever they are made of. */
export interface KpiCells {
  /** The cell of a period, in the whole KPI (−1) or one of its slices. */
  period(period: Period, stat?: string, slice?: number): PeriodCell;
  /** What the answers of a period estimate; null for a census, without answers, and where they are withheld. */
  estimate(period: Period, stat: string, slice: number): Estimate | null;
  /** The breakdowns of the current period, or of another one in which they are counted; without groups elsewhere. */
  breakdowns(period?: Period): BreakdownResult[];
  /** The number of rows of the source's files would give a withheld figure away. */
  readonly rowsWithheld: boolean;
}

/** What becomes cells: counted rows, what the exports cover, and the number of rows of their sources. */
export interface CellsOf {
  counting: Counting;
  covers: Covers;
  used: number;
}

export class Cells implements KpiCells, CellNodes {
  readonly job: Job;
  private readonly groups: Groups;
  readonly used: number;
  rowsWithheld = false;
  private readonly counting: Counting;
  private readonly covers: Covers;
  /** Per slice (−1 is the whole KPI) and period, or per instant for a stock. */
  private readonly nodes = new Map<string, Node>();
  private readonly weights: number[];

  /**
   * The cells of several KPIs of one report, in the order given: what is withheld in one is withheld in all, and in
   * what follows from it by their relations.
   */
  static together(all: readonly CellsOf[], flows: Flows = []): Cells[] {
    const cells = all.map(one => new Cells(one));
    protectTogether(cells, flows);
    return cells;
  }

  private constructor({ counting, covers, used }: CellsOf) {
    this.job = counting.job;
    this.used = used;
    this.counting = counting;
    this.covers = covers;
    this.weights = this.job.measure.outcomes(this.job.spec).map(({ weight }) => weight);
    for (const slice of this.views) for (const period of periodsOf(this.job)) this.addNode(slice, period);
    this.groups = new Groups(counting, this.isPairs, rows => this.nodeFor(rows));
  }

  /** The cell of a period, in the whole KPI (−1) or one of its slices. */
  period(period: Period, stat = this.job.stat, slice = -1): PeriodCell {
    const covers = this.covers(period);
    const also = slice === -1 && stat === this.job.stat ? this.job.also : [];
    if (covers.coverage === 'none')
      return { ...emptyCell, ...covers, period, also: entries(also, () => null), interval: null };
    const counted = this.counted(slice, period);
    const cell = {
      ...this.cell(counted, stat),
      ...covers,
      period,
      also: entries(also, name => this.value(counted, name)),
      interval: null,
      ...this.until(period),
    };
    if (this.node(slice, period).withheld) return withhold(cell);
    const estimate = this.estimateOf(counted, stat);
    const scale = this.job.measure.traits(this.job.spec, stat);
    return estimate ? { ...cell, interval: intervalOf(estimate, scale) } : cell;
  }

  private until(period: Period): Pick<PeriodCell, 'until'> {
    const end = endIn(this.job, period);
    return end < period.end ? { until: dayBefore(end) } : {};
  }

  /** What the answers of a period estimate; null for a census, without answers, and where they are withheld. */
  estimate(period: Period, stat: string, slice: number): Estimate | null {
    if (this.covers(period).coverage === 'none' || this.node(slice, period).withheld) return null;
    return this.estimateOf(this.counted(slice, period), stat);
  }

  private estimateOf({ now }: CountedRows, stat: string): Estimate | null {
    const { of } = this.job.aggregates.get(stat)!;
    const { n, outcomes, sum, squares } = now;
    if (!this.job.sample || this.job.weighs || n === 0) return null;
    const weighing = (weight: number) => total(outcomes.filter((_, i) => this.weights[i] === weight));
    if (of === 'share' && this.weights.includes(-1))
      return { of: 'net', promoters: weighing(1) / n, detractors: weighing(-1) / n, n };
    if (of === 'share') return { of: 'share', good: weighing(1), n };
    if (of !== 'mean' || !sum || !squares) return null;
    const mean = sum.value / n;
    const variance = n > 1 ? Math.max(0, squares.value - n * mean ** 2) / (n - 1) : 0;
    return { of: 'mean', mean, deviation: Math.sqrt(variance), n };
  }

  breakdowns(period = this.job.current): BreakdownResult[] {
    const covered = this.covers(period).coverage !== 'none';
    return this.job.breakdowns.map(({ column }, i) => ({
      column,
      groups: covered
        ? this.groupsIn(period, i)
            .map(group => this.groupCell(group))
            .sort(withheldLast)
        : [],
    }));
  }

  groupsIn(period: Period, breakdown: number): readonly Group[] {
    return this.groups.in(period, breakdown);
  }

  private groupCell(group: Group): GroupCell {
    const cell = { ...this.cell(group, this.job.stat), label: group.label };
    return group.node.withheld ? withhold(cell) : cell;
  }

  get kinds(): RowKinds | undefined {
    return this.counting.kinds;
  }

  get views(): number[] {
    return [-1, ...this.job.slices.keys()];
  }

  private counted(slice: number, period: Period): CountedRows {
    return {
      now: this.counting.bucket(slice, period).whole,
      before: this.isPairs ? this.counting.before(slice, period)?.whole : undefined,
    };
  }

  private value({ now, before }: CountedRows, stat: string): number | null {
    return statistic(this.job.aggregates.get(stat)!, now, this.weights, before);
  }

  private cell(counted: CountedRows, stat: string): Cell {
    const { measure, spoken, kpi } = this.job;
    const outcomes = this.outcomesOf(counted);
    const n = total(outcomes);
    const { of } = this.job.aggregates.get(stat)!;
    const hasNumerator = (of === 'share' && !this.weights.includes(-1)) || of === 'pairs';
    const sampled = of === 'share' || of === 'pairs' || of === 'mean' || of === 'quantile';
    return {
      value: this.value(counted, stat),
      numerator: hasNumerator ? total(outcomes.filter((_, i) => this.weights[i] === 1)) : null,
      n,
      outcomes: measure.outcomes(spoken).map(({ label }, i) => ({ label, count: outcomes[i]! })),
      leftOut: this.leftOutOf(counted),
      small: sampled && n > 0 && n < (kpi.min_sample ?? defaultMinSample) ? 'too-few' : null,
    };
  }

  get isPairs(): boolean {
    return this.job.aggregates.get(this.job.stat)!.of === 'pairs';
  }

  /** Rows per outcome; for matched pairs customers, and nobody where this period has none at all. */
  private outcomesOf({ now, before }: CountedRows): number[] {
    if (!this.isPairs) return now.outcomes;
    if (now.codes!.size === 0) return [0, 0];
    const { of, matched } = matchedPairs(now, before);
    return [matched, of - matched];
  }

  private leftOutOf({ now, before }: CountedRows): Tally[] {
    const { measure, spoken } = this.job;
    return measure
      .reasons(spoken)
      .map((label, i) => ({ label, count: now.leftOut[i]! + (before?.leftOut[i] ?? 0) }))
      .filter(({ count }) => count > 0);
  }

  private nodeFor(counted: CountedRows): Node {
    const n = total(this.outcomesOf(counted));
    const node = nodeOf(n, n + total(this.leftOutOf(counted).map(({ count }) => count)));
    if (!this.job.sensitive) node.withheld = false;
    // Matched pairs are customers, not rows.
    if (this.kinds && !this.isPairs) node.members = membersOf(counted.now, this.kinds);
    return node;
  }

  /** The stock at an instant is one number, whichever periods end there. */
  private nodeKey(slice: number, period: Period): string {
    return `${slice} ${this.job.anchor === null ? endIn(this.job, period) : periodKey(period)}`;
  }

  private addNode(slice: number, period: Period): void {
    const node = this.nodeFor(this.counted(slice, period));
    if (this.covers(period).coverage === 'none') Object.assign(node, { shown: false, withheld: false });
    this.nodes.set(this.nodeKey(slice, period), node);
  }

  node(slice: number, period: Period): Node {
    return this.nodes.get(this.nodeKey(slice, period))!;
  }
}

function membersOf({ outcomes, leftOut, sets }: Collected, kinds: RowKinds): Members {
  const told = [...outcomes, ...leftOut].map((_, i) => kinds.kindsOf(sets.map(first => first + i)));
  return {
    counted: union(told.slice(0, outcomes.length)),
    all: union(told),
    told: told.filter(set => set.length > 0),
  };
}

export const defaultMinSample = 30;

/** A cell of a period about which nothing is known. */
export const emptyCell: Cell & Pick<PeriodCell, 'also' | 'interval'> = {
  value: null,
  numerator: null,
  n: 0,
  outcomes: [],
  leftOut: [],
  small: null,
  also: {},
  interval: null,
};

function entries<T>(names: readonly string[], value: (name: string) => T): Record<string, T> {
  return Object.fromEntries(names.map(name => [name, value(name)]));
}

/** The place of a withheld group among the others would tell its size. */
function withheldLast(a: GroupCell, b: GroupCell): number {
  const rank = (cell: GroupCell) => (cell.label === others ? 2 : cell.n === null ? 1 : 0);
  return rank(a) - rank(b) || (a.n === null ? compareCodePoints(a.label, b.label) : 0);
}
