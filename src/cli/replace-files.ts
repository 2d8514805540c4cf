/** Replaces files all together, each by a rename, and none that has changed since it was read. */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { CannotDo } from '../diagnostic/faults.ts';
import { temporaryBeside } from './beside.ts';

export interface Replacement {
  /** Absolute path, and the path as the user knows it. */
  path: string;
  shown: string;
  /** With or without the byte order mark that the file may have; it keeps it. */
  before: string;
  after: string;
}

/** @throws CannotDo where a file isn't what it was, or is not UTF-8; then none is replaced */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<void> {
  const temporaries: string[] = [];
  try {
    for (const { path, shown, before, after } of replacements) {
      const mark = await assertUnchanged(path, shown, before);
      const temporary = temporaryBeside(path);
      await writeFile(temporary, mark + after, { flag: 'wx', mode: (await stat(path)).mode });
      temporaries.push(temporary);
    }
    for (const { path, shown, before } of replacements) await assertUnchanged(path, shown, before);
    for (const [i, { path }] of replacements.entries()) await rename(temporaries[i]!, path);
  } finally {
    for (const temporary of temporaries) await rm(temporary, { force: true });
  }
}

/**
 * Compares bytes: a text that lost bytes in decoding would lose them on the disk as well.
 *
 * @returns the byte order mark that the file has and the text has not
 */
async function assertUnchanged(path: string, shown: string, before: string): Promise<string> {
  const bytes = await readFile(path);
  for (const mark of ['', '\uFEFF']) if (bytes.equals(Buffer.from(mark + before, 'utf8'))) return mark;
  throw bytes.toString('utf8') === before
    ? new CannotDo(
        `${shown} is not written in UTF-8, so nothing was changed.`,
        'Save it as UTF-8 in your editor.',
      )
    : new CannotDo(`${shown} has changed in the meantime, so nothing was changed.`, 'Run the command again.');
}
