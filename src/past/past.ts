/** What git knows of a plan: its versions, and since when something in it is as it is now. */
import { basename } from 'node:path';
import type { Commit } from '../git/log.ts';
import { canonicalJson } from '../plan/canonical-json.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Plan } from '../plan/generated/types.ts';
import { Assembly, type Organizations } from './assembly.ts';
import { type Before, headerName, organizationName, type Readings, Version, type When } from './version.ts';

export { organizationName, Version, type When } from './version.ts';

/** A version as it is read: its files by name, or null for what is no text. */
export interface PastTexts {
  at: Commit | Before;
  files: ReadonlyMap<string, string | null>;
}

export class Past {
  /** Oldest first; none where git doesn't know the plan. The first may hold since before all that was looked at. */
  readonly versions: readonly Version[];
  /** The last commit that changed anything of the plan, closed periods among that. */
  readonly touched: Commit | undefined;
  private readonly readings: Readings = new Map();
  private readonly assembly: Assembly;
  private readonly current = new WeakMap<PlanDocument, readonly Version[]>();

  /** @param organizations what plans of one run share, read once */
  constructor(
    texts: readonly PastTexts[],
    touched: Commit | undefined,
    organizations: Organizations = new Map(),
  ) {
    this.assembly = new Assembly(organizations);
    this.versions = texts.map(({ at, files }) => new Version(at, files, this.readings));
    this.touched = touched;
  }

  /** The commit that brought the plan; undefined where it is older than all that was looked at. */
  get birth(): Commit | undefined {
    return this.versions[0] && commitOf(this.versions[0].at);
  }

  /** All versions, and last the plan as it is now; none where git doesn't know the plan. */
  upTo(document: PlanDocument): readonly Version[] {
    const known = this.current.get(document);
    if (known) return known;
    const now = new Version('now', filesOf(document), this.readings);
    const all = this.versions.length ? [...this.versions, now] : [];
    this.current.set(document, all);
    return all;
  }

  /** Whether something in the plan is not committed yet. */
  isEdited(document: PlanDocument): boolean {
    const [committed, now] = this.upTo(document).slice(-2);
    if (!committed || !now) return false;
    const names = new Set([...committed.files.keys(), ...now.files.keys()]);
    return [...names].some(name => committed.files.get(name) !== now.files.get(name));
  }

  /**
   * The versions, oldest first, with which the text of one of these keys changed, beginning with the first there is.
   * What a version says of them holds until the next one.
   */
  turns(keys: readonly string[], document: PlanDocument): Version[] {
    let last: readonly string[] | undefined;
    return this.upTo(document).filter(version => {
      const texts = keys.map(key => version.text(key));
      const isNew = !last || texts.some((text, i) => text !== last![i]);
      last = texts;
      return isNew;
    });
  }

  /**
   * The version since which something is as it is now; undefined where git doesn't know the plan. Versions that can't
   * be read are passed over, and moving text about or writing it otherwise changes nothing.
   */
  since(
    key: string,
    document: PlanDocument,
    part: (value: unknown) => unknown = value => value,
  ): Version | undefined {
    const turns = this.turns([key], document);
    let found: Version | undefined;
    let now: string | undefined;
    for (const version of turns.reverse()) {
      const value = version.value(key);
      if (value === undefined) continue;
      const text = canonicalJson(part(value));
      if (found && text !== now) break;
      now = text;
      found = version;
    }
    return found;
  }

  /** What a version measured: its KPIs and all that defines them; undefined where that can't be read. */
  measuring(version: Version): Plan | undefined {
    return this.assembly.of(version);
  }
}

/** Keys that decide what a KPI counts. */
export const measuringKeys = ['kpis', 'watch', 'sources', 'calendar', 'organization', organizationName];

function filesOf({ files, organization }: PlanDocument): Map<string, string> {
  const texts = files.map(({ mount, source }): [string, string] => {
    const [section, entry] = mount;
    if (section === undefined) return [headerName, source.text];
    return [entry === undefined ? `${section}.yaml` : `${section}/${basename(source.path)}`, source.text];
  });
  const shared = organization?.files[0]?.source.text;
  if (shared !== undefined) texts.push([organizationName, shared]);
  return new Map(texts.map(([name, text]) => [name, comparable(text)]));
}

/** A text without what differs between a work tree and git: line endings and a byte order mark. */
export function comparable(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** `commit 1a2b3c4 of 2027-02-11`. */
export function commitInWords({ hash, date }: Commit): string {
  return `commit ${hash.slice(0, 7)} of ${date}`;
}

/** The commit that brought a version, where it is known. */
export function commitOf(at: When): Commit | undefined {
  return at !== 'now' && 'hash' in at ? at : undefined;
}
