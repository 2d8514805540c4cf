/** Evaluations and plans made by hand, for the report alone: no number in them was computed by csplan. */
import type { FileAccount, SourceAccount } from '../../src/data/batch.ts';
import type {
  Cell,
  Change,
  Evaluation,
  GoalResult,
  GroupCell,
  KpiResult,
  PeriodCell,
  Status,
  Verdict,
} from '../../src/kpi/evaluation.ts';
import type { Category, InteractionResult } from '../../src/kpi/nature/nature.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { type FiscalCalendar, type Period, parsePeriod, shift } from '../../src/plan/period.ts';
import { type ReportModel, reportModel } from '../../src/report/model.ts';

export const calendar: FiscalCalendar = { fiscalYearStart: 7, fiscalLabel: 'ending' };
export const quarter = parsePeriod('FY27-Q1', calendar)!;
export const year = parsePeriod('FY27', calendar)!;

export function cell(value: number | null, more: Partial<Cell> = {}): Cell {
  return {
    value,
    numerator: null,
    n: value === null ? 0 : 500,
    outcomes: [],
    leftOut: [],
    small: null,
    ...more,
  };
}

export function share(numerator: number, n: number, more: Partial<Cell> = {}): Cell {
  return cell(n ? (100 * numerator) / n : null, { numerator, n, ...more });
}

/** A change of which nobody said whether it is more than chance. */
export const unjudged: Verdict = {
  is: 'not-judged',
  by: null,
  interval: null,
  limit: null,
  signals: [],
  reason: 'short-history',
};

export const withheld = cell(null, { n: null, small: 'withheld' });

export function at(period: Period, one: Cell, more: Partial<PeriodCell> = {}): PeriodCell {
  return { ...one, period, provisional: false, coverage: 'declared', also: {}, interval: null, ...more };
}

/** Cells for the quarters up to the current one, oldest first. */
export function series(cells: Cell[], last: Period = quarter): PeriodCell[] {
  return cells.map((one, i) => at(shift(last, i - cells.length + 1, calendar), one));
}

export function group(label: string, one: Cell): GroupCell {
  return { ...one, label };
}

/** A goal whose course rises or falls evenly over the series to a target some quarters ahead. */
export function goal(
  id: string,
  cells: PeriodCell[],
  status: Status,
  more: Partial<GoalResult> = {},
): GoalResult {
  return {
    id,
    statement: `Goal ${id}`,
    owner: 'manager',
    due: '2027-06-30',
    baseline: null,
    milestones: [],
    target: null,
    course: cells.map(() => null),
    series: cells,
    status,
    held: null,
    closed: null,
    before: null,
    ...more,
  };
}

export function kpi(id: string, cells: PeriodCell[], more: Partial<KpiResult> = {}): KpiResult {
  const current = cells.at(-1)!;
  return {
    id,
    name: `KPI ${id}`,
    source: 'requests',
    measure: 'sla',
    stat: 'share',
    also: [],
    unit: 'percent',
    shownIn: null,
    better: 'higher',
    definition: `What ${id} says, in one sentence.`,
    formula: 'good rows / all rows',
    anchor: 'due_at',
    datedBy: 'anchor',
    computed: true,
    method: null,
    owner: 'manager',
    frequency: 'quarterly',
    whyOurs: null,
    benchmark: null,
    annotations: [],
    definitionHash: 'd'.repeat(64),
    scopeHash: null,
    minSample: 30,
    near: 3,
    current,
    previous: cells.at(-2) ?? null,
    lastYear: cells.at(-5) ?? null,
    changeFromPrevious: null,
    changeFromLastYear: null,
    sample: false,
    process: null,
    rank: null,
    rowsWithheld: false,
    dataUntil: null,
    series: cells,
    breakdowns: [],
    guard: null,
    goals: [],
    status: 'no-course',
    undated: [],
    notes: [],
    ...more,
  };
}

export function file(more: Partial<FileAccount> = {}): FileAccount {
  return {
    path: 'data/requests.csv',
    bytes: 123456,
    sha256: 'a1'.repeat(32),
    encoding: 'utf-8',
    delimiter: ',',
    headers: ['ID', 'Opened', 'Due', 'Closed', 'Agency'],
    read: 1000,
    used: 985,
    leftOut: {
      'blank-row': { count: 12, lines: [4, 9, 17] },
      'duplicate-key': { count: 3, lines: [77, 78, 79] },
    },
    columns: [
      { name: 'due_at', header: 'Due', type: 'instant', format: 'MM/dd/yyyy', missing: 3, unreadable: 1 },
      { name: 'agency', header: 'Agency', type: 'text', missing: 0, unreadable: 0 },
    ],
    issues: [],
    ...more,
  };
}

