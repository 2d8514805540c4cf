/** The way of a plan through the commits: where it stood, which files it had, and what each of them held. */
import type { Blob, Change, Commit, LoggedCommit } from '../git/log.ts';
import { sectionOfFile, sectionOfFolder } from '../plan/assemble.ts';
import { folders, sections } from '../plan/fields.ts';
import { type Before, headerName, organizationName } from './version.ts';

/** Where a plan stands now; paths from the top of its repository, with `/`. */
export interface PlanPlace {
  /** The file that holds everything which has no file of its own. */
  header: string;
  /** The organization.yaml that it takes from. */
  organization?: string;
  /** Its other files. */
  others: readonly string[];
}

/** The files of a plan from a commit on, as hashes by name. */
export interface Step {
  at: Commit | Before;
  files: ReadonlyMap<string, string>;
  /** The plan came from another place with this commit. */
  moved: boolean;
}

export interface Trail {
  /** Oldest first; none where git doesn't know the plan. */
  steps: readonly Step[];
  /** The last commit that changed anything of it, closed periods among that. */
  touched: Commit | undefined;
}

/** Older steps of a plan than these are taken together. */
export const mostSteps = 1000;

/** Globs of all files that trails are made of, wherever plans stand or stood. */
export function planPatterns(headers: readonly string[]): string[] {
  const names = ['plan', 'organization', ...sections].map(name => `**/${name}.y*ml`);
  const entries = folders.map(folder => `**/${folder}/*.y*ml`);
  // A plan in a single file can have any name, and so could the file that a folder was made of.
  const beside = headers.map(header => folderOf(isFolderHeader(header) ? folderOf(header) : header));
  const single = [...new Set(beside)].map(folder => `${folder && `${escaped(folder)}/`}*.y*ml`);
  return [...names, ...entries, '**/results/*.csv', ...single];
}

function escaped(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&');
}

/** A change, and the place of its commit in the log. */
interface Entry {
  at: number;
  change: Change;
}

/** The log by places, so that a plan looks at its own changes alone. */
export class LogByPlace {
  /** Newest first. */
  readonly commits: readonly LoggedCommit[];
  /** The day from which on there are any, YYYY-MM-DD. */
  readonly since: string;
  private readonly entries = new Map<string, Entry[]>();

  constructor(commits: readonly LoggedCommit[], since: string) {
    this.commits = commits;
    this.since = since;
    for (const [at, { changes }] of commits.entries())
      for (const change of changes)
        for (const place of new Set([change.before, change.after].flatMap(placesOf))) {
          const known = this.entries.get(place);
          if (known) known.push({ at, change });
          else this.entries.set(place, [{ at, change }]);
        }
  }

  /** Changes of a file, newest first. */
  of(path: string): readonly Entry[] {
    return this.entries.get(path) ?? [];
  }

  /** Changes of the files that a plan with this header can have, newest first. */
  around(header: string): readonly Entry[] {
    return this.of(isFolderHeader(header) ? `${folderOf(header)}/` : header);
  }
}

/** A file, its folder, and the one above where it can be a plan's. */
function placesOf(blob: Blob | undefined): string[] {
  if (!blob) return [];
  const folder = folderOf(blob.path);
  const isEntry =
    /(?:^|\/)results$/.test(folder) || sectionOfFolder(folder.slice(folder.lastIndexOf('/') + 1));
  return [blob.path, `${folder}/`, ...(isEntry ? [`${folderOf(folder)}/`] : [])];
}

export function trailOf(log: LogByPlace, place: PlanPlace): Trail {
  const way = wayOf(log, place.header);
  if (!way) return { steps: [], touched: undefined };
  const names = new Names(place);
  const changes = changesOf(log, way, names, place);
  const isBorn = way.at(-1)!.before === undefined;
  const files = isBorn ? new Map<string, string>() : filesBefore(changes, names, place);
  const steps: Step[] = isBorn ? [] : [{ at: { before: log.since }, files: new Map(files), moved: false }];
  let touched: Commit | undefined;
  for (const { at, own, moved } of changes.reverse()) {
    touched = log.commits[at]!;
    apply(files, own);
    if (own.some(({ from, to }) => isText(from) || isText(to)))
      steps.push({ at: touched, files: new Map(files), moved });
  }
  return { steps: limited(steps), touched };
}

/** A time in which the header stood in one place: back to the commit that brought it there. */
interface Stretch {
  header: string;
  /** Places in the log: from the newest commit to the one that brought it. */
  from: number;
  to: number;
  /** Where it stood before that one; nowhere where that commit is the plan's first. */
  before: string | undefined;
}

