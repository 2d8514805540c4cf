/** Roles are shown by their titles: readers of a report don't know ids. */
import type { Plan } from '../plan/generated/types.ts';

/** Gives a role's title; its id where it has none; null for nobody. */
export type TitleOf = (role: string | null | undefined) => string | null;

export function roleTitles(plan: Plan): TitleOf {
  const titles = new Map((plan.roles ?? []).map(role => [role.id, role.title]));
  return role => (role ? titles.get(role) || role : null);
}
