import type { DataIssue } from '../data/batch.ts';
import { visible } from '../diagnostic/visible.ts';

/** An issue of a file with its place, as a compiler writes it. */
export function issueText(path: string, { severity, message, help, lines, count }: DataIssue): string {
  const place = lines.length ? `:${lines[0]}` : '';
  const more =
    count > 1 && lines.length
      ? ` (${count} times; lines ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`
      : '';
  return `${visible(path + place)}  ${severity}  ${visible(message + more)}\n${help ? `  ${visible(help)}\n` : ''}`;
}
