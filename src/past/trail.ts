/** The way of a plan through the commits: where it stood, which files it had, and what each of them held. */
import type { Blob, Change, Commit, LoggedCommit } from '../git/log.ts';
import { sectionOfFile, sectionOfFolder } from '../plan/assemble.ts';
import { folders, sections } from '../plan/fields.ts';
import { headerName, organizationName } from './version.ts';

/** Where a plan stands now; paths from the top of its repository, with `/`. */
export interface PlanPlace {
  /** The file that holds everything which has no file of its own. */
  header: string;
  /** The organization.yaml that it takes from. */
  organization?: string;
  /** Its other files. */
  others: readonly string[];
}

/** The files of a plan from a commit on, as hashes by name; without a commit from before all that was looked at. */
export interface Step {
  commit: Commit | undefined;
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

/** @param log newest first */
export function trailOf(log: readonly LoggedCommit[], place: PlanPlace): Trail {
  const way = wayOf(log, place.header);
  if (!way) return { steps: [], touched: undefined };
  const commits = log.slice(0, way.length).map((commit, i) => ({ commit, ...way[i]! }));
  const names = new Names(place);
  const isBorn = way.at(-1)?.isBorn ?? false;
  const files = isBorn ? new Map<string, string>() : filesBefore(commits, names, place);
  const steps: Step[] = isBorn ? [] : [{ commit: undefined, files: new Map(files), moved: false }];
  let touched: Commit | undefined;
  for (const { commit, before, after } of commits.reverse()) {
    const own = commit.changes.map(change => namedChange(change, before, after, names));
    apply(files, own);
    if (!own.some(({ from, to }) => from || to)) continue;
    touched = commit;
    if (own.some(({ from, to }) => isText(from) || isText(to)))
      steps.push({ commit, files: new Map(files), moved: before !== undefined && before !== after });
  }
  return { steps: limited(steps), touched };
}

/** Where the header stood before and after a commit; before the commit that brought it, nowhere. */
interface Stretch {
  before: string | undefined;
  after: string;
  isBorn: boolean;
}

/** Back to the commit that brought the plan, or to the end of the log; undefined where HEAD doesn't have it. */
function wayOf(log: readonly LoggedCommit[], header: string): Stretch[] | undefined {
  const way: Stretch[] = [];
  let after = header;
  for (const { changes } of log) {
    const change = changes.find(change => change.after?.path === after);
    if (!change && changes.some(({ before }) => before?.path === after)) return undefined;
    const before = change ? change.before?.path : after;
    way.push({ before, after, isBorn: before === undefined });
    if (before === undefined) break;
    after = before;
  }
  return way;
}

/** What there was before the oldest commit: what the changes say was there, and what none of them touches. */
function filesBefore(
  commits: readonly ({ commit: LoggedCommit } & Stretch)[],
  names: Names,
  { header, organization, others }: PlanPlace,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of [header, ...others, ...(organization === undefined ? [] : [organization])]) {
    const name = names.of(path, header);
    if (name !== undefined) files.set(name, `HEAD:${path}`);
  }
  for (const { commit, before, after } of commits)
    undo(
      files,
      commit.changes.map(change => namedChange(change, before, after, names)),
    );
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
  return [{ ...first!, commit: undefined, moved: false }, ...others];
}

/** The folder of a path; empty for what stands at the top. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
