/** Which units are the same, by how plans and the configuration name them. */
import type { Plan } from '../plan/generated/types.ts';

/** A unit's name as it is compared: how it is spaced and whether it has capitals says nothing. Undefined for none. */
export function unitName(name: string | null | undefined): string | undefined {
  return name?.normalize().trim().replace(/\s+/g, ' ').toLowerCase() || undefined;
}

/** The unit that a plan is of, with the one that it belongs to: two departments can have a unit of one name each. */
export function unitKey({ unit }: Plan): string | undefined {
  const name = unitName(unit?.name);
  return name && JSON.stringify([name, unitName(unit?.parent) ?? '']);
}
