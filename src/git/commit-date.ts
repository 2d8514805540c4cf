/** What git knows of the checked commit. */
import { execFile } from 'node:child_process';

/**
 * The day (YYYY-MM-DD, in the committer's zone) of the commit that is checked out; undefined outside a
 * repository, before the first commit, or without git.
 */
export function commitDate(folder: string): Promise<string | undefined> {
  return new Promise(done => {
    execFile(
      'git',
      ['log', '-1', '--format=%cs'],
      { cwd: folder, timeout: 10_000, windowsHide: true },
      (error, stdout) => {
        const day = stdout.trim();
        done(!error && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined);
      },
    );
  });
}
