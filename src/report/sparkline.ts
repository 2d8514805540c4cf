/** A series as a row of blocks, for places where only text can stand. */

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
