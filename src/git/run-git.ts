/** Runs git, and takes what it says. */
import { execFile, spawn } from 'node:child_process';

export interface GitAnswer {
  /** Standard output; empty where git failed. */
  out: string;
  /** Exit code; undefined where git could not be run at all: it is not installed, or took too long. */
  code: number | undefined;
}

/** Most that git may say, in bytes: the names of all files of a large repository fit by far. */
const mostOutput = 256 * 2 ** 20;

/** A repository can name a program to watch its files with; none is run for looking at it. */
const always = ['-c', 'core.fsmonitor=false'];

/** Looking at a repository asks nobody for a password, and fetches nothing that a partial clone left out. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
}

/**
 * @param folder git runs in it
 * @param patience in milliseconds
 */
export function runGit(folder: string, args: readonly string[], patience = 60_000): Promise<GitAnswer> {
  return new Promise(done => {
    execFile(
      'git',
      [...always, ...args],
      { cwd: folder, env: environment(), timeout: patience, windowsHide: true, maxBuffer: mostOutput },
      (error, stdout) => {
        if (!error) done({ out: stdout, code: 0 });
        else done({ out: '', code: typeof error.code === 'number' ? error.code : undefined });
      },
    );
  });
}

/** A git that goes on running: it is asked on its standard input and answers in the order of the questions. */
export interface GitConversation {
  ask(text: string): void;
  /** What it says; ends where git ends, for whatever reason. */
  answers: AsyncIterator<Buffer>;
  close(): void;
}

export function talkToGit(folder: string, args: readonly string[]): GitConversation {
  const git = spawn('git', [...always, ...args], {
    cwd: folder,
    env: environment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  // A git that is gone answers nothing more; that is all there is to know of it.
  for (const source of [git, git.stdin, git.stdout]) source.on('error', () => undefined);
  return {
    ask: text => void git.stdin.write(text),
    answers: git.stdout[Symbol.asyncIterator](),
    close: () => {
      git.stdin.end();
      git.stdout.destroy();
    },
  };
}
