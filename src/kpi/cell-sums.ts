/**
 * What of a report adds up to what else in it, so that nothing withheld follows from the rest; see `privacy.ts`.
 * KPIs that count the same rows hide the same cells, since one of them would tell what another hides.
 */
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Period } from '../plan/period.ts';
import { protectDifferences } from './cell-differences.ts';
import { alongFlows, type Flows } from './cell-flows.ts';
import { brokenDownIn, isAdditive, type Job, periodKey, periodsOf } from './job.ts';
import { type Node, protect, type Sum, sumWithRest, type Telling } from './privacy.ts';
import type { RowKinds } from './row-kinds.ts';

/** The cells of a KPI by their place, as far as sums go. */
export interface CellNodes {
  readonly job: Job;
  /** Rows of its sources. */
  readonly used: number;
  /** Of matched pairs, which don't add up over time. */
  readonly isPairs: boolean;
  /** The whole KPI (−1) and its slices. */
  readonly views: number[];
  /** The groups of a breakdown in a period. */
  groupsIn(period: Period, breakdown: number): readonly { node: Node }[];
  node(slice: number, period: Period): Node;
  /** What tells the rows of sensitive sources apart. */
  readonly kinds: RowKinds | undefined;
  /** Is set where the number of rows of the source's files would give a withheld figure away. */
  rowsWithheld: boolean;
}

/** Withholds what has to be withheld in KPIs of sensitive sources. */
export function protectTogether(all: readonly CellNodes[], flows: Flows): void {
  const sensitive = all.filter(({ job }) => job.sensitive);
  const found = sensitive.map(sumsOf);
  const sums = found.flatMap(one => one.sums);
  const tellings = [...sameRows(sensitive), ...alongFlows(sensitive, flows)];
  const close = () => protect(sums, tellings);
  close();
  const hiddenSources = protectDifferences(sensitive, close);
  for (const [i, { files }] of found.entries())
    sensitive[i]!.rowsWithheld =
      files.some(({ withheld }) => withheld) ||
      sensitive[i]!.job.sources.some(({ id }) => hiddenSources.has(id));
}

/** Everything in a KPI's result that adds up to something else in it, and the nodes that stand for its files. */
function sumsOf(cells: CellNodes): { sums: Sum[]; files: Node[] } {
  const { job, views, isPairs } = cells;
  const periods = periodsOf(job);
  const sums: Sum[] = brokenDownIn(job).flatMap(period =>
    job.breakdowns.map((_, i) => ({
      total: cells.node(-1, period),
      parts: cells.groupsIn(period, i).map(({ node }) => node),
    })),
  );
  const files: Node[] = [];
  if (isAdditive(job.aggregates.get(job.stat)!) || !(isPairs || job.anchor === null)) {
    for (const slice of views) sums.push(...sumsOverTime(cells, slice, periods));
    // Where a row stands for several cases, rows and cases are two numbers.
    if (!job.weighs)
      for (const tiling of [job.series, job.history]) {
        const sum = sumOfFiles(cells, tiling);
        sums.push(sum);
        files.push(sum.total);
      }
  }
  for (const period of periods) sums.push(...sumsOfSlices(cells, period));
  return { sums, files };
}

function sumsOverTime(cells: CellNodes, slice: number, periods: readonly Period[]): Sum[] {
  return periods.flatMap(whole =>
    (['month', 'quarter'] as const).flatMap(kind => {
      const parts = periods.filter(
        part =>
          part.kind === kind &&
          part.kind !== whole.kind &&
          whole.start <= part.start &&
          part.end <= whole.end,
      );
      return parts.length
        ? [
            sumWithRest(
              cells.node(slice, whole),
              parts.map(part => cells.node(slice, part)),
            ),
          ]
        : [];
    }),
  );
}

/** The rows of the files are told, so one hidden period of a series would follow from the others. */
function sumOfFiles(cells: CellNodes, periods: readonly Period[]): Sum {
  const nodes = periods.map(period => cells.node(-1, period));
  const leftOut = nodes.reduce((sum, { rows, n }) => sum + rows - n, 0);
  const { used } = cells;
  return sumWithRest(
    { n: used - leftOut, rows: used, withheld: false, shown: true, yields: true },
    nodes,
    true,
  );
}

function sumsOfSlices(cells: CellNodes, period: Period): Sum[] {
  const whole = cells.node(-1, period);
  const slices = cells.job.slices.map((_, i) => cells.node(i, period));
  const sums = slices.map(slice => sumWithRest(whole, [slice]));
  return slices.length > 1 ? [...sums, sumWithRest(whole, slices)] : sums;
}

/**
 * Cells that may be the same rows: a slice and a group of the current period, and the same period, group or slice
 * of two KPIs over the same sources. Where both count the same of them, each tells the other. Where one leaves
 * some out, it tells how many rows there are, which is what the other counts if it leaves out none.
 */
function sameRows(all: readonly CellNodes[]): Telling[] {
  const byPlace = new Map<string, Node[]>();
  const add = (place: string, node: Node) => {
    if (node.rows === 0) return;
    const key = `${place} ${node.rows}`;
    const known = byPlace.get(key);
    if (!known) byPlace.set(key, [node]);
    else if (!known.includes(node)) known.push(node);
  };
  for (const cells of all) for (const [place, node] of places(cells)) add(place, node);
  return [...byPlace.values()].flatMap(nodes =>
    nodes.flatMap(hidden =>
      nodes
        .filter(told => told !== hidden && (told.n === hidden.n || hidden.n === hidden.rows))
        .map(told => ({ hidden, told })),
    ),
  );
}

/** Which rows a node may be: the sources, and the whole or some part of a period. */
function* places(cells: CellNodes): Generator<[string, Node]> {
  const { job } = cells;
  for (const slice of cells.views)
    for (const period of periodsOf(job))
      yield [placeOf(job, slice < 0 ? 'whole' : 'part', period), cells.node(slice, period)];
  for (const period of brokenDownIn(job))
    for (const i of job.breakdowns.keys())
      for (const { node } of cells.groupsIn(period, i)) yield [placeOf(job, 'part', period), node];
}

function placeOf({ sources }: Job, which: 'whole' | 'part', period: Period): string {
  return `${canonicalJson(sources.map(({ id }) => id).sort())} ${which} ${periodKey(period)}`;
}
