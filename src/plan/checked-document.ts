/** What a plan and an organization.yaml have in common: files read, their places, and the checks of any document. */
import { byPlace, type Diagnostic, type TextEdit } from '../diagnostic/diagnostic.ts';
import { applyEdits } from '../diagnostic/text.ts';
import { checkCalendar } from './calendar-checks.ts';
import type { Place, PlanFile, ReadDocument } from './document.ts';
import type { Section } from './fields.ts';
import type { Plan } from './generated/types.ts';
import { checkPaths } from './path-checks.ts';
import type { Node, Positions } from './positions.ts';
import { aboutReference } from './reference-words.ts';
import { checkReferences } from './references.ts';
import type { Placed } from './shape.ts';
import { checkTimeZones } from './time-zones.ts';
import { findTraps } from './traps.ts';
import { type MapTree, toPointer } from './tree.ts';
import { parseYaml } from './yaml.ts';

/** A file's text and the section it holds; none for the first file, which holds everything else. */
export interface TextOfFile {
  /** As shown to the user. */
  path: string;
  section?: Section;
  /** Which entry of the section, where each has a file of its own. */
  entry?: number;
  text: string;
}

export function parseFiles(texts: readonly TextOfFile[]): PlanFile[] {
  return texts.map(({ path, section, entry, text }) => ({
    ...parseYaml(path, text),
    mount: [section, entry].filter(step => step !== undefined),
  }));
}

/** The tree of a file that holds a map; an empty map where it holds something else. */
export function mapOf({ tree }: PlanFile): MapTree {
  return tree?.kind === 'map' ? tree : { kind: 'map', flow: false, entries: [], range: { start: 0, end: 0 } };
}

interface Checks {
  /** The document's own values, without what others lend it. */
  root: MapTree;
  shape(document: Placed, root: MapTree): Diagnostic[];
  /** Further findings on the shape. */
  more?(): Diagnostic[];
  /** Kinds of which there may be ids that can't be known. */
  unsettled?: readonly string[];
}

export abstract class CheckedDocument<Self> implements ReadDocument<Self> {
  readonly path: string;
  readonly folder: string;
  readonly files: readonly PlanFile[];
  abstract readonly plan: Plan;
  readonly findings: Diagnostic[];
  readonly broken = new Set<string>();
  protected abstract readonly positions: Positions;

  constructor(path: string, folder: string, files: readonly PlanFile[]) {
    this.path = path;
    this.folder = folder;
    this.files = files;
    this.findings = files.flatMap(file => file.findings);
  }

  abstract edited(edits: ReadonlyMap<string, readonly TextEdit[]>): Self;

  node(pointer: string): Node | undefined {
    return this.positions.node(pointer);
  }

  locate(pointer: string): Place {
    return this.positions.locate(pointer);
  }

  anchor(pointer: string): string {
    return this.positions.anchor(pointer);
  }

  /** Finds what is wrong; what stands at or below a mistake that was found is not reported again. */
  protected check({ root, shape, more, unsettled }: Checks): void {
    const header = this.files[0]!;
    if (header.failed) this.broken.add('');
    for (const file of this.files)
      if (file.failed && file.mount.length) this.broken.add(toPointer(file.mount));
    if (!header.failed) {
      this.keep(findTraps(this));
      this.keepUnbroken(shape(this, root).map(found => aboutReference(this, found)));
      this.keepUnbroken(more?.() ?? []);
      this.keepUnbroken([...checkTimeZones(this), ...checkCalendar(this), ...checkPaths(this)]);
      this.keepUnbroken(checkReferences(this, unsettled));
    }
    this.findings.sort(byPlace);
  }

  protected edits(edits: ReadonlyMap<string, readonly TextEdit[]>): PlanFile[] {
    return parseFiles(
      this.files.map(({ source, mount }) => ({
        path: source.path,
        section: mount[0] as Section | undefined,
        entry: mount[1] as number | undefined,
        text: applyEdits(source.text, edits.get(source.path) ?? []),
      })),
    );
  }

  private keepUnbroken(found: readonly Diagnostic[]): void {
    for (const finding of found) if (!this.isBroken(finding.pointer)) this.keep([finding]);
  }

  private keep(found: readonly Diagnostic[]): void {
    for (const finding of found) {
      this.findings.push(finding);
      if (/^(schema|yaml|syntax)\//.test(finding.ruleId)) this.broken.add(finding.pointer);
    }
  }

  private isBroken(pointer: string): boolean {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      if (this.broken.has(at)) return true;
      if (at === '') return false;
    }
  }
}
