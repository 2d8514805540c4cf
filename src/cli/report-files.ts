/** Writes the files of a report, all of them or none: each is complete before it takes its name. */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { shown } from '../plan/read.ts';
import { refusalReason, temporaryBeside } from './beside.ts';

export interface ReportFile {
  /** Absolute. */
  path: string;
  /** Text is written as UTF-8. */
  content: string | Uint8Array;
}

/** What can't be written, and what to do then. */
export interface RefusalWords {
  what: string;
  help: string;
}

const reportWords: RefusalWords = {
  what: 'The report',
  help: 'Name another folder with --out, or take the report from standard output with --stdout.',
};

export const resultsWords: RefusalWords = {
  what: 'The figures of closed periods',
  help: 'They stand beside the plan: make room or get the permission there, then try again.',
};

/**
 * Earlier files of the same names are replaced. Nothing is replaced, and no temporary file is left, where one
 * can't be written or the run is interrupted before.
 *
 * @throws CannotDo where the disk refuses
 */
export async function writeReportFiles(
  files: readonly ReportFile[],
  signal: AbortSignal,
  words: RefusalWords = reportWords,
): Promise<void> {
  const pending = files.map(file => ({ ...file, temporary: temporaryBeside(file.path) }));
  const madeFolders: string[] = [];
  try {
    for (const { path, content, temporary } of pending) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made) madeFolders.push(made);
      await writeFile(temporary, content, { signal });
    }
    signal.throwIfAborted();
    for (const { path } of pending) await assertNoFolder(path);
    for (const { path, temporary } of pending) await rename(temporary, path);
  } catch (error) {
    for (const { temporary } of pending) await rm(temporary, { force: true }).catch(() => {});
    // Only folders that this run made: what is in them is of this run.
    for (const folder of madeFolders.reverse())
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    if (signal.aborted) throw error;
    throw refused(error as NodeJS.ErrnoException, pending[0]!.path, words);
  }
}

/** A folder in a file's place would stop the renaming half-way. */
async function assertNoFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
}

function refused(error: NodeJS.ErrnoException, path: string, { what, help }: RefusalWords): CannotDo {
  const folder = shown(dirname(path));
  const reason = refusalReason(error, {
    EEXIST: 'a part of the path is a file',
    EISDIR: 'a folder has that name',
  });
  return new CannotDo(`${what} can't be written to ${folder}: ${reason}.`, help);
}
