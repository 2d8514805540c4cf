/**
 * A plan, and what an organization's plans share, as the rest of the program sees them: the typed value, and for every pointer the file and range it
 * stands at, whichever of the plan's files that is.
 */
import type { Diagnostic, Range, TextEdit } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { Organization, Plan } from './generated/types.ts';
import type { Node } from './positions.ts';
import type { Step } from './tree.ts';
import type { ParsedFile } from './yaml.ts';

/**
 * One file of a plan and the part of the plan it holds: `[]` for the header file, `['goals']` for goals.yaml,
 * `['reviews', 0]` for the first file in reviews/.
 */
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

/** A plan, or what plans share; `Self` is the document's own type. */
export interface ReadDocument<Self = unknown> {
  /** Path as the user would type it: the plan's folder, or the file. */
  path: string;
  /** Absolute folder that relative paths in the document start from. */
  folder: string;
  files: readonly PlanFile[];
  /**
   * The value: it has the schema's type where `findings` holds no syntax or schema error. Where it does, a value
   * may have any shape below the pointers in `broken`.
   */
  plan: Plan;
  /** The organization.yaml that was found for a plan, where the plan names an organization. */
  organization?: OrganizationDocument | undefined;
  /** Syntax, schema and reference findings. */
  findings: Diagnostic[];
  /** Pointers at which the schema failed: rules keep quiet at and below them. */
  broken: ReadonlySet<string>;
  /** The node a pointer leads to. */
  node(pointer: string): Node | undefined;
  /** Where a pointer's value stands, falling back to the nearest key above. */
  locate(pointer: string): Place;
  /** The pointer with ids for list positions. */
  anchor(pointer: string): string;
  /** The document that its files make after these edits, by path. */
  edited(edits: ReadonlyMap<string, readonly TextEdit[]>): Self;
}

export interface PlanDocument extends ReadDocument<PlanDocument> {
  /** With what the plan takes from its organization filled in, wherever it says nothing of its own. */
  plan: Plan;
  /** The organization.yaml that was found for it, where the plan names an organization. */
  organization: OrganizationDocument | undefined;
  /** False where something of the organization couldn't be taken: what the plan lacks may be there. */
  isWhole: boolean;
}

/** An organization.yaml. It has a plan's shape as far as plans can share it, and measures. */
export interface OrganizationDocument extends ReadDocument<OrganizationDocument> {
  plan: Organization;
  /** No syntax or schema error in it, so that plans can take what it says. */
  isSound: boolean;
}
