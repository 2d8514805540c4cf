/** Where rules keep quiet: a mistake that the schema has found already is not found a second time by a rule. */
import type { PlanDocument } from '../plan/document.ts';
import { fieldAt } from '../plan/fields.ts';
import { fields } from '../plan/generated/fields.ts';
import type { Plan } from '../plan/generated/types.ts';
import { fromPointer } from '../plan/tree.ts';

export interface Quiet {
  /** The schema, or a trap of YAML, was found at this pointer or above it. */
  at(pointer: string): boolean;
  /** The schema rejects something at, above or below this pointer: what stands there can't be judged. */
  near(pointer: string): boolean;
  /** The plan without what the schema rejects. */
  plan: Plan;
}

export function quietFor(document: PlanDocument): Quiet {
  const { broken } = document;
  const mild = new Set(
    document.findings.filter(found => found.severity !== 'error').map(found => found.pointer),
  );
  const hard = new Set(
    document.findings.filter(found => found.severity === 'error').map(found => found.pointer),
  );
  const rejected = [...broken].filter(pointer => hard.has(pointer) || !mild.has(pointer));
  return {
    at: pointer => isWithin(pointer, broken),
    near: pointer =>
      isWithin(pointer, broken) ||
      rejected.some(other => other === pointer || other.startsWith(`${pointer}/`)),
    plan: rejected.length ? (without(document.plan, '', new Set(rejected)) as Plan) : document.plan,
  };
}

/** The pointer, or one above it, is among these. */
function isWithin(pointer: string, among: ReadonlySet<string>): boolean {
  if (!among.size) return false;
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (among.has(at)) return true;
    if (at === '') return false;
  }
}

/**
 * A rejected value is left out; in a list of things an empty one takes its place, so that the others keep
 * their positions.
 */
function without(value: unknown, pointer: string, rejected: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = (key: string | number, inner: unknown): unknown => {
    const at = `${pointer}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;
    return rejected.has(at) ? undefined : without(inner, at, rejected);
  };
  if (!Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, kept(key, inner)] as const)
        .filter(([, inner]) => inner !== undefined),
    );
  const items = value.map((inner, i) => kept(i, inner));
  return holdsThings(pointer) ? items.map(item => item ?? {}) : items.filter(item => item !== undefined);
}

function holdsThings(listPointer: string): boolean {
  const path = fieldAt(fromPointer(listPointer))?.path;
  return path !== undefined && fields.some(field => field.path.startsWith(`${path}/*/`));
}