/** Back to the commit that brought the plan, or to the end of the log; undefined where HEAD doesn't have it. */
function wayOf(log: LogByPlace, place: string): Stretch[] | undefined {
  const way: Stretch[] = [];
  for (let header = place, from = 0; ; ) {
    const entries = log.of(header).filter(({ at }) => at >= from);
    const turn = entries.find(
      ({ change: { before, after } }) => (before?.path === header) !== (after?.path === header),
    );
    if (turn && turn.change.after?.path !== header) return undefined;
    const before = turn ? turn.change.before?.path : header;
    way.push({ header, from, to: turn?.at ?? log.commits.length, before });
    if (!turn || before === undefined) return way;
    header = before;
    from = turn.at + 1;
  }
}

/** What one commit changed of the plan; not empty. */
interface OwnChanges {
  at: number;
  own: readonly NamedChange[];
  moved: boolean;
}

/** Newest first. */
function changesOf(
  log: LogByPlace,
  way: readonly Stretch[],
  names: Names,
  { organization }: PlanPlace,
): OwnChanges[] {
  const shared = organization === undefined ? [] : log.of(organization);
  return way.flatMap(({ header, from, to, before }) => {
    const moved = before !== undefined && before !== header;
    const around = [header, ...(moved ? [before] : [])].flatMap(place => log.around(place));
    const byCommit = new Map<number, Set<Change>>();
    for (const { at, change } of [...around, ...shared])
      if (at >= from && at <= to) byCommit.set(at, (byCommit.get(at) ?? new Set()).add(change));
    return [...byCommit]
      .sort(([a], [b]) => a - b)
      .map(([at, changes]) => {
        const own = [...changes].map(change =>
          namedChange(change, at === to ? before : header, header, names),
        );
        return { at, own: own.filter(({ from, to }) => from || to), moved: moved && at === to };
      })
      .filter(({ own }) => own.length > 0);
  });
}

/** What there was before the oldest commit: what the changes say was there, and what none of them touches. */
function filesBefore(
  changes: readonly OwnChanges[],
  names: Names,
  { header, organization, others }: PlanPlace,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of [header, ...others, ...(organization === undefined ? [] : [organization])]) {
    const name = names.of(path, header);
    if (name !== undefined) files.set(name, `HEAD:${path}`);
  }
  for (const { own } of changes) undo(files, own);
  return files;
}

interface Named {
  name: string;
  blob: Blob;
}

/** A change as far as it is one of the plan's own files, on either side. */
interface NamedChange {
  from?: Named;
  to?: Named;
}

function apply(files: Map<string, string>, changes: readonly NamedChange[]): void {
  for (const { from } of changes) if (from) files.delete(from.name);
  for (const { to } of changes) if (to && !isResult(to.name)) files.set(to.name, to.blob.id);
}

function undo(files: Map<string, string>, changes: readonly NamedChange[]): void {
  apply(
    files,
    changes.map(({ from, to }) => ({ ...(to && { from: to }), ...(from && { to: from }) })),
  );
}

function namedChange(
  { before, after }: Change,
  headerBefore: string | undefined,
  headerAfter: string,
  names: Names,
): NamedChange {
  const side = (blob: Blob | undefined, header: string | undefined): Named | undefined => {
    const name = blob && header !== undefined ? names.of(blob.path, header) : undefined;
    return name === undefined ? undefined : { name, blob: blob! };
  };
  const [from, to] = [side(before, headerBefore), side(after, headerAfter)];
  return { ...(from && { from }), ...(to && { to }) };
}

/** What a file is called in a plan, by where it stands: other spellings of the ending count as one. */
class Names {
  private readonly organization: string | undefined;

  constructor({ organization }: PlanPlace) {
    this.organization = organization;
  }

  of(path: string, header: string): string | undefined {
    if (path === header) return headerName;
    if (path === this.organization) return organizationName;
    if (!isFolderHeader(header)) return undefined;
    const folder = folderOf(header);
    if (folder !== '' && !path.startsWith(`${folder}/`)) return undefined;
    const [first = '', second, ...deeper] = path.slice(folder === '' ? 0 : folder.length + 1).split('/');
    if (deeper.length) return undefined;
    if (second === undefined) {
      const section = sectionOfFile(first);
      return section && `${section}.yaml`;
    }
    const isEntry = sectionOfFolder(first) && /^[^.].*\.ya?ml$/.test(second);
    return isEntry || (first === 'results' && /\.csv$/.test(second)) ? `${first}/${second}` : undefined;
  }
}

/** The header of a plan that has a folder; any other file is a plan by itself. */
function isFolderHeader(header: string): boolean {
  return /(^|\/)plan\.ya?ml$/.test(header);
}

function isResult(name: string): boolean {
  return name.startsWith('results/');
}

function isText(named: Named | undefined): boolean {
  return named !== undefined && !isResult(named.name);
}

function limited(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= mostSteps) return steps;
  const [first, ...others] = steps.slice(-mostSteps);
  const before = 'before' in first!.at ? first!.at.before : first!.at.date;
  return [{ ...first!, at: { before }, moved: false }, ...others];
}

/** The folder of a path; empty for what stands at the top. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
