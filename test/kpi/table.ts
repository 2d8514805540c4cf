/** Small exports for tests: rows as objects, read as the typed columns that a run asks for. */
import { CellState, type Column, type ColumnNeed, type SourceAccount } from '../../src/data/batch.ts';
import type { readSource, SourceRequest } from '../../src/data/source.ts';
import { zone } from '../../src/data/zone.ts';
import { type EvaluationRequest, evaluate } from '../../src/kpi/evaluate.ts';
import type { KpiResult } from '../../src/kpi/evaluation.ts';
import { fiscalCalendar, readPeriod } from '../../src/kpi/periods.ts';
import type { Goal, Kpi, Plan, Source } from '../../src/plan/generated/types.ts';

/** A cell that holds something unreadable. */
export const garbled = { garbled: true } as const;
/** Dates are `2026-07-01`, local times `2026-07-01 09:30`, instants end in Z. A missing key is an empty cell. */
export type Row = Record<string, string | number | boolean | null | undefined | typeof garbled>;

/** Rows created in the middle of 2026-Q3. */
export function created(...rows: Row[]): Row[] {
  return rows.map(row => ({ created_at: '2026-08-15 10:00', ...row }));
}

/** A reader that hands out `rows` in batches of `size`. */
export function reading(rows: readonly Row[], size = 7): typeof readSource {
  return request => readingFiles({ [request.id]: { 'export.csv': rows } }, size)(request);
}

/** A reader of several sources, each with its files by name. */
export function readingFiles(
  sources: Record<string, Record<string, readonly Row[]>>,
  size = 7,
): typeof readSource {
  return async request => {
    const dictionaries = new Map<string, Map<string, number>>();
    const files = Object.entries(sources[request.id]!);
    files.forEach(([path, rows], file) => {
      for (let at = 0; at < rows.length; at += size) {
        const part = rows.slice(at, at + size);
        const columns = request.needs.map(need => column(part, need, request, dictionaries));
        const lines = Int32Array.from(part, (_, i) => at + i + 2);
        const raw = { headers: [], record: () => [] };
        request.onBatch({ length: part.length, columns, file, path, lines }, raw);
      }
    });
    return account(request, files);
  };
}

function column(
  rows: readonly Row[],
  need: ColumnNeed,
  request: SourceRequest,
  dictionaries: Map<string, Map<string, number>>,
): Column {
  const cells = rows.map(row => row[need.name]);
  const state = Uint8Array.from(cells, cell =>
    cell === garbled
      ? CellState.unreadable
      : cell === null || cell === undefined
        ? CellState.missing
        : CellState.ok,
  );
  const numbers = (read: (cell: unknown) => number) =>
    Float64Array.from(cells, (cell, i) => (state[i] === CellState.ok ? read(cell) : Number.NaN));
  switch (need.type) {
    case 'text': {
      if (!dictionaries.has(need.name)) dictionaries.set(need.name, new Map());
      const codes = dictionaries.get(need.name)!;
      const code = (text: string) => {
        if (!codes.has(text)) codes.set(text, codes.size);
        return codes.get(text)!;
      };
      const encoded = Int32Array.from(cells, (cell, i) =>
        state[i] === CellState.ok ? code(String(cell)) : -1,
      );
      return { type: 'text', state, codes: encoded, dictionary: [...codes.keys()] };
    }
    case 'number':
    case 'duration':
      return { type: need.type, state, values: numbers(Number) };
    case 'boolean':
      return { type: 'boolean', state, values: Uint8Array.from(cells, cell => (cell === true ? 1 : 0)) };
    case 'instant': {
      const local = zone(request.source.timezone ?? request.timezone);
      return {
        type: 'instant',
        state,
        dateOnly: Uint8Array.from(cells, cell => (typeof cell === 'string' && cell.length === 10 ? 1 : 0)),
        values: numbers(cell => instant(cell as string, local)),
      };
    }
  }
}

function instant(text: string, local: ReturnType<typeof zone>): number {
  if (text.endsWith('Z')) return Date.parse(text);
  return text.length === 10
    ? local.dayStart(text)
    : local.toInstant(Date.parse(`${text.replace(' ', 'T')}Z`));
}

function account({ id, source }: SourceRequest, files: [string, readonly Row[]][]): SourceAccount {
  return {
    id,
    kind: source.kind ?? 'records',
    sensitive: source.kind === 'survey' || source.personal === true,
    complete: source.complete,
    files: files.map(([path, rows]) => ({
      path,
      bytes: 0,
      sha256: '',
      encoding: 'utf-8',
      delimiter: ',',
      headers: [],
      read: rows.length,
      used: rows.length,
      leftOut: {},
      columns: [],
      issues: [],
    })),
  };
}

export interface Case {
  kpi: Omit<Kpi, 'id'>;
  rows: readonly Row[];
  /** 2026-Q3 unless said. */
  period?: string;
  /** The day after the period's end, unless said. */
  asOf?: string;
  calendar?: Plan['calendar'];
  term?: Plan['term'];
  source?: Partial<Source>;
  goals?: (Omit<Goal, 'id'> & { id?: string })[];
  batch?: number;
}

/** Evaluates one KPI over some rows. */
export async function evaluated(given: Case): Promise<KpiResult> {
  return (await evaluation(given)).kpis[0]!;
}

export function evaluation(given: Case) {
  const period = readPeriod(given.period ?? '2026-Q3', '2026-10-01', fiscalCalendar(given.calendar));
  const plan: Plan = {
    csplan: 1,
    id: 'plan',
    calendar: given.calendar,
    term: given.term,
    sources: { export: { files: 'export.csv', ...given.source } },
    kpis: [{ id: 'kpi', source: 'export', ...given.kpi }],
    goals: given.goals?.map((goal, i) => ({ id: `goal-${i + 1}`, kpi: 'kpi', ...goal })),
  };
  const request: EvaluationRequest = {
    plan,
    folder: '/plan',
    root: '/plan',
    period,
    asOf: given.asOf ?? period.end,
    read: reading(given.rows, given.batch),
  };
  return evaluate(request);
}

/** Evaluates a plan over the rows of its sources; 2026-Q3 unless said. */
export function planned(
  plan: Pick<Plan, 'kpis' | 'goals' | 'calendar'> & { sources?: Record<string, Partial<Source>> },
  rows: Record<string, readonly Row[] | Record<string, readonly Row[]>>,
  written = '2026-Q3',
) {
  const period = readPeriod(written, '2026-10-01', fiscalCalendar(plan.calendar));
  const files = Object.fromEntries(
    Object.entries(rows).map(([id, of]) => [id, Array.isArray(of) ? { 'export.csv': of } : of]),
  ) as Record<string, Record<string, readonly Row[]>>;
  const ids = new Set([...Object.keys(rows), ...Object.keys(plan.sources ?? {})]);
  const sources = Object.fromEntries([...ids].map(id => [id, { files: `${id}.csv`, ...plan.sources?.[id] }]));
  return evaluate({
    plan: { csplan: 1, id: 'plan', ...plan, sources },
    folder: '/plan',
    root: '/plan',
    period,
    asOf: period.end,
    read: readingFiles(files),
  });
}

/** Counts of outcomes and of what was left out, by label. */
export function tallies(result: Pick<KpiResult['current'], 'outcomes' | 'leftOut'>): Record<string, number> {
  return Object.fromEntries(
    [...result.outcomes, ...result.leftOut].map(({ label, count }) => [label, count]),
  );
}
