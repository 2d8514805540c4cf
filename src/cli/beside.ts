/** What all writers of files share: a temporary file beside the one that is wanted, and why the disk refuses. */
import { link, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** In the same folder, so that taking the name is one step of the file system. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/** Gives a complete file its name, never one that is taken (EEXIST). The temporary name may stay and is the caller's. */
export async function takeName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Some file systems have no links; there a rename has to do.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(temporary, path);
  }
}

const reasons: Record<string, string> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'there is no space left on the disk',
  ENOTDIR: 'a part of the path is a file',
};

/** Why the disk refuses; `own` has what an error means to one writer alone. */
export function refusalReason(
  { code, message }: NodeJS.ErrnoException,
  own: Readonly<Record<string, string>>,
): string {
  return own[code ?? ''] ?? reasons[code ?? ''] ?? `the system says ${code ?? message}`;
}
