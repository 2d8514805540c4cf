import type { Plan, Role } from '../plan/generated/types.ts';

/** The roles that answer for the plan, with their pointers; ids that no role has are a reference finding. */
export function accountableRoles(plan: Plan): { role: Role; at: string }[] {
  const named =
    typeof plan.accountable === 'string' ? [plan.accountable] : Object.values(plan.accountable ?? {});
  return (plan.roles ?? []).flatMap((role, i) =>
    named.includes(role.id) ? [{ role, at: `/roles/${i}` }] : [],
  );
}
