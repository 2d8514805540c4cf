/** What follows from figures of different definitions over the same rows: flows, and parts that a filter takes. */
import type { Period } from '../plan/period.ts';
import type { CellNodes } from './cell-sums.ts';
import { type Job, periodKey, periodsOf } from './job.ts';
import { type Node, type Sum, sumWithRest, type Telling } from './privacy.ts';

export interface Relations {
  /** Received, resolved and active of the same rows. */
  flows: readonly (readonly Job[])[];
  /** Rows of a whole that a filter takes. */
  parts: readonly { part: Job; whole: Job }[];
}

export const noRelations: Relations = { flows: [], parts: [] };

/** A node that is some part of a period's rows; `told` is the one that tells it. */
export interface PartNode {
  job: Job;
  period: Period;
  node: Node;
  told: Node;
}

/**
 * What was active before and was received is resolved or active after, period by period and from the first row on.
 * Where any figure of a flow is hidden, only those of what was received are told.
 */
export function alongFlows(all: readonly CellNodes[], { flows }: Relations): Telling[] {
  const wholes = (job: Job) =>
    all
      .filter(cells => cells.job === job)
      .flatMap(cells => periodsOf(job).map(period => cells.node(-1, period)));
  return flows.flatMap(flow => {
    const nodes = flow.map(wholes);
    const following = nodes.slice(1).flat();
    return nodes.flat().flatMap(hidden => following.map(told => ({ hidden, told })));
  });
}

/** What a filter takes and what it leaves are the whole; either may be a group that is withheld elsewhere. */
export function ofParts(all: readonly CellNodes[], { parts }: Relations): { sums: Sum[]; nodes: PartNode[] } {
  const cellsOf = (job: Job) => all.find(cells => cells.job === job);
  const found = parts.flatMap(({ part, whole }) => {
    const [some, every] = [cellsOf(part), cellsOf(whole)];
    if (!some || !every) return [];
    const periods = new Map(periodsOf(part).map(period => [periodKey(period), period]));
    return [...periods.values()].map(period => {
      const node = some.node(-1, period);
      const sum = sumWithRest(every.node(-1, period), [node]);
      const nodes = sum.parts.map(one => ({ job: part, period, node: one, told: node }));
      return { sum, nodes };
    });
  });
  return { sums: found.map(({ sum }) => sum), nodes: found.flatMap(({ nodes }) => nodes) };
}
