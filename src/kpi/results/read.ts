/** The results files of a plan on the disk: the one module of the room that reads them. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { CannotDo } from '../../diagnostic/faults.ts';
import { ClosedPeriods } from './closed-periods.ts';
import { parseResults } from './parse.ts';

/** The folder beside the plan in which closed periods are kept. */
export const resultsFolder = 'results';

/**
 * Every `results/*.csv` of a plan's folder; none where there is no such folder.
 *
 * @throws CannotDo for a file that can't be read, with its line
 */
export async function readResults(planFolder: string): Promise<ClosedPeriods> {
  const folder = join(planFolder, resultsFolder);
  const names = (await namesIn(folder)).filter(name => /^[^.].*\.csv$/i.test(name)).sort(compareCodePoints);
  const files = [];
  for (const name of names) {
    const shown = `${resultsFolder}/${name}`;
    const bytes = await readFile(join(folder, name)).catch(error => {
      throw cannotRead(shown, error);
    });
    files.push(parseResults(bytes.toString('utf8'), shown, createHash('sha256').update(bytes).digest('hex')));
  }
  return new ClosedPeriods(files);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(entry => !entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw cannotRead(`${resultsFolder}/`, error);
  }
}

function cannotRead(shown: string, error: unknown): CannotDo {
  return new CannotDo(
    `${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    'Check its permissions and the disk, then try again.',
  );
}
