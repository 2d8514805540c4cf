/** From a plan's files to a `PlanDocument`: mount the section files, take what the organization shares, check. */
import type { Diagnostic, TextEdit } from '../diagnostic/diagnostic.ts';
import { CheckedDocument, mapOf, parseFiles, type TextOfFile } from './checked-document.ts';
import type { OrganizationDocument, PlanDocument, PlanFile } from './document.ts';
import { folders, type Section, sections } from './fields.ts';
import type { Plan } from './generated/types.ts';
import { organizationFile, parseOrganization } from './organization.ts';
import { Positions } from './positions.ts';
import { checkShape } from './shape.ts';
import { narrowKpis, sharedInto, sharedKeys, sharedKinds, usesOf } from './sharing.ts';
import { checkSharing, namedOrganization } from './sharing-checks.ts';
import {
  absent,
  absentKey,
  fromPointer,
  type MapTree,
  nodeAt,
  planValue,
  type ScalarTree,
  type SequenceTree,
  type Tree,
  toPointer,
} from './tree.ts';

/** File name of a section's own file, `goals.yaml`, and what it holds. */
export function sectionOfFile(name: string): Section | undefined {
  const match = /^([a-z_]+)\.ya?ml$/.exec(name);
  return sections.find(section => section === match?.[1]);
}

/** The section whose entries stand each in a file of this folder. */
export function sectionOfFolder(name: string): Section | undefined {
  return folders.find(folder => folder === name);
}

/**
 * @param path as the user would type it: the plan's folder or file
 * @param folder absolute folder that relative paths in the plan start from
 * @param texts the header file first (`plan.yaml` or the plan file itself), then section files
 */
export function assemblePlan(path: string, folder: string, texts: readonly TextOfFile[]): PlanDocument {
  return assembleFiles(path, folder, parseFiles(texts), undefined);
}

/** @param organization the organization.yaml that was found for the plan, where the plan names one */
export function assembleFiles(
  path: string,
  folder: string,
  files: readonly PlanFile[],
  organization: OrganizationDocument | undefined,
): PlanDocument {
  return new AssembledPlan(path, folder, files, organization);
}

/** The id of the organization that a plan says it belongs to. */
export function organizationOf(files: readonly PlanFile[]): string | undefined {
  return namedOrganization(mapOf(files[0]!));
}

/** A tree of its own, for places are told by identity. */
function absentAt(): ScalarTree {
  return { kind: 'scalar', ...absent, value: null, source: '' };
}

class AssembledPlan extends CheckedDocument<PlanDocument> implements PlanDocument {
  readonly plan: Plan;
  readonly organization: OrganizationDocument | undefined;
  readonly isWhole: boolean;
  protected readonly positions: Positions;
  /** Sections that stand inline and in a file of their own. */
  private readonly twice: { section: string; inline: ScalarTree; file: PlanFile }[] = [];

  constructor(
    path: string,
    folder: string,
    files: readonly PlanFile[],
    organization: OrganizationDocument | undefined,
  ) {
    super(path, folder, files);
    this.organization = organization;
    const origins = new Map<Tree, PlanFile>();
    const own = this.mountAll(origins);
    const named = namedOrganization(own);
    const lender = organization?.isSound && organization.plan.id === named ? organization : undefined;
    this.isWhole = named === undefined || lender !== undefined;
    const root = lender ? sharedInto(own, lender, folder, origins) : own;
    this.positions = new Positions(root, origins);
    this.plan = planValue(root) as Plan;
    if (lender) narrowKpis(this.plan, own, lender);
    this.findings.push(...this.twice.map(place => this.standsTwice(place)));
    this.checkAll(own);
  }

  private mountAll(origins: Map<Tree, PlanFile>): MapTree {
    const [header, ...others] = this.files;
    const start = mapOf(header!);
    const entries = [...start.entries];
    const folders = new Map<string, SequenceTree>();
    for (const file of others) {
      const section = String(file.mount[0]);
      const key = absentKey(section);
      const value: Tree = file.tree ?? absentAt();
      const folder = folders.get(section);
      const inline = folder ? undefined : entries.find(entry => entry.key.source === section);
      if (inline) this.twice.push({ section, inline: inline.key, file });
      else if (folder) {
        folder.items.push(value);
        folder.starts.push(value.range.start);
      } else if (file.mount.length > 1) {
        const sequence: SequenceTree = {
          kind: 'sequence',
          flow: false,
          items: [value],
          starts: [value.range.start],
          range: absent.range,
        };
        folders.set(section, sequence);
        entries.push({ key, value: sequence });
      } else entries.push({ key, value });
      if (!inline) origins.set(value, file);
    }
    const root = { ...start, entries };
    origins.set(root, header!);
    return root;
  }

