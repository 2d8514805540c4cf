/** Closes a period on 1 July 2026 with a reason. */
import { closing } from '../../../src/kpi/results/close.ts';
import type { ResultRow } from '../../../src/kpi/results/result-row.ts';

export function close(existing: ResultRow[], now: ResultRow[]) {
  const { rows, ...rest } = closing(existing, now);
  return { ...rest, rows: rows({ asOf: '2026-07-01', version: '0.1.0', note: 'late rows' }) };
}
