/** How much of a plan's past git can tell. */
import { runGit } from './run-git.ts';

/** `whole`; `shallow`: the last commits alone; `none`: in no repository; `no-git`: git could not be run. */
export type RepositoryState = 'whole' | 'shallow' | 'none' | 'no-git';

export async function repositoryState(folder: string): Promise<RepositoryState> {
  const { out, code } = await runGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (code === undefined) return 'no-git';
  if (code !== 0) return 'none';
  return out.trim() === 'true' ? 'shallow' : 'whole';
}
