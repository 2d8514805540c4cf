import { CannotDo } from '../diagnostic/faults.ts';
import { planPaths } from './plan-paths.ts';

/** The plan that is named, or the only one there is. */
export async function onePlan(named: string | undefined, cwd: string, how: string): Promise<string> {
  if (named !== undefined) return named;
  const plans = await planPaths(cwd);
  if (plans.length === 1) return plans[0]!;
  throw new CannotDo(`There are several plans: ${plans.join(', ')}.`, `Say which one: ${how}`);
}
