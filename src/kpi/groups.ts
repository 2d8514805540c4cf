/** The groups of breakdowns, period by period: the largest ones by themselves, the others together. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { Period } from '../plan/period.ts';
import type { Collected } from './aggregates.ts';
import type { Counting } from './counting.ts';
import { brokenDownIn, periodKey } from './job.ts';
import type { Node } from './privacy.ts';

/** Rows of a cell, with those of the period before where the measure looks back. */
export interface CountedRows {
  now: Collected;
  before: Collected | undefined;
}

export interface Group extends CountedRows {
  label: string;
  node: Node;
}

/** The label of rows without a value, and of the groups that a list has no place for. */
export const noValue = '(no value)';
export const others = 'others';

/** The code of rows without a value. */
const none = -1;

export class Groups {
  private readonly counting: Counting;
  private readonly looksBack: boolean;
  private readonly nodeOf: (rows: CountedRows) => Node;
  private readonly byPeriod: ReadonlyMap<string, Group[][]>;

  constructor(counting: Counting, looksBack: boolean, nodeOf: (rows: CountedRows) => Node) {
    this.counting = counting;
    this.looksBack = looksBack;
    this.nodeOf = nodeOf;
    const { job } = counting;
    const kept = job.breakdowns.map((_, i) => this.keptOf(i));
    this.byPeriod = new Map(
      brokenDownIn(job).map(period => [
        periodKey(period),
        job.breakdowns.map((_, i) => this.groupsOf(i, period, kept[i]!)),
      ]),
    );
  }

  /** None in a period in which they were not counted. */
  in(period: Period, breakdown: number): readonly Group[] {
    return this.byPeriod.get(periodKey(period))?.[breakdown] ?? [];
  }

  /**
   * The values that have a group of their own: the largest of the current period; where groups are compared over time
   * also those of the periods that it is compared with, so that what has gone is seen.
   */
  private keptOf(breakdown: number): Set<number> {
    const { job } = this.counting;
    const { top } = job.breakdowns[breakdown]!;
    const compared = job.brokenDown ? [job.current, job.previous, job.lastYear] : [job.current];
    const largest = compared.flatMap(period =>
      this.codesIn(period, breakdown)
        .filter(code => code !== none)
        .map(code => this.group(breakdown, period, [code]))
        .sort(byLargest)
        .slice(0, top)
        .map(({ code }) => code),
    );
    return new Set([...largest, none]);
  }

  private groupsOf(breakdown: number, period: Period, kept: ReadonlySet<number>): Group[] {
    const codes = this.codesIn(period, breakdown);
    const cut = codes.filter(code => !kept.has(code));
    const groups = [...kept].map(code => this.group(breakdown, period, [code])).sort(byLargest);
    const rest = cut.length ? [this.group(breakdown, period, cut, others)] : [];
    // Over time a group without rows is a figure.
    const counts = ({ code, node }: { code: number; node: Node }) =>
      node.rows > 0 || (this.counting.job.brokenDown !== undefined && code !== none);
    return [...groups, ...rest].filter(counts);
  }

  private codesIn(period: Period, breakdown: number): number[] {
    const { now, before } = this.countedIn(period, breakdown);
    return [...new Set([...now.keys(), ...(before?.keys() ?? [])])];
  }

  private countedIn(period: Period, breakdown: number) {
    const { counting } = this;
    return {
      now: counting.bucket(-1, period).groups![breakdown]!,
      before: this.looksBack ? counting.before(-1, period)?.groups?.[breakdown] : undefined,
    };
  }

  private group(breakdown: number, period: Period, codes: readonly number[], label?: string) {
    const { now, before } = this.countedIn(period, breakdown);
    const rows = { now: this.merged(now, codes), before: before && this.merged(before, codes) };
    const [code = none] = codes;
    const named = code === none ? noValue : this.counting.dictionaries[breakdown]![code]!;
    return { code, label: label ?? named, ...rows, node: this.nodeOf(rows) };
  }

  private merged(groups: ReadonlyMap<number, Collected>, codes: readonly number[]): Collected {
    const all = this.counting.newCollected();
    for (const code of codes) {
      const group = groups.get(code);
      if (group) all.merge(group);
    }
    return all;
  }
}

function byLargest(a: Group, b: Group): number {
  return b.node.n - a.node.n || compareCodePoints(a.label, b.label);
}
