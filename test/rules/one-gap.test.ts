/** One mistake, one finding: each value of the complete plan is left out in turn, of lists that of their first item. */
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { cleanFullPlan, lintText } from './plans.ts';

type Path = readonly (string | number)[];

const plan = parse(cleanFullPlan) as Record<string, unknown>;

/** Gaps that are two things: what is missing, and what can't be reached without it. */
const twice: ReadonlySet<string> = new Set([
  'goals', // has none, and a group of customers is served by nothing else
  'initiatives/0/serves', // works for no goal, and each of the goals has nothing that works for it
  'initiatives/0/actions', // has none, and an issue names one
  'watch', // what shows outcomes, beside the ids of its measures
]);

function* pathsIn(value: unknown, at: Path): Generator<Path> {
  if (at.length) yield at;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) yield* pathsIn(value[0], [...at, 0]);
  else for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner, [...at, key]);
}

function findingsWithout(path: Path): string[] {
  const copy = structuredClone(plan) as unknown;
  const above = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], copy);
  (above as Record<string, unknown>)[path.at(-1)!] = null;
  const { diagnostics } = lintText(stringify(copy, { nullStr: '' }));
  // What the schema needs can't be a gap, and ids that lead nowhere are told each where they stand.
  if (diagnostics.some(({ ruleId }) => ruleId.startsWith('schema/'))) return [];
  return diagnostics
    .filter(({ ruleId }) => !ruleId.startsWith('reference/'))
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

test.each([
  'goals',
  'kpis',
  'watch',
  'vision',
  'buy_in',
  'initiatives',
  'objectives',
  'strategies',
  'channels',
  'commitments',
  'complaints',
  'policies',
  'authority',
  'handoffs',
  'culture',
  'recognition',
  'innovation',
  'benchmarks',
  'maturity',
])('each gap in %s is one finding at most', section => {
  const inside = [...pathsIn(plan[section], [section])].filter(
    path => typeof path.at(-1) === 'string' && path.at(-1) !== 'id',
  );
  expect(inside.length).toBeGreaterThan(4);
  const found = inside
    .filter(path => !twice.has(path.join('/')))
    .map(path => [path.join('/'), findingsWithout(path)] as const);
  expect(found.filter(([, findings]) => findings.length > 1)).toEqual([]);
  // Most gaps are asked for: a section that is not asked about says nothing here.
  expect(found.some(([, findings]) => findings.length === 1)).toBe(true);
});
