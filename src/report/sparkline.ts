/** Series and parts as rows of blocks, for places where only text can stand. */

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const digits = ['1', '2', '3', '4', '5', '6', '7', '8'];

/**
 * One character per value, from the lowest to the highest of the series (it shows the course of a series, not
 * its height above zero); `·` where there is no value. ASCII: digits 1 (lowest) to 8 (highest), `.` for none.
 */
export function sparkline(values: readonly (number | null)[], ascii = false): string {
  const known = values.filter(value => value !== null);
  if (!known.length) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const levels = ascii ? digits : blocks;
  return values
    .map(value =>
      value === null ? (ascii ? '.' : '·') : levels[span === 0 ? 3 : Math.round(((value - low) / span) * 7)]!,
    )
    .join('');
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const barLength = 20;

/** A bar from 0 for a part of a whole, 0 to 1; what is more than nothing is seen. */
export function textBar(part: number): string {
  const filled = Math.round(Math.min(Math.max(part, 0), 1) * barLength * 8);
  const length = part > 0 ? Math.max(filled, 1) : 0;
  return '█'.repeat(length >> 3) + eighths[length & 7]!;
}
