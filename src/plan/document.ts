/**
 * A plan as the rest of the program sees it: the typed value, and for every pointer the file and range it
 * stands at, whichever of the plan's files that is.
 */
import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { Plan } from './generated/types.ts';
import type { ScalarTree, Step, Tree } from './tree.ts';
import type { ParsedFile } from './yaml.ts';

/** One file of a plan and the part of the plan it holds: `[]` for the header file, `['goals']` for goals.yaml. */
export interface PlanFile extends ParsedFile {
  mount: readonly Step[];
}

export interface Place {
  source: SourceText;
  /** The value; for an empty one its key, for an absent one the nearest key above. */
  range: Range;
  /** The key in front of the value, where there is one. */
  keyRange?: Range;
}

export interface PlanDocument {
  /** Path as the user would type it: the plan's folder, or the plan file. */
  path: string;
  /** Absolute folder that the plan's relative paths start from. */
  folder: string;
  files: PlanFile[];
  /**
   * The plan's value: it has the schema's type where `findings` holds no syntax or schema error. Where it
   * does, a value may have any shape below the pointers in `broken`.
   */
  plan: Plan;
  /** Syntax, schema and reference findings. */
  findings: Diagnostic[];
  /** Pointers at which the schema failed: rules keep quiet at and below them. */
  broken: ReadonlySet<string>;
  /** The node a pointer leads to. */
  node(pointer: string): { tree: Tree; key?: ScalarTree; file: PlanFile } | undefined;
  /** Where a pointer's value stands, falling back to the nearest key above. */
  locate(pointer: string): Place;
  /** The pointer with ids for list positions. */
  anchor(pointer: string): string;
}
