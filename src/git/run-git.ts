/** Runs git, and takes what it says. */
import { execFile } from 'node:child_process';

export interface GitAnswer {
  /** Standard output; empty where git failed. */
  out: string;
  /** Exit code; undefined where git could not be run at all: it is not installed, or took too long. */
  code: number | undefined;
}

/** Most that git may say, in bytes: the names of all files of a large repository fit by far. */
const mostOutput = 256 * 2 ** 20;

/**
 * @param folder git runs in it
 * @param patience in milliseconds
 */
export function runGit(folder: string, args: readonly string[], patience = 60_000): Promise<GitAnswer> {
  return new Promise(done => {
    execFile(
      'git',
      // A repository can name a program to watch its files with; none is run for looking at it.
      ['-c', 'core.fsmonitor=false', ...args],
      { cwd: folder, timeout: patience, windowsHide: true, maxBuffer: mostOutput },
      (error, stdout) => {
        if (!error) done({ out: stdout, code: 0 });
        else done({ out: '', code: typeof error.code === 'number' ? error.code : undefined });
      },
    );
  });
}
