/** What a change of a text is, for people: the lines before and after, with a line around. */
import type { ChangedFile } from './fix.ts';

interface Hunk {
  /** Index of the first line that differs, and lines before and after. */
  at: number;
  removed: string[];
  added: string[];
}

export function diff({ path, before, after }: ChangedFile): string {
  const old = before.split(/\r?\n/);
  const lines = hunks(old, after.split(/\r?\n/)).flatMap(({ at, removed, added }) => [
    `@@ line ${at + 1} @@`,
    ...old.slice(Math.max(at - 1, 0), at).map(line => ` ${line}`),
    ...removed.map(line => `-${line}`),
    ...added.map(line => `+${line}`),
    ...old.slice(at + removed.length, at + removed.length + 1).map(line => ` ${line}`),
  ]);
  return [`--- ${path}`, `+++ ${path}`, ...lines, ''].join('\n');
}

/** Fixes mostly keep the number of lines, so that lines pair up; where not, the part that differs is one hunk. */
function hunks(before: readonly string[], after: readonly string[]): Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (removed.length !== added.length) return [{ at: start, removed, added }];
  const found: Hunk[] = [];
  for (const [i, line] of removed.entries()) {
    if (line === added[i]) continue;
    const last = found.at(-1);
    if (last && last.at + last.removed.length === start + i) {
      last.removed.push(line);
      last.added.push(added[i]!);
    } else found.push({ at: start + i, removed: [line], added: [added[i]!] });
  }
  return found;
}
