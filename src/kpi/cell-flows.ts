/** What follows from figures of different definitions over the same rows in time. */
import type { CellNodes } from './cell-sums.ts';
import { type Job, periodsOf } from './job.ts';
import type { Telling } from './privacy.ts';

/** Received, resolved and active of the same rows, each time. */
export type Flows = readonly (readonly Job[])[];

/**
 * What was active before and was received is resolved or active after, period by period and from the first row on.
 * Where any figure of a flow is hidden, only those of what was received are told.
 */
export function alongFlows(all: readonly CellNodes[], flows: Flows): Telling[] {
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
