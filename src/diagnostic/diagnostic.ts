/** The vocabulary that every room shares: where something stands, what is wrong with it, how to mend it. */

/** Half-open range of UTF-16 offsets into a file's text. */
export interface Range {
  start: number;
  end: number;
}

/** One-based line and column (in UTF-16 code units), as editors show them. */
export interface Position {
  line: number;
  column: number;
}

export const severities = ['info', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** Replaces a range of a file's text. */
export interface TextEdit {
  range: Range;
  text: string;
}

/** A way to mend a finding. `safe` means that it can't change what the author meant. */
export interface Fix {
  title: string;
  safe: boolean;
  edits: TextEdit[];
}

/** One finding. */
export interface Diagnostic {
  ruleId: string;
  severity: Severity;
  /** What is wrong, with the value. */
  message: string;
  /** Why it matters. */
  why?: string;
  /** What to do. */
  help?: string;
  /** Path as the user would type it, with `/`. */
  file: string;
  range: Range;
  /** RFC 6901 pointer to the place in the plan, whatever file holds it. */
  pointer: string;
  /** The pointer with ids instead of list positions: `/goals[id=g-answer]/target`. */
  anchor: string;
  /** What it found there, where the same rule can find something else at the same place tomorrow: `gte 80 to 100`. */
  state?: string;
  related?: { message: string; file: string; range: Range }[];
  fix?: Fix;
  /** Ids of the demands that the rule serves. */
  serves: string[];
}

/** The later of two severities in `severities` weighs more. */
export function weighs(severity: Severity): number {
  return severities.indexOf(severity);
}

/** By file, place, rule: the order in which findings are shown, the same on every machine. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareCodePoints(a.file, b.file) ||
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compareCodePoints(a.ruleId, b.ruleId) ||
    compareCodePoints(a.message, b.message)
  );
}

/** Order by code unit: independent of locale. */
export function compareCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
