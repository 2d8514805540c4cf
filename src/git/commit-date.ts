/** What git knows of the checked commit. */
import { runGit } from './run-git.ts';

/**
 * The day (YYYY-MM-DD, in the committer's zone) of the commit that is checked out; undefined outside a
 * repository, before the first commit, or without git.
 */
export async function commitDate(folder: string): Promise<string | undefined> {
  const { out } = await runGit(folder, ['log', '-1', '--format=%cs'], 10_000);
  const day = out.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}
