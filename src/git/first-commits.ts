/** Since when files are in a repository. */
import { resolve } from 'node:path';
import { runGit } from './run-git.ts';

/** Marks a commit among the names of its files: no status of a file looks like it. */
const mark = 'commit ';

/**
 * When each YAML file was first committed, in seconds since 1970, by absolute path; a file that was moved counts from
 * when it was first there. In a shallow clone what its first commit has counts from that commit. Empty outside of a
 * repository, before the first commit, and without git.
 *
 * @param root the top of the work tree
 */
export async function firstCommits(root: string): Promise<ReadonlyMap<string, number>> {
  const { out } = await runGit(root, [
    'log',
    '-z',
    '--name-status',
    '--find-renames',
    '--diff-filter=AR',
    '--no-ext-diff',
    '--no-relative',
    '--no-show-signature',
    `--format=${mark}%ct`,
    '--',
    '*.yaml',
    '*.yml',
  ]);
  const since = new Map<string, number>();
  /** What files are called today, by what they were called at the commit that is being read. */
  const today = new Map<string, string>();
  for (const { seconds, from, name } of additionsIn(out)) {
    const called = today.get(name) ?? name;
    if (from === undefined) since.set(called, seconds);
    else {
      today.delete(name);
      today.set(from, called);
    }
  }
  return new Map([...since].map(([name, seconds]) => [resolve(root, name), seconds]));
}

interface Addition {
  seconds: number;
  name: string;
  /** What the file was called before; undefined for one that is new. */
  from?: string;
}

/** Newest first. git writes each commit, and each status and name, with a NUL behind it. */
function* additionsIn(log: string): Generator<Addition> {
  const fields = log.split('\0').values();
  let seconds = 0;
  for (const field of fields) {
    const text = field.trim();
    if (text.startsWith(mark)) seconds = Number(text.slice(mark.length));
    else if (text === 'A') yield { seconds, name: fields.next().value ?? '' };
    else if (text.startsWith('R')) {
      const from = fields.next().value ?? '';
      yield { seconds, from, name: fields.next().value ?? '' };
    }
  }
}
