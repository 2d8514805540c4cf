/** Result rows made by hand. */
import type { ResultRow } from '../../../src/kpi/results/result-row.ts';

export const hash = (digit: string) => digit.repeat(64);

export const quarter = { id: '2026-Q1', start: '2026-01-01', end: '2026-04-01' };

/** 180 of 240 requests on time in January to March 2026, closed on 3 April. */
export function row(change: Partial<ResultRow> = {}): ResultRow {
  return {
    period: quarter,
    kpi: 'on-time',
    stat: 'share',
    goal: null,
    breakdown: null,
    group: null,
    value: 75,
    unit: 'percent',
    numerator: 180,
    n: 240,
    deviation: null,
    outcomes: [
      { label: 'closed in time', count: 180 },
      { label: 'closed late', count: 60 },
    ],
    leftOut: [{ label: 'nothing under "due_at"', count: 3 }],
    small: null,
    provisional: false,
    course: null,
    status: null,
    definition: hash('d'),
    scope: null,
    asOf: '2026-04-03',
    sources: [{ id: 'requests', sha256: [hash('a'), hash('b')] }],
    origin: 'computed',
    closing: 1,
    note: null,
    version: '0.1.0',
    ...change,
  };
}
