/** Mends what can be mended, as edits of the text, and takes none that would change anything else. */
import type { Diagnostic, Range, TextEdit } from '../diagnostic/diagnostic.ts';
import type { PlanFile, ReadDocument } from '../plan/document.ts';
import { type Comment, type MapTree, type Tree, walkTree } from '../plan/tree.ts';

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

/** What can be mended: a plan, what plans share, a configuration. */
export type Mendable<Self> = Pick<ReadDocument<Self>, 'files' | 'findings' | 'edited'>;

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

export interface MendOptions<D> {
  /** All findings of the document. */
  lint(document: D): readonly Diagnostic[];
  /** Takes fixes as well that may change what the author meant. */
  unsafe?: boolean;
}

/** A document and what is wrong with it. */
interface Judged<D> {
  document: D;
  findings: readonly Diagnostic[];
}

export function mend<D extends Mendable<D>>(original: D, options: MendOptions<D>): Mended<D> {
  let now = { document: original, findings: options.lint(original) };
  let count = 0;
  // What one fix mends can bring another to light. Each round leaves less that is wrong, so there is a last one.
  for (;;) {
    const fixes = apart(fixesOf(now, options));
    const next = take(now, fixes, options);
    if (!next) break;
    now = next;
    count += next.count;
  }
  const { document } = now;
  const files = original.files.flatMap((file, i) => {
    const after = document.files[i]!.source.text;
    return after === file.source.text ? [] : [{ path: file.source.path, before: file.source.text, after }];
  });
  return { files, count, document };
}

/**
 * The findings, with those fixes alone called safe that `mend` would make: what a fix promises, `--fix` keeps.
 */
export function tenable<D extends Mendable<D>>(
  document: D,
  findings: readonly Diagnostic[],
  options: Pick<MendOptions<D>, 'lint'>,
): Diagnostic[] {
  const now = { document, findings };
  const safe = fixesOf(now, options);
  if (!safe.length || tryFixes(now, apart(safe), options)) return [...findings];
  return findings.map(found => {
    const [fix] = fixesOf({ document, findings: [found] }, options);
    return !fix || tryFixes(now, [fix], options) ? found : { ...found, fix: { ...found.fix!, safe: false } };
  });
}

interface FileFix {
  file: string;
  edits: readonly TextEdit[];
}

