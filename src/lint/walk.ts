/** One walk over the plan for all rules: path patterns are a tree that is descended together with the value. */
import type { Rule, Visitor } from '../rules/rule.ts';

export interface PatternTree {
  visitors: { rule: Rule; visitor: Visitor }[];
  /** By key, `*` for every key. */
  below: Map<string, PatternTree>;
}

/** The patterns of all visitors, put together once for any number of plans. */
export function patternTree(rules: readonly Rule[]): PatternTree {
  const root: PatternTree = { visitors: [], below: new Map() };
  for (const rule of rules)
    for (const visitor of rule.check) {
      let at = root;
      for (const step of visitor.path.split('/').slice(1)) {
        const next = at.below.get(step) ?? { visitors: [], below: new Map() };
        at.below.set(step, next);
        at = next;
      }
      at.visitors.push({ rule, visitor });
    }
  return root;
}

export type Call = (rule: Rule, visitor: Visitor, value: unknown, pointer: string) => void;

/**
 * Calls each visitor whose pattern a value's pointer matches, parents first. Gaps are not visited, nor is what
 * `skip` says.
 */
export function walk(
  value: unknown,
  patterns: PatternTree,
  skip: (pointer: string) => boolean,
  call: Call,
): void {
  const go = (value: unknown, at: readonly PatternTree[], pointer: string): void => {
    if (value === null || value === undefined || skip(pointer)) return;
    for (const { visitors } of at)
      for (const { rule, visitor } of visitors) call(rule, visitor, value, pointer);
    if (typeof value !== 'object' || at.every(({ below }) => below.size === 0)) return;
    for (const [key, inner] of Object.entries(value)) {
      const next = at.flatMap(({ below }) =>
        [below.get(key), below.get('*')].filter(found => found !== undefined),
      );
      if (next.length) go(inner, next, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`);
    }
  };
  go(value, [patterns], '');
}
