/** The bytes of a holiday file that a plan names. Reads the file system, as few modules may. */
import type { Buffer } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';

/** Where a plan's own paths start, and the folder that none of them may leave. Both absolute. */
export interface PlanPlace {
  folder: string;
  root: string;
}

/** A century of holidays takes a hundredth of it. */
const mostBytes = 1 << 20;

/** CannotDo for a file that is not there, is too large, or lies outside of the root. */
export async function readHolidayFile(written: string, { folder, root }: PlanPlace): Promise<Buffer> {
  const refuse = (what: string, help: string) =>
    new CannotDo(`${written} (calendar.holidays) ${what}.`, help);
  const absolute = path.resolve(folder, written);
  try {
    const [real, inside] = await Promise.all([realpath(absolute), realpath(root)]);
    const below = path.relative(inside, real);
    if (below.startsWith('..') || path.isAbsolute(below))
      throw refuse(
        "lies outside of the project's folder",
        'A plan reads files of its own project only: copy it beside the plan.',
      );
    const found = await stat(real);
    if (!found.isFile()) throw refuse('is not a regular file', 'Name a CSV or ICS file.');
    if (found.size > mostBytes)
      throw refuse(
        `has ${found.size} bytes, too many for a list of holidays`,
        'Keep only the holidays in it, each with its date.',
      );
    return await readFile(real);
  } catch (error) {
    if (error instanceof CannotDo) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw refuse(
        'is not there',
        "Put the file there, or correct the path: it starts from the plan's folder.",
      );
    throw refuse(
      `can't be read (${code ?? String(error)})`,
      'Check that you may read it, and the disk or share it lies on.',
    );
  }
}