export function source(more: Partial<SourceAccount> = {}): SourceAccount {
  return { id: 'requests', kind: 'records', sensitive: false, files: [file()], ...more };
}

export function evaluation(kpis: KpiResult[], more: Partial<Evaluation> = {}): Evaluation {
  return {
    period: quarter,
    asOf: '2026-10-15',
    timezone: 'America/New_York',
    provisional: false,
    kpis,
    watch: [],
    commitments: [],
    nature: { interactions: [], findings: [] },
    sources: [source()],
    results: [],
    drafts: [],
    withClosed: () => evaluation(kpis, more),
    ...more,
  };
}

export function counted(id: string, cells: PeriodCell[], more: Partial<KpiResult> = {}): KpiResult {
  return kpi(id, cells, {
    measure: 'count',
    stat: 'count',
    unit: 'count',
    better: null,
    definition: `The number of rows of ${id}.`,
    minSample: 30,
    ...more,
  });
}

/** A reason or channel with its contacts per quarter, the current one last; null: withheld. */
export function category(label: string, contacts: (number | null)[]): Category {
  const at = (back: number) => contacts.at(-1 - back) ?? null;
  const now = at(0);
  const since = (before: number | null): Change | null =>
    now === null || before === null
      ? null
      : {
          difference: now - before,
          relative: before ? (100 * (now - before)) / before : null,
          better: null,
          verdict: unjudged,
        };
  return {
    label,
    now: now === null ? withheld : cell(now, { n: now }),
    series: contacts,
    changeFromPrevious: since(at(1)),
    changeFromLastYear: since(at(4)),
    withheld: contacts.includes(null),
  };
}

const ages = ['open for 0–7 days', 'open for 8–30 days', 'open for 31–90 days', 'open for over 90 days'];

/** Contacts of eight quarters with reasons and channels, of which a tenth stays open. */
export function contacts(id: string, more: Partial<InteractionResult> = {}): InteractionResult {
  const received = [60, 62, 58, 71, 64, 66, 80, 100];
  const flow = (figures: number[], classes?: (n: number) => number[]) =>
    series(
      figures.map(n =>
        cell(n, {
          n,
          outcomes: classes ? classes(n).map((count, i) => ({ label: ages[i]!, count })) : [],
        }),
      ),
    );
  return {
    id,
    name: `Contacts ${id}`,
    said: true,
    received: counted(`interactions/${id}`, flow(received)),
    resolved: counted(`interactions/${id}/resolved`, flow(received.map(n => n - 5))),
    active: counted(
      `interactions/${id}/active`,
      flow([10, 15, 20, 25, 30, 35, 40, 45], n => [n - 6, 3, 2, 1]),
      { anchor: null, datedBy: 'stock', better: 'lower' },
    ),
    columns: [
      {
        column: 'topic',
        of: 'reason',
        categories: [
          category('bill', [30, 30, 30, 30, 30, 30, 40, 50]),
          category('date', [20, 20, 20, 20, 20, 20, 25, 30]),
          category('strike', [0, 0, 0, 0, 0, 0, 0, 20]),
        ],
        movers: ['strike', 'bill'],
      },
      {
        column: 'way',
        of: 'channel',
        categories: [
          category('phone', [40, 40, 40, 40, 40, 40, 50, 60]),
          category('web', [20, 22, 18, 31, 24, 26, 30, 40]),
        ],
        movers: [],
      },
    ],
    rate: null,
    ...more,
  };
}

export function plan(more: Partial<Plan> = {}): Plan {
  return {
    csplan: 1,
    id: 'permits',
    title: 'Licences and Inspections: customer service plan',
    unit: { name: 'Department of Licences and Inspections', size: 'department' },
    roles: [
      { id: 'manager', title: 'Contact centre manager' },
      { id: 'deputy', title: 'Deputy commissioner' },
      { id: 'untitled' },
    ],
    accountable: 'manager',
    ...more,
  } as Plan;
}

export function model(evaluated: Evaluation, of: Plan = plan()): ReportModel {
  return reportModel({
    plan: of,
    evaluation: evaluated,
    planPath: 'plans/permits',
    fingerprint: 'f0'.repeat(32),
    version: '0.1.0',
  });
}
