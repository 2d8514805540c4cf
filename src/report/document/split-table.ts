/** Tables with more columns than fit beside each other. */
import type { Table } from './model.ts';

/**
 * The same table, or several with the columns shared out evenly: each begins with the column that names the rows.
 *
 * @param most columns beside that one, at most
 */
export function splitTable(table: Table, most: number): Table[] {
  const others = table.columns.length - 1;
  const parts = Math.max(1, Math.ceil(others / most));
  const size = Math.ceil(others / parts);
  return Array.from({ length: parts }, (_, i) => {
    const from = 1 + i * size;
    const kept = <T>(row: readonly T[]): T[] => [row[0]!, ...row.slice(from, from + size)];
    return {
      ...table,
      caption: i ? 'Continued.' : table.caption,
      columns: kept(table.columns),
      rows: table.rows.map(kept),
      anchors: i ? undefined : table.anchors,
    };
  });
}
