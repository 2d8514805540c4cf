import { displayWidth } from '../diagnostic/visible.ts';
import { cut, padEnd, padStart } from '../report/terminal-text.ts';

/** Widest a column gets. */
const widest = 60;

/**
 * Rows in columns under their heads; columns without any text are left out.
 *
 * @param right columns that are set to the right
 * @param whole columns that are never cut
 */
export function table(
  heads: readonly string[],
  rows: readonly string[][],
  right: readonly number[] = [],
  whole: readonly number[] = [],
): string[] {
  const used = heads.map((_, i) => i).filter(i => rows.some(row => row[i] !== ''));
  const cells = [heads, ...rows].map(row =>
    used.map(i => (whole.includes(i) ? row[i]! : cut(row[i]!, widest))),
  );
  const widths = used.map((_, i) => Math.max(...cells.map(row => displayWidth(row[i]!))));
  const padded = (text: string, i: number) =>
    (right.includes(used[i]!) ? padStart : padEnd)(text, widths[i]!);
  return cells.map(row => row.map(padded).join('  ').trimEnd());
}
