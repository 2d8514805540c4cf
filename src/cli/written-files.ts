/** How a command tells which files it has written. */
import { isAbsolute, relative } from 'node:path';
import { visible } from '../diagnostic/visible.ts';
import { shown } from '../plan/read.ts';
import { toAscii } from '../report/terminal-text.ts';

/** Below the current folder as a path from there, elsewhere in full. */
export function fromHere(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return shown(below.startsWith('..') || isAbsolute(below) ? path : below);
}

/** Nothing where there are none. */
export function writtenText(paths: readonly string[], ascii: boolean): string {
  if (!paths.length) return '';
  return `\nWritten\n${paths.map(path => `  ${ascii ? toAscii(path) : visible(path)}\n`).join('')}`;
}
