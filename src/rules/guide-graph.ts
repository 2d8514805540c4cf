/** A guide as a graph: its steps, where each leads, and what can't be reached or never ends. */
import type { Guide, GuideNode } from '../plan/generated/types.ts';
import { isGap } from './gap.ts';
import { among, circles, type Graph, reachedFrom, turned } from './graph.ts';

export interface GuideGraph {
  graph: Graph;
  /** The step where it starts; undefined where it names none that there is. */
  start: string | undefined;
  /** Steps that end, or that can't be followed any further: a dead end, or a name that no step has. */
  exits: ReadonlySet<string>;
  /** Every step ends or leads on to steps that there are; where one doesn't, what it meant can't be known. */
  isWhole: boolean;
}

export function graphOf({ nodes, start }: Guide): GuideGraph {
  const steps = new Map(Object.entries(nodes ?? {}));
  const graph = new Map<string, string[]>();
  const exits = new Set<string>();
  let isWhole = !isGap(start) && steps.has(start!);
  for (const [name, node] of steps) {
    const named = namesIn(node);
    const known = named.filter(to => to !== undefined && steps.has(to)) as string[];
    graph.set(name, [...new Set(known)]);
    if (known.length < named.length || (isGap(node.end) && !named.length)) isWhole = false;
    if (!isGap(node.end) || !known.length || known.length < named.length) exits.add(name);
  }
  return { graph, start: steps.has(start ?? '') ? start! : undefined, exits, isWhole };
}

/** The steps that a step names, undefined for an answer that names none. */
function namesIn({ answers, to }: GuideNode): (string | undefined)[] {
  const named = (answers ?? []).map(answer => (isGap(answer.to) ? undefined : answer.to!));
  return isGap(to) ? named : [...named, to!];
}

export interface Unreached {
  /** The first of the steps that nothing leads to from elsewhere. */
  step: string;
  /** What follows from it and is not reached either. */
  beyond: string[];
}

/** Steps to which no way leads from the start: of those that follow each other the first. */
export function unreached({ graph, start }: GuideGraph): Unreached[] {
  if (start === undefined) return [];
  const reached = reachedFrom(graph, [start]);
  const rest = among(graph, new Set([...graph.keys()].filter(step => !reached.has(step))));
  const back = turned(rest);
  return circles(rest)
    .filter(circle => isClosed(circle, back))
    .map(([step]) => {
      const follows = reachedFrom(rest, [step!]);
      return { step: step!, beyond: [...rest.keys()].filter(other => other !== step && follows.has(other)) };
    });
}

/** Circles of steps that are reached, and from which no way leads to an end. */
export function endless({ graph, start, exits }: GuideGraph): string[][] {
  const reached = start === undefined ? new Set(graph.keys()) : reachedFrom(graph, [start]);
  const ending = reachedFrom(turned(graph), exits);
  const stuck = new Set([...reached].filter(step => !ending.has(step)));
  return circles(among(graph, stuck)).filter(circle => isClosed(circle, graph));
}

/** Whether nothing leads out of these steps. */
function isClosed(steps: readonly string[], graph: Graph): boolean {
  const inside = new Set(steps);
  return steps.every(step => graph.get(step)!.every(next => inside.has(next)));
}
