/** One line on the terminal that says how far the reading of the exports is. */
import { basename } from 'node:path';
import { cut, toAscii } from '../report/terminal-text.ts';
import { visible } from '../report/visible.ts';
import type { Io } from './io.ts';

export interface ReadingProgress {
  show(progress: { file: string; bytes: number; totalBytes: number; rows: number }): void;
  clear(): void;
}

/** Draws only where stderr is a terminal, and only when the whole per cent changes. */
export function readingProgress(io: Pick<Io, 'err' | 'progress'>): ReadingProgress {
  let drawn = '';
  return {
    show({ file, bytes, totalBytes }) {
      if (!io.progress) return;
      const percent = totalBytes ? Math.min(100, Math.floor((100 * bytes) / totalBytes)) : 100;
      const line = toAscii(`Reading ${cut(visible(basename(file)), 50, '...')} ${percent} %`);
      if (line === drawn) return;
      drawn = line;
      io.err(`\r\u001b[K${line}`);
    },
    clear() {
      if (drawn) io.err('\r\u001b[K');
      drawn = '';
    },
  };
}
