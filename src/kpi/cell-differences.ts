/**
 * What follows from figures that count different rows by their `where`: two or more of them may make up one that is
 * withheld, or a small group that nobody shows. Rows are told apart by their kinds (`row-kinds.ts`), so what counts is
 * which rows there are, and not how a plan writes its filters.
 */
import type { Period } from '../plan/period.ts';
import { type KnownCell, restsIn } from './cell-rests.ts';
import type { CellNodes } from './cell-sums.ts';
import { Deduction } from './deduction.ts';
import { brokenDownIn, periodKey, periodsOf } from './job.ts';
import type { Node } from './privacy.ts';
import type { RowKinds, RowSet } from './row-kinds.ts';

type KnownNode = KnownCell['node'];

/** A number of the report, and what tells it: a cell, or the rows of a source. */
interface Told {
  set: RowSet;
  by: KnownNode | string;
}

/**
 * Withholds further cells until no cell that is withheld, and no small rest, follows from what is shown by adding and
 * subtracting, whichever cells of whichever periods it takes.
 * @param close withholds what sums ask for; called after each step
 * @returns the sources whose number of rows would tell
 */
export function protectDifferences(all: readonly CellNodes[], close: () => void): ReadonlySet<string> {
  const hiddenSources = new Set<string>();
  const kinds = all.find(cells => cells.kinds)?.kinds;
  if (!kinds) return hiddenSources;
  const cells = all.flatMap(knownIn);
  const nodes = [...new Set(cells.map(({ node }) => node))];
  const sources = [...new Set(all.flatMap(({ job }) => job.sources.map(({ id }) => id)))];
  const rests = restsIn(cells, kinds);
  for (const { whole, parts } of rests) {
    if ([whole, ...parts].some(({ node }) => node.withheld)) continue;
    least(parts.map(({ node }) => node)).withheld = true;
    close();
  }
  for (;;) {
    const hidden = nodes.filter(node => node.withheld).map(({ members }) => members.counted);
    const told: Told[] = [
      ...nodes.filter(node => !node.withheld).flatMap(by => by.members.told.map(set => ({ set, by }))),
      ...sources.filter(id => !hiddenSources.has(id)).map(by => ({ set: kinds.ofSource(by), by })),
    ];
    const found = tellersOf([...hidden, ...rests.map(({ rows }) => rows)], told, kinds);
    if (found.length === 0) return hiddenSources;
    for (const tellers of found) hideOne(tellers, hiddenSources);
    close();
  }
}

/** For each set that follows from what is told: from the numbers of what. */
function tellersOf(delicate: readonly RowSet[], told: readonly Told[], kinds: RowKinds): Told['by'][][] {
  const sets = delicate.filter(set => set.length > 0);
  if (sets.length === 0) return [];
  const ascending = told
    .map(one => ({ ...one, size: kinds.sizeOf(one.set) }))
    .sort((a, b) => a.size - b.size);
  const deduction = new Deduction(kinds.length, ascending.length);
  for (const { set } of ascending) deduction.tell(set);
  return sets.flatMap(set => {
    const from = deduction.follows(set);
    return from ? [[...new Set(from.map(i => ascending[i]!.by))]] : [];
  });
}

/** Breaks what several numbers tell together: by the number of rows of a source, else by the smallest cell. */
function hideOne(tellers: readonly Told['by'][], hiddenSources: Set<string>): void {
  const sources = tellers.filter(by => typeof by === 'string');
  const nodes = tellers.filter(by => typeof by !== 'string');
  if (sources.some(id => hiddenSources.has(id)) || nodes.some(({ withheld }) => withheld)) return;
  if (sources.length) hiddenSources.add(sources[0]!);
  else least(nodes).withheld = true;
}

/** The smallest; of several the last, since a plan names first what matters most. */
function least(nodes: readonly KnownNode[]): KnownNode {
  return nodes.reduce((smaller, node) => (node.n <= smaller.n ? node : smaller));
}

/** The cells of a KPI that have figures, as far as their rows are told apart. */
function knownIn(cells: CellNodes): KnownCell[] {
  const { job, views } = cells;
  const known = (period: Period, node: Node, isGroup: boolean): KnownCell[] =>
    node.shown && node.members ? [{ job, period: periodKey(period), node: node as KnownNode, isGroup }] : [];
  return [
    ...periodsOf(job).flatMap(period =>
      views.flatMap(slice => known(period, cells.node(slice, period), false)),
    ),
    ...brokenDownIn(job).flatMap(period =>
      [...job.breakdowns.keys()].flatMap(i =>
        cells.groupsIn(period, i).flatMap(({ node }) => known(period, node, true)),
      ),
    ),
  ];
}
