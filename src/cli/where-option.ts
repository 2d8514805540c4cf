/** `--where`: a filter as the plan would have it, in YAML or JSON. */
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { assemblePlan } from '../plan/assemble.ts';
import type { Filter } from '../plan/generated/types.ts';
import { plainValue } from '../plan/tree.ts';
import { parseYaml } from '../plan/yaml.ts';

const help =
  'Write it as in the plan, in quotes, for example --where "{Agency: Solid Waste, Days: {gte: 3}}" or --where "Status: Closed".';

/** @throws CannotDo for anything that the plan's `where` couldn't be */
export function readFilter(written: string): Filter {
  const { tree, failed } = parseYaml('--where', written);
  if (failed || tree?.kind !== 'map' || tree.entries.length === 0)
    throw new CannotDo(`--where ${visible(written)} is not a filter.`, help);
  const filter = plainValue(tree) as Filter;
  // The schema says what a filter may be: it is asked as part of the smallest plan.
  const text = `csplan: 1\nid: p\nkpis:\n- id: k\n  where: ${JSON.stringify(filter)}\n`;
  const problem = assemblePlan('--where', '/', [{ path: '--where', text }]).findings.find(
    ({ severity, pointer }) => severity === 'error' && pointer.startsWith('/kpis/0/where'),
  );
  if (problem) throw new CannotDo(`--where ${visible(written)}: ${problem.message}`, problem.help ?? help);
  return filter;
}
