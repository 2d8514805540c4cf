/** How much of a plan's past git can tell, and why not more. */
import { runGit } from './run-git.ts';

/**
 * `whole`; `shallow`: the last commits alone; `partial`: commits without all of their files; `none`: in no repository;
 * `refused`: git does not want to read it; `no-git`: git could not be run.
 */
export type RepositoryState = 'whole' | PastLack;
export type PastLack = 'shallow' | 'partial' | 'none' | 'refused' | 'no-git';

/** @param isRepository there is a `.git` in the folder or above it */
export async function repositoryState(
  folder: string,
  { isRepository }: { isRepository: boolean },
): Promise<RepositoryState> {
  const { out, code } = await runGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (code === undefined) return 'no-git';
  if (code !== 0) return isRepository ? 'refused' : 'none';
  return out.trim() === 'true' ? 'shallow' : 'whole';
}

/** What to do in a shallow clone. */
export const fetchAll =
  'Fetch all commits: git fetch --unshallow; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).';

/** Why git can't tell a plan's whole past, behind "for", and what to do. */
export const pastLacks: Readonly<Record<PastLack, { because: string; help: string }>> = {
  shallow: { because: 'its clone has only the last commits', help: fetchAll },
  partial: {
    because: 'its clone has commits without their files',
    help: 'Clone it again without --filter.',
  },
  none: {
    because: 'it is in no git repository',
    help: 'git init makes one; from then on each commit is a part of its past.',
  },
  refused: { because: 'git refuses to read its repository', help: 'See what this says: git status' },
  'no-git': { because: 'git could not be run', help: 'Install git.' },
};