/** Those of the document's own files. */
function fixesOf<D extends Mendable<D>>(
  { document, findings }: Judged<D>,
  { unsafe }: MendOptions<D>,
): FileFix[] {
  const own = new Set(document.files.map(({ source }) => source.path));
  return findings.flatMap(({ file, fix }) =>
    fix && (fix.safe || unsafe) && fix.edits.length && own.has(file) ? [{ file, edits: fix.edits }] : [],
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

/** All fixes together; where that can't be, in order those that go with the ones before. */
function take<D extends Mendable<D>>(
  now: Judged<D>,
  fixes: readonly FileFix[],
  options: MendOptions<D>,
): (Judged<D> & { count: number }) | undefined {
  if (!fixes.length) return undefined;
  const together = tryFixes(now, fixes, options);
  if (together) return { ...together, count: fixes.length };
  const taken: FileFix[] = [];
  let best: Judged<D> | undefined;
  for (const fix of fixes) {
    const next = tryFixes(now, [...taken, fix], options);
    if (!next || (best && !isImproved(best, next))) continue;
    best = next;
    taken.push(fix);
  }
  return best && { ...best, count: taken.length };
}

function tryFixes<D extends Mendable<D>>(
  before: Judged<D>,
  fixes: readonly FileFix[],
  { lint }: MendOptions<D>,
): Judged<D> | undefined {
  const edits = new Map<string, TextEdit[]>();
  for (const { file, edits: own } of fixes) edits.set(file, [...(edits.get(file) ?? []), ...own]);
  const document = before.document.edited(edits);
  if (!changesOnly(before.document, document, edits)) return undefined;
  const after = { document, findings: lint(document) };
  return isImproved(before, after) ? after : undefined;
}

/**
 * A file that could not be read now can, or can be read further; or fewer mistakes in what was read, whatever rules
 * then find where they kept quiet; or as many, and fewer findings.
 */
function isImproved(before: Judged<Mendable<unknown>>, after: Judged<Mendable<unknown>>): boolean {
  const was = before.document;
  const is = after.document;
  if (is.files.some((file, i) => file.failed && !was.files[i]!.failed)) return false;
  if (is.files.some((file, i) => !file.failed && was.files[i]!.failed)) return true;
  if (is.files.some((file, i) => isReadFurther(was.files[i]!, file)))
    return is.findings.length <= was.findings.length;
  return (
    is.findings.length < was.findings.length ||
    (is.findings.length === was.findings.length && after.findings.length < before.findings.length)
  );
}

/** The parser stops nearer to the end than before: the slip at which it stopped is gone, and another one is left. */
function isReadFurther(was: PlanFile, is: PlanFile): boolean {
  if (was.stoppedAt === undefined || is.stoppedAt === undefined) return false;
  return is.source.text.length - is.stoppedAt < was.source.text.length - was.stoppedAt;
}

/** Every value and comment is what it was, but for those whose text an edit touches. */
function changesOnly(before: Mendable<unknown>, after: Mendable<unknown>, edits: Edits): boolean {
  return before.files.every((file, i) => {
    const next = after.files[i]!;
    // What could not be read had no values to keep.
    if (file.failed || !file.tree) return true;
    const own = edits.get(file.source.path) ?? [];
    const touched: Touched = (range, wholly) =>
      own.some(edit => (wholly ? covers(edit.range, range) : overlap(edit.range, range)));
    return (
      !standTwice(file.tree).some(range => touched(range)) &&
      next.tree !== undefined &&
      isKept(file.tree, next.tree, touched) &&
      areKept(file.comments, next.comments, touched)
    );
  });
}

/** Whether an edit changes something of a range, or replaces it wholly. */
type Touched = (range: Range, wholly?: boolean) => boolean;

/** Where values are written that aliases (*name) bring to other places: an edit there would change those as well. */
function standTwice(tree: Tree): Range[] {
  const seen = new Set<number>();
  const twice: Range[] = [];
  walkTree(tree, node => {
    if (node.range.start === node.range.end || node.kind !== 'scalar') return;
    if (seen.has(node.range.start)) twice.push(node.range);
    seen.add(node.range.start);
  });
  return twice;
}

/** No text became a comment, and no comment is lost but by an edit of its own. */
function areKept(before: readonly Comment[], after: readonly Comment[], touched: Touched): boolean {
  const kept = before.filter(({ range }) => !touched(range));
  let at = 0;
  for (const { text } of after) if (text === kept[at]?.text) at++;
  return at === kept.length && after.length <= before.length;
}

function isKept(before: Tree, after: Tree, touched: Touched): boolean {
  if (before.kind === 'scalar')
    return touched(before.range) || (after.kind === 'scalar' && before.value === after.value);
  if (after.kind !== before.kind) return touched(before.range, true);
  if (before.kind === 'sequence' && after.kind === 'sequence')
    return (
      before.items.length === after.items.length &&
      before.items.every((item, i) => isKept(item, after.items[i]!, touched))
    );
  if (before.kind !== 'map' || after.kind !== 'map') return false;
  const has = (map: MapTree, name: string): boolean => map.entries.some(({ key }) => key.source === name);
  const gone = before.entries.filter(({ key }) => !has(after, key.source));
  const added = after.entries.filter(({ key }) => !has(before, key.source));
  return (
    added.length <= gone.length &&
    before.entries.every(({ key, value }, i) => {
      const kept = after.entries.find(other => other.key.source === key.source);
      if (kept) return isKept(value, kept.value, touched);
      const renamed = after.entries.length === before.entries.length ? after.entries[i] : undefined;
      return touched(key.range) && (!renamed || isKept(value, renamed.value, touched));
    })
  );
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end;
}

function covers(a: Range, b: Range): boolean {
  return a.start <= b.start && b.end <= a.end;
}
