/** What a role lacks in a skill: the same question for rules of skills and of training. */
import type { SkillNeed } from '../plan/generated/types.ts';

/** What is needed at most, now or by the end of the plan; undefined while neither was settled. */
export function neededOf({ now, later }: SkillNeed): number | undefined {
  const known = [now, later].filter(level => level !== null && level !== undefined);
  return known.length ? Math.max(...known) : undefined;
}

/** Whether what was found is below what is needed; undefined while one of them is not known. */
export function hasGap(row: SkillNeed): boolean | undefined {
  const needed = neededOf(row);
  if (needed === undefined || row.assessed === null || row.assessed === undefined) return undefined;
  return row.assessed < needed;
}
