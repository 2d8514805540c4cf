/** The commits that led to the one that is checked out, and which files each of them changed. */
import { runGit } from './run-git.ts';

export interface Commit {
  hash: string;
  /** The day on which it was written, YYYY-MM-DD, in its author's zone. */
  date: string;
  /** Mail addresses of its author and of those whom it names as co-authors: to count them. */
  authors: readonly string[];
  /** It brings in other commits, and stands here for all of them. */
  isMerge: boolean;
}

/** A file's content, and where it stood, with `/`, from the top of the repository. */
export interface Blob {
  path: string;
  /** Hash of the content. */
  id: string;
}

/** Without `before` the file is new, without `after` it is gone; with two paths it was moved. */
export interface Change {
  before?: Blob;
  after?: Blob;
}

export interface LoggedCommit extends Commit {
  changes: readonly Change[];
}

/**
 * The commits of the branch itself, newest first: a merge is one step, with all that it brought in.
 *
 * @param root the top of the work tree
 * @param since YYYY-MM-DD; older commits are not looked at
 * @param patterns globs from the top of the repository: only commits that change such files, and only those files
 * @returns undefined where git can't tell; no commits where there are none yet
 */
export async function readLog(
  root: string,
  since: string,
  patterns: readonly string[],
): Promise<LoggedCommit[] | undefined> {
  const { out, code } = await runGit(root, [
    // Whatever a user has set up for looking at a log.
    ...['-c', 'log.diffMerges=separate', '-c', 'log.follow=false'],
    ...['log', '--first-parent', '-m', '--raw', '-z', '--no-abbrev', '-M', '-l2000'],
    ...['--no-color', '--no-ext-diff', '--no-show-signature', '--no-notes'],
    `--format=${format}`,
    `--since=${since}T00:00:00Z`,
    'HEAD',
    '--',
    ...patterns.map(pattern => `:(top,glob)${pattern}`),
  ]);
  if (code === 0) return parseLog(out);
  const { code: unborn } = await runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return unborn === 1 ? [] : undefined;
}

/** Marks a commit's head among the parts that -z ends with NUL. */
const mark = '\x01';
const between = '\x02';
const format = `%x01${['%H', '%as', '%P', '%aE', '%(trailers:key=Co-authored-by,valueonly,separator=%x03)'].join('%x02')}`;

/** Reads what `git log --raw -z` says in the format of `readLog`. */
export function parseLog(out: string): LoggedCommit[] {
  const commits: (LoggedCommit & { changes: Change[] })[] = [];
  const parts = out.split('\0');
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!.replace(/^\n+/, '');
    if (part.startsWith(mark)) commits.push({ ...headOf(part.slice(1)), changes: [] });
    else if (part.startsWith(':')) {
      const { ids, isMove } = meta(part);
      const from = parts[++i] ?? '';
      const to = isMove ? (parts[++i] ?? '') : from;
      commits.at(-1)?.changes.push({
        ...(ids[0] && { before: { path: from, id: ids[0] } }),
        ...(ids[1] && { after: { path: to, id: ids[1] } }),
      });
    }
  }
  return commits;
}

function headOf(text: string): Commit {
  const [hash = '', date = '', parents = '', author = '', others = ''] = text.trimEnd().split(between);
  const coAuthors = others.split('\x03').flatMap(other => /<([^>]+)>/.exec(other)?.[1] ?? []);
  return {
    hash,
    date,
    authors: [...new Set([author, ...coAuthors].map(mail => mail.trim().toLowerCase()))].filter(Boolean),
    isMerge: parents.includes(' '),
  };
}

/** `:100644 100644 <hash> <hash> R087`: a hash of zeros and a mode of no file stand for nothing. */
function meta(text: string): { ids: (string | undefined)[]; isMove: boolean } {
  const [from = '', to = '', before = '', after = '', status = ''] = text.slice(1).split(' ');
  const known = (mode: string, id: string): string | undefined =>
    /^100/.test(mode) && !/^0*$/.test(id) ? id : undefined;
  return { ids: [known(from, before), known(to, after)], isMove: /^[RC]/.test(status) };
}
