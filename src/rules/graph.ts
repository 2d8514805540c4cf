/** Walks over what leads to what. Steps are named; only steps that there are lead anywhere. */

/** Where each step leads, in the order in which they are written. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** What can be reached from some steps, themselves included. */
export function reachedFrom(graph: Graph, from: Iterable<string>): Set<string> {
  const reached = new Set(from);
  for (const step of reached) for (const next of graph.get(step) ?? []) reached.add(next);
  return reached;
}

/** The same steps, each leading to those that led to it. */
export function turned(graph: Graph): Graph {
  const back = new Map<string, string[]>([...graph.keys()].map(step => [step, []]));
  for (const [step, leads] of graph) for (const next of leads) back.get(next)?.push(step);
  return back;
}

/** Only these steps, and what leads from one of them to another. */
export function among(graph: Graph, steps: ReadonlySet<string>): Graph {
  return new Map(
    [...graph].flatMap(([step, leads]) =>
      steps.has(step) ? [[step, leads.filter(next => steps.has(next))] as const] : [],
    ),
  );
}

/**
 * Groups of steps that lead to each other, each and all in the order of the graph: what leads in circles is one group,
 * every other step one of its own. (Kosaraju: steps in the order in which a walk leaves them, last first; from
 * each, what is reached against the arrows and is in no group yet.)
 */
export function circles(graph: Graph): string[][] {
  const back = turned(graph);
  const group = new Map<string, number>();
  let count = 0;
  for (const root of leftInOrder(graph).reverse()) {
    if (group.has(root)) continue;
    group.set(root, count);
    const found = [root];
    for (const step of found)
      for (const before of back.get(step) ?? []) {
        if (group.has(before)) continue;
        group.set(before, count);
        found.push(before);
      }
    count++;
  }
  const groups = new Map<number, string[]>();
  for (const step of graph.keys()) {
    const at = group.get(step)!;
    const steps = groups.get(at);
    if (steps) steps.push(step);
    else groups.set(at, [step]);
  }
  return [...groups.values()];
}

/** Steps in the order in which a walk into the depth is done with them; a list instead of recursion, for long guides. */
function leftInOrder(graph: Graph): string[] {
  const left: string[] = [];
  const seen = new Set<string>();
  for (const root of graph.keys()) {
    if (seen.has(root)) continue;
    seen.add(root);
    const path = [{ step: root, next: 0 }];
    while (path.length) {
      const here = path.at(-1)!;
      const step = graph.get(here.step)![here.next++];
      if (step === undefined) left.push(path.pop()!.step);
      else if (!seen.has(step) && graph.has(step)) {
        seen.add(step);
        path.push({ step, next: 0 });
      }
    }
  }
  return left;
}
