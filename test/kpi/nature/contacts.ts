/** Plans that count contacts, evaluated over small exports with what they are about. */
import { evaluate } from '../../../src/kpi/evaluate.ts';
import type { Evaluation, KpiResult } from '../../../src/kpi/evaluation.ts';
import type { InteractionResult } from '../../../src/kpi/nature/nature.ts';
import { fiscalCalendar, readPeriod } from '../../../src/kpi/periods.ts';
import type { RecordRequest } from '../../../src/kpi/results/recording.ts';
import type { Plan, Source } from '../../../src/plan/generated/types.ts';
import { type Row, readingFiles } from '../table.ts';

export type ContactPlan = Partial<Omit<Plan, 'sources'>> & { sources?: Record<string, Partial<Source>> };

export interface Setting {
  /** 2026-Q4 unless said; as of the day after it. */
  period?: string;
  asOf?: string;
  record?: RecordRequest;
  batch?: number;
}

/** Without rows: from closed periods alone. */
export function natureOf(
  plan: ContactPlan,
  rows: Record<string, readonly Row[]>,
  { period: written = '2026-Q4', asOf, record, batch }: Setting = {},
): Promise<Evaluation> {
  const period = readPeriod(written, '2027-01-01', fiscalCalendar(plan.calendar));
  const files = Object.fromEntries(Object.entries(rows).map(([id, of]) => [id, { 'export.csv': of }]));
  const ids = Object.keys({ ...rows, ...plan.sources });
  const sources = Object.fromEntries(ids.map(id => [id, { files: `${id}.csv`, ...plan.sources?.[id] }]));
  return evaluate({
    plan: { csplan: 1, id: 'plan', ...plan, sources },
    folder: '/plan',
    root: '/plan',
    period,
    asOf: asOf ?? period.end,
    nature: true,
    record,
    ...(Object.keys(rows).length ? { read: readingFiles(files, batch) } : {}),
  });
}

export function only({ nature }: Evaluation): InteractionResult {
  if (nature.interactions.length !== 1)
    throw new Error(`There are ${nature.interactions.length} kinds of contacts.`);
  return nature.interactions[0]!;
}

export function valuesOf(result: KpiResult | null): (number | null)[] {
  return (result?.series ?? []).map(({ value }) => value);
}
