/** Creates files all together or not at all, and never over one that is there. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { takeName, temporaryBeside } from './beside.ts';

/**
 * @param files absolute path and text
 * @throws CannotDo where one of them exists; then none is written
 */
export async function createFiles(files: readonly { path: string; text: string }[]): Promise<void> {
  const created: string[] = [];
  const madeFolders: string[] = [];
  try {
    for (const { path, text } of files) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made) madeFolders.push(made);
      await createFile(path, text);
      created.push(path);
    }
  } catch (error) {
    for (const path of created) await rm(path, { force: true });
    // Only folders that this run made, so there is nothing of anybody else's in them.
    for (const folder of madeFolders.reverse()) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A temporary file beside it, then a link that fails where the name is taken: nobody sees half a file. */
async function createFile(path: string, text: string): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await takeName(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new CannotDo(`${basename(path)} has appeared in the meantime; nothing was written.`);
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
