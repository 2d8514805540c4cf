/** The files of a source and their bytes: the one module of the room that touches the file system. */
import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';

export interface ExportFile {
  absolute: string;
  /** As messages and reports show it: from the plan's folder where it lies inside the root, with `/`. */
  shown: string;
  bytes: number;
  /** When it was last written, milliseconds since 1970. */
  modified: number;
}

/** There is no file of a source where the plan says. Closed periods may stand in for it, never for what somebody named. */
export class NoExport extends CannotDo {}

export interface FileSearch {
  /** Id of the source, for messages. */
  id: string;
  folder: string;
  root: string;
  /** Paths and globs of the plan. */
  patterns: readonly string[];
  /** Paths and globs of the command line, which may lie anywhere; they take the place of `patterns`. */
  given: readonly string[] | undefined;
}

/** The files, each once, in code point order of path; CannotDo where a path or glob gives none. */
export async function findFiles(search: FileSearch): Promise<ExportFile[]> {
  const found = new Map<string, ExportFile>();
  for (const pattern of search.given ?? search.patterns) {
    for (const absolute of await matches(pattern, search)) {
      if (!search.given) await assertInside(absolute, search);
      if (!found.has(absolute)) found.set(absolute, await describe(absolute, search));
    }
  }
  return [...found.values()].sort((a, b) => compareCodePoints(a.shown, b.shown));
}

async function matches(pattern: string, search: FileSearch): Promise<string[]> {
  const absolute = path.resolve(search.folder, pattern);
  const shown = withSlashes(pattern);
  const kind = await kindOf(absolute, shown);
  if (kind === 'file') return [absolute];
  if (kind === 'folder')
    throw new CannotDo(
      `${shown} (source "${search.id}") is a folder.`,
      `Name the files in it: ${shown.replace(/\/$/, '')}/*.csv`,
    );
  if (kind === 'other')
    throw new CannotDo(`${shown} (source "${search.id}") is not a regular file.`, 'Name a CSV file.');
  if (!isDynamicPattern(shown)) throw await missing(absolute, shown, search);
  const files = await glob(shown, {
    cwd: search.folder,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  if (files.length === 0)
    throw noFile(
      search,
      `No file matches ${shown} (source "${search.id}").`,
      `Put the export there or correct ${search.given ? 'the path' : '`files`'}. ${await folderTells(fixedPart(shown, search.folder))}`.trim(),
    );
  return files.map(file => path.normalize(file));
}

async function kindOf(absolute: string, shown: string): Promise<'file' | 'folder' | 'other' | 'none'> {
  try {
    const found = await stat(absolute);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE')) return 'none';
    throw cannotRead(shown, error);
  }
}

async function missing(absolute: string, shown: string, search: FileSearch): Promise<CannotDo> {
  const guess = nearest(path.basename(absolute), await filesIn(path.dirname(absolute)));
  const near = guess && withSlashes(path.join(path.dirname(shown), guess));
  const otherwise = search.given
    ? ' or correct the path'
    : `, correct \`files\`, or name it with --source ${search.id}=PATH`;
  return noFile(
    search,
    `There is no file ${shown} (source "${search.id}").`,
    near
      ? `Did you mean ${near}?`
      : `Put the export there${otherwise}. ${await folderTells(path.dirname(absolute))}`.trim(),
  );
}

function noFile({ given }: FileSearch, message: string, help: string): CannotDo {
  return given ? new CannotDo(message, help) : new NoExport(message, help);
}

/** What stands in a folder, in a sentence, so that nobody has to go and look. */
async function folderTells(folder: string): Promise<string> {
  const names = (await filesIn(folder)).sort(compareCodePoints);
  if (names.length === 0) return '';
  const rest = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return `The folder ${path.basename(folder)} has: ${names.slice(0, 8).join(', ')}${rest}.`;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(entry => !entry.isDirectory()).map(entry => entry.name);
}

/** The folder of a glob down to its first part with a wildcard. */
function fixedPart(pattern: string, folder: string): string {
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    Math.max(
      0,
      parts.findIndex(part => isDynamicPattern(part)),
    ),
  );
  return path.resolve(folder, fixed.join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

async function assertInside(absolute: string, search: FileSearch): Promise<void> {
  const [real, root] = await Promise.all([realpath(absolute), realpath(search.root)]);
  const inside = path.relative(root, real);
  if (inside.startsWith('..') || path.isAbsolute(inside))
    throw new CannotDo(
      `${withSlashes(path.relative(search.folder, absolute))} (source "${search.id}") lies outside of the project's folder.`,
      `A plan reads files of its own project only. To read this one, name it on the command line: --source ${search.id}=PATH`,
    );
}

async function describe(absolute: string, search: FileSearch): Promise<ExportFile> {
  const inside = path.relative(search.root, absolute);
  const shown =
    inside.startsWith('..') || path.isAbsolute(inside) ? absolute : path.relative(search.folder, absolute);
  const { size, mtimeMs } = await stat(absolute);
  return { absolute, shown: withSlashes(shown), bytes: size, modified: mtimeMs };
}

/** The first bytes of a file. */
export async function readHead(file: ExportFile, length: number): Promise<Buffer> {
  try {
    const handle = await open(file.absolute, 'r');
    try {
      const { buffer, bytesRead } = await handle.read({
        buffer: globalThis.Buffer.alloc(length),
        length,
        position: 0,
      });
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw cannotRead(file.shown, error);
  }
}

/** A file's bytes as a stream, with their SHA-256, which is known when the stream has ended. */
export class FileBytes {
  /** Hex; of the bytes as they lie there. */
  sha256 = '';
  /** Bytes read so far. */
  read = 0;
  private readonly file: ExportFile;

  constructor(file: ExportFile) {
    this.file = file;
  }

  /** CannotDo where the file can't be read to its end or is not the one that was found; the signal's reason when it stops. */
  async *stream(signal?: AbortSignal): AsyncGenerator<Buffer> {
    const { file } = this;
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(file.absolute, { highWaterMark: 1 << 18 })) {
        signal?.throwIfAborted();
        hash.update(chunk);
        this.read += chunk.length;
        if (this.read > file.bytes) throw changed(file.shown);
        yield chunk;
      }
      if (this.read !== file.bytes || (await stat(file.absolute)).mtimeMs !== file.modified)
        throw changed(file.shown);
    } catch (error) {
      throw error instanceof Error && 'syscall' in error ? cannotRead(file.shown, error) : error;
    }
    this.sha256 = hash.digest('hex');
  }
}

function changed(shown: string): CannotDo {
  return new CannotDo(
    `${shown} changed while it was read, so no number can be made of it.`,
    'Wait until the export is complete, then try again.',
  );
}

function cannotRead(shown: string, error: unknown): CannotDo {
  if (isErrno(error, 'EACCES', 'EPERM'))
    return new CannotDo(
      `You have no permission to read ${shown}.`,
      'Ask its owner, or copy it to a place where you may read it.',
    );
  if (isErrno(error, 'ENOENT')) return new CannotDo(`${shown} went away while it was read.`, 'Try again.');
  return new CannotDo(
    `${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    'Check the file and the disk or share it lies on, then try again.',
  );
}

function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function withSlashes(name: string): string {
  return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}
