/** Git repositories that tests build in a temporary folder: real commits, with dates and authors that are set. */
import { execFileSync } from 'node:child_process';
import type { Io } from '../../src/cli/io.ts';
import { type Folder, folderOf } from '../e2e/run.ts';

export interface Repository extends Folder {
  /** Runs git, and gives what it says. */
  git(...args: string[]): string;
  /** Commits all that there is; by an officer where nobody is named. */
  commit(date: string, by?: string): void;
}

export function repositoryOf(files: Record<string, string | Buffer>, io: Partial<Io> = {}): Repository {
  const repository = opened(folderOf(files, io));
  repository.git('init', '-q', '-b', 'main');
  return repository;
}

/** A folder in which git can be run, whatever the machine's own settings are. */
export function opened(folder: Folder): Repository {
  const git = (args: readonly string[], more: Record<string, string> = {}): string =>
    execFileSync('git', args, {
      cwd: folder.path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        ...identity('officer', '2026-11-20'),
        ...more,
      },
    });
  return {
    ...folder,
    git: (...args) => git(args),
    commit: (date, by = 'officer') => {
      git(['add', '-A']);
      git(['commit', '-q', '--allow-empty', '-m', 'Change'], identity(by, date));
    },
  };
}

function identity(by: string, date: string): Record<string, string> {
  return Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap(role => [
      [`GIT_${role}_NAME`, by],
      [`GIT_${role}_EMAIL`, `${by}@example.org`],
      [`GIT_${role}_DATE`, `${date}T12:00:00Z`],
    ]),
  );
}
