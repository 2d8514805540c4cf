/** Where rules keep quiet: a mistake that the schema has found already is not found a second time by a rule. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
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
  const { broken, findings } = document;
  const withError = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer),
  );
  const mild = new Set(findings.map(({ pointer }) => pointer).filter(pointer => !withError.has(pointer)));
  const rejected = [...broken].filter(pointer => !mild.has(pointer));
  const misspelt = findings.flatMap(meantPointer);
  const quiet = new Set([...broken, ...misspelt]);
  const loud = [...rejected, ...misspelt];
  return {
    at: pointer => isWithin(pointer, broken),
    near: pointer => isWithin(pointer, quiet) || loud.some(other => other.startsWith(`${pointer}/`)),
    plan: rejected.length ? (without(document.plan, '', new Set(rejected)) as Plan) : document.plan,
  };
}

/** A misspelt field leaves the one that was meant without a value: that is the same mistake. */
function meantPointer({ ruleId, pointer, fix }: Diagnostic): string[] {
  const meant = ruleId === 'schema/unknown-field' ? fix?.edits[0]?.text : undefined;
  return meant === undefined ? [] : [`${pointer.slice(0, pointer.lastIndexOf('/'))}/${meant}`];
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