  private standsTwice({ section, inline, file }: (typeof this.twice)[number]): Diagnostic {
    const header = this.files[0]!;
    return {
      ruleId: 'schema/section-twice',
      severity: 'error',
      message: `The section ${section} stands in ${header.source.path} and in ${file.source.path}; only one of the two can count.`,
      help:
        file.mount.length > 1
          ? `Give each entry a file of its own in ${section}/ and delete the section here, or delete the files.`
          : `Move everything into ${file.source.path} and delete the section here, or delete the file.`,
      file: header.source.path,
      range: inline.range,
      pointer: `/${section}`,
      anchor: `/${section}`,
      related: [{ message: 'The other one.', file: file.source.path, range: { start: 0, end: 0 } }],
      serves: ['S4-2'],
    };
  }

  private checkAll(own: MapTree): void {
    if (!this.isWhole) this.keepQuietAboutLent(own);
    this.check({
      root: own,
      shape: checkShape,
      more: () => checkSharing(this, own, this.organization),
      // What the organization has is not known.
      unsettled: this.isWhole ? [] : sharedKinds,
    });
    this.leaveToOrganization();
  }

  /** Where the organization's part is missing, rules would ask the plan for what stands there. */
  private keepQuietAboutLent(own: MapTree): void {
    const present = (map: MapTree, name: string) => map.entries.some(({ key }) => key.source === name);
    for (const pointer of Object.values(sharedKeys)) {
      const steps = fromPointer(pointer);
      const lacking = steps.findIndex((_, i) => !nodeAt(own, steps.slice(0, i + 1)));
      if (lacking >= 0) this.broken.add(toPointer(steps.slice(0, lacking + 1)));
    }
    for (const { section, index, kpi } of usesOf(own))
      for (const field of ['name', 'source', 'measure', 'method', 'frequency', 'agreed', 'why_ours'])
        if (!present(kpi, field)) this.broken.add(`/${section}/${index}/${field}`);
  }

  /** What is wrong in organization.yaml itself is found there, once for all plans. */
  private leaveToOrganization(): void {
    const known = new Set(this.organization?.findings.map(placeKey));
    const own = this.findings.filter(finding => !known.has(placeKey(finding)));
    this.findings.splice(0, this.findings.length, ...own);
  }

  edited(edits: ReadonlyMap<string, readonly TextEdit[]>): PlanDocument {
    return new AssembledPlan(this.path, this.folder, this.edits(edits), this.organization);
  }
}

function placeKey({ ruleId, file, range }: Diagnostic): string {
  return JSON.stringify([ruleId, file, range.start, range.end]);
}

/** A plan from texts in memory: file name → content, for tests and for text from standard input. */
export function planFromTexts(texts: Record<string, string>, path = 'plan.yaml'): PlanDocument {
  const names = Object.keys(texts).filter(name => !organizationFile.test(fileName(name)));
  const header = names.find(name => /(^|\/)plan\.ya?ml$/.test(name)) ?? names[0]!;
  const shared = Object.keys(texts).find(name => organizationFile.test(fileName(name)));
  const ordered = [header, ...names.filter(name => name !== header)];
  return new AssembledPlan(
    path,
    folderOf(header),
    parseFiles(ordered.map(name => ({ path: name, text: texts[name]!, ...heldBy(name, header, ordered) }))),
    shared === undefined ? undefined : parseOrganization(shared, folderOf(shared), texts[shared]!),
  );
}

/** Which part of the plan a file holds, by its name and its folder's. */
function heldBy(
  name: string,
  header: string,
  names: readonly string[],
): { section?: Section; entry?: number } {
  if (name === header) return {};
  const folder = folderOf(name);
  const section = sectionOfFolder(fileName(folder));
  if (!section) return { section: sectionOfFile(fileName(name)) };
  const beside = names.filter(other => other !== header && folderOf(other) === folder);
  return { section, entry: beside.indexOf(name) };
}

function fileName(path: string): string {
  return path.split('/').at(-1)!;
}

function folderOf(path: string): string {
  return `/${path.split('/').slice(0, -1).join('/')}`;
}
