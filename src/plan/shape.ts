/**
 * The schema's verdict, in words. ajv's compiled validator decides whether a document has the right shape;
 * only where it says no are the schemas read to find the exact places and say what is allowed there.
 */
import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { validateConfig, validateOrganization, validatePlan } from './built/validators.js';
import { schemas } from './generated/schemas.ts';
import { explain, type Mistake, type Schema } from './shape-mistakes.ts';
import { type MapTree, plainValue, type Tree, toPointer } from './tree.ts';
import { replaceFix } from './yaml-text.ts';

/** What `checkShape` needs to know of the document it reports on. */
export interface Placed {
  locate(pointer: string): { source: SourceText; range: Range };
  anchor(pointer: string): string;
}

export function checkShape(document: Placed, root: MapTree): Diagnostic[] {
  return check(document, root, 'plan.schema.json', validatePlan);
}

export function checkOrganizationShape(document: Placed, root: MapTree): Diagnostic[] {
  return check(document, root, 'organization.schema.json', validateOrganization);
}

export function checkConfigShape(document: Placed, root: Tree): Diagnostic[] {
  return check(document, root, 'config.schema.json', validateConfig);
}

function check(
  document: Placed,
  root: Tree,
  file: string,
  validate: { (value: unknown): boolean; errors?: unknown },
): Diagnostic[] {
  const value = plainValue(root);
  if (validate(value)) return [];
  const mistakes = explain(root, undefined, { schema: schemas[file] as Schema, file }, []);
  if (!mistakes.length)
    throw new Error(
      `The schema refuses a document without a reason that can be told: ${JSON.stringify(validate.errors)}`,
    );
  return mistakes.map(mistake => diagnose(document, mistake));
}

function diagnose(document: Placed, mistake: Mistake): Diagnostic {
  const pointer = toPointer(mistake.steps);
  const place = document.locate(pointer);
  const range = mistake.key && mistake.key.style !== 'absent' ? mistake.key.range : place.range;
  const fix =
    mistake.mend?.(place.source) ??
    (mistake.replacement && replaceFix(place.source, range, mistake.replacement));
  return {
    ruleId: mistake.ruleId,
    severity: 'error',
    message: mistake.message,
    help: mistake.help,
    file: place.source.path,
    range,
    pointer,
    anchor: document.anchor(pointer),
    fix,
    serves: ['S4-2'],
  };
}
