/** Mends what can be mended safely, as edits of the text, and takes none that would change anything else. */
import type { Diagnostic, Range, TextEdit } from '../diagnostic/diagnostic.ts';
import type { ReadDocument } from '../plan/document.ts';
import type { MapTree, Tree } from '../plan/tree.ts';

export interface ChangedFile {
  path: string;
  before: string;
  after: string;
}

export interface Mended<D> {
  files: ChangedFile[];
  /** How many findings were mended. */
  count: number;
  /** What the mended texts make. */
  document: D;
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** What one fix mends can bring another to light; more rounds than this no text needs. */
const maxRounds = 10;

/** @param lint all findings of a plan, or of what plans share */
export function mend<D extends ReadDocument<D>>(
  original: D,
  lint: (document: D) => readonly Diagnostic[],
): Mended<D> {
  let document = original;
  let count = 0;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = safeFixes(lint(document), document);
    const together = tryFixes(document, apart(fixes));
    const next = together ?? oneByOne(document, fixes);
    if (!next) break;
    document = next.document;
    count += next.count;
  }
  const files = original.files.flatMap((file, i) => {
    const after = document.files[i]!.source.text;
    return after === file.source.text ? [] : [{ path: file.source.path, before: file.source.text, after }];
  });
  return { files, count, document };
}

interface FileFix {
  file: string;
  edits: readonly TextEdit[];
}

/** Those of the document's own files. */
function safeFixes(findings: readonly Diagnostic[], { files }: ReadDocument): FileFix[] {
  const own = new Set(files.map(({ source }) => source.path));
  return findings.flatMap(({ file, fix }) =>
    fix?.safe && fix.edits.length && own.has(file) ? [{ file, edits: fix.edits }] : [],
  );
}

/** Those of the fixes, in order, whose edits don't touch those of an earlier one. */
function apart(fixes: readonly FileFix[]): FileFix[] {
  const taken: FileFix[] = [];
  for (const fix of fixes) {
    const clashes = taken.some(
      other =>
        other.file === fix.file && other.edits.some(a => fix.edits.some(b => overlap(a.range, b.range))),
    );
    if (!clashes) taken.push(fix);
  }
  return taken;
}

/** Where the fixes can't all be taken, the first one that can. */
function oneByOne<D extends ReadDocument<D>>(document: D, fixes: readonly FileFix[]) {
  for (const fix of fixes) {
    const next = tryFixes(document, [fix]);
    if (next) return next;
  }
  return undefined;
}

function tryFixes<D extends ReadDocument<D>>(
  document: D,
  fixes: readonly FileFix[],
): { document: D; count: number } | undefined {
  if (!fixes.length) return undefined;
  const edits = new Map<string, TextEdit[]>();
  for (const { file, edits: own } of fixes) edits.set(file, [...(edits.get(file) ?? []), ...own]);
  const next = document.edited(edits);
  return isImproved(document, next) && changesOnly(document, next, edits)
    ? { document: next, count: fixes.length }
    : undefined;
}

/** Fewer mistakes in what was read; or a file that could not be read now can, whatever that brings to light. */
function isImproved(before: ReadDocument, after: ReadDocument): boolean {
  if (after.files.some((file, i) => file.failed && !before.files[i]!.failed)) return false;
  return (
    after.findings.length < before.findings.length ||
    after.files.some((file, i) => !file.failed && before.files[i]!.failed)
  );
}

/** Every value is what it was, but for those whose text an edit touches. */
function changesOnly(before: ReadDocument, after: ReadDocument, edits: Edits): boolean {
  return before.files.every((file, i) => {
    const next = after.files[i]!;
    // What could not be read had no values to keep.
    if (file.failed || !file.tree) return true;
    const touched = (range: Range) =>
      (edits.get(file.source.path) ?? []).some(edit => overlap(edit.range, range));
    return next.tree !== undefined && isKept(file.tree, next.tree, touched);
  });
}

function isKept(before: Tree, after: Tree, touched: (range: Range) => boolean): boolean {
  if (before.kind === 'scalar')
    return touched(before.range) || (after.kind === 'scalar' && before.value === after.value);
  if (before.kind === 'sequence')
    return (
      after.kind === 'sequence' &&
      before.items.length === after.items.length &&
      before.items.every((item, i) => isKept(item, after.items[i]!, touched))
    );
  if (after.kind !== 'map') return false;
  const has = (map: MapTree, name: string): boolean => map.entries.some(({ key }) => key.source === name);
  const gone = before.entries.filter(({ key }) => !has(after, key.source));
  const added = after.entries.filter(({ key }) => !has(before, key.source));
  return (
    added.length <= gone.length &&
    before.entries.every(({ key, value }) => {
      const kept = after.entries.find(other => other.key.source === key.source);
      return kept ? isKept(value, kept.value, touched) : touched(key.range);
    })
  );
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end;
}
