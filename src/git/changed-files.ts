/** Which files differ from a commit: committed since, not yet committed, or not known to git yet. */
import { resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { fetchAll, repositoryState } from './repository.ts';
import { runGit } from './run-git.ts';

export interface Changes {
  /** What was compared with, for people: `origin/main (1a2b3c4)`. */
  base: string;
  /** Absolute paths, also of files that are gone. */
  files: string[];
}

/**
 * @param ref the work tree is compared with where its history left this branch, tag or commit. Without one: the
 *   default branch of the remote, else a local main or master, else the upstream of the branch, else the last commit
 * @throws CannotDo outside a repository, without git, and where there is no such ref or no common history
 */
export async function changedFiles(folder: string, ref: string | undefined): Promise<Changes> {
  const top = await topOf(folder);
  const { name, commit } = await baseOf(top, ref);
  const listed = await Promise.all([
    runGit(top, ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit, '--']),
    runGit(top, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  if (listed.some(({ code }) => code !== 0))
    throw new CannotDo(
      `git can't tell what has changed since ${name}.`,
      'See what this says: git status. Without --changed every plan is checked.',
    );
  const files = listed.flatMap(({ out }) => out.split('\0')).filter(Boolean);
  return {
    base: commit === emptyTree ? name : `${name} (${commit.slice(0, 7)})`,
    files: [...new Set(files)].map(file => resolve(top, file)),
  };
}

/** The top of the work tree, by the way that `folder` was reached: links are not resolved. */
async function topOf(folder: string): Promise<string> {
  const { out, code } = await runGit(folder, ['rev-parse', '--show-cdup']);
  if (code === 0) return resolve(folder, out.replace(/\n$/, ''));
  throw code === undefined
    ? new CannotDo(
        '--changed needs git, and git could not be run.',
        'Install git, or leave --changed out: then every plan is checked.',
      )
    : new CannotDo(
        '--changed compares with git, and this folder is in no git repository.',
        'Leave --changed out: then every plan is checked.',
      );
}

interface Base {
  name: string;
  commit: string;
}

/** What there is to compare with before the first commit. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

async function baseOf(top: string, ref: string | undefined): Promise<Base> {
  const head = await commitOf(top, 'HEAD');
  if (ref !== undefined) {
    if (!(await commitOf(top, ref))) throw await unknownRef(top, ref);
    return { name: ref, commit: head ? await mergeBase(top, ref) : await knownCommit(top, ref) };
  }
  if (!head) return { name: 'nothing, for there is no commit yet', commit: emptyTree };
  const name = (await defaultBranch(top)) ?? 'HEAD';
  return { name: name === 'HEAD' ? 'the last commit' : name, commit: await mergeBase(top, name) };
}

async function defaultBranch(top: string): Promise<string | undefined> {
  const [remote, branch, upstream] = await Promise.all([
    runGit(top, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']),
    runGit(top, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    runGit(top, ['rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}']),
  ]);
  const current = branch.out.trim();
  const candidates = [
    remote.out.trim(),
    'origin/main',
    'origin/master',
    ...['main', 'master'].filter(name => name !== current),
    upstream.out.trim(),
  ];
  for (const name of candidates) if (name && (await commitOf(top, name))) return name;
  return undefined;
}

async function commitOf(top: string, ref: string): Promise<string | undefined> {
  const { out } = await runGit(top, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  return out.trim() || undefined;
}

async function knownCommit(top: string, ref: string): Promise<string> {
  return (await commitOf(top, ref)) ?? emptyTree;
}

async function mergeBase(top: string, name: string): Promise<string> {
  const { out } = await runGit(top, ['merge-base', 'HEAD', await knownCommit(top, name)]);
  const commit = out.trim().split('\n')[0];
  if (commit) return commit;
  throw new CannotDo(
    `git finds no common history with ${name}, so it can't tell what has changed.`,
    (await repositoryState(top, { isRepository: true })) === 'shallow'
      ? `This clone has only the last commits. ${fetchAll}`
      : 'Name another branch or commit with --changed=REF, or leave --changed out.',
  );
}

async function unknownRef(top: string, ref: string): Promise<CannotDo> {
  const { out } = await runGit(top, ['for-each-ref', '--format=%(refname:short)']);
  const meant = nearest(ref, ['HEAD', ...out.split('\n').filter(Boolean)]);
  return new CannotDo(
    `--changed=${ref} names no commit, branch or tag that this repository has.`,
    meant
      ? `Did you mean --changed=${meant}?`
      : 'Fetch it first, for example: git fetch origin main. Then: --changed=origin/main',
  );
}
