/** Figures of earlier periods from somebody's spreadsheet, as rows of closed periods. Every figure is accounted for. */
import type { FiscalCalendar, Period } from '../../plan/period.ts';
import { parseQuantity } from '../../plan/quantity.ts';
import type { KpiResult, Unit } from '../evaluation.ts';
import { smallest } from '../privacy.ts';
import type { DraftRow } from './closing-rows.ts';
import { historyTable, noSuchKpi, periodNamed, type WrittenFigure } from './history-table.ts';
import { decimalMark, decimalsOf, isMissing, type Mark, writtenNumber } from './written-number.ts';

/** What has to be known of a KPI to take figures for it. */
export interface HistoryKpi {
  id: string;
  name: string;
  stat: string;
  unit: Unit;
  shownIn: KpiResult['shownIn'];
  /** Bounds of its scale. */
  min?: number;
  max?: number;
  minSample: number;
  /** About persons: fewer than ten are withheld. */
  sensitive: boolean;
  definition: string;
  scope: string | null;
  /** Why it can take no figures: it has no measure yet. */
  lacks?: string;
}

export interface HistoryRow extends DraftRow {
  line: number;
  note: string | null;
}

export interface History {
  /** Figures in the file: those taken, those without a value, and those with a problem. */
  figures: number;
  rows: HistoryRow[];
  /** Lines of figures without a value. */
  empty: number[];
  /** Lines that repeat a figure that stands above. */
  repeated: number[];
  problems: { line: number; message: string }[];
  unused: string[];
}

export interface HistoryRequest {
  text: string;
  kpis: readonly HistoryKpi[];
  calendar: FiscalCalendar;
  /** The day of the import: a period that isn't over on it has no figure. */
  asOf: string;
}

/** Reads a history. With problems nothing of it is to be taken. */
export function readHistory({ text, kpis, calendar, asOf }: HistoryRequest): History {
  const known = new Map(
    kpis.flatMap(kpi => [kpi.name, kpi.id].map(name => [name.trim().toLowerCase(), kpi])),
  );
  const kpiNamed = (name: string) => known.get(name.toLowerCase());
  const table = historyTable(text, calendar, name => kpiNamed(name) !== undefined);
  const numbers = table.figures.flatMap(({ value, n, numerator, denominator }) => [
    value.replace(/[%\sA-Za-z]+$/, ''),
    n,
    numerator,
    denominator,
  ]);
  const reading = new Reading(decimalMark(numbers) ?? (table.delimiter === ';' ? ',' : undefined));
  const history: History = {
    figures: table.figures.length,
    rows: [],
    empty: [],
    repeated: [],
    problems: table.problem === null ? [] : [{ line: 1, message: table.problem }],
    unused: table.unused,
  };
  const seen = new Map<string, HistoryRow>();
  for (const figure of table.figures) {
    if ([figure.value, figure.numerator].every(isMissing)) {
      history.empty.push(figure.line);
      continue;
    }
    const row = rowOf(figure);
    if ('problem' in row) {
      history.problems.push({ line: figure.line, message: row.problem });
      continue;
    }
    const key = JSON.stringify([row.kpi, row.period.start, row.period.end]);
    const before = seen.get(key);
    if (before && (before.value !== row.value || before.n !== row.n))
      history.problems.push({
        line: figure.line,
        message: `line ${before.line} has another figure of ${row.kpi} for ${row.period.id}`,
      });
    else if (before) history.repeated.push(figure.line);
    else {
      seen.set(key, row);
      history.rows.push(row);
    }
  }
  history.problems.push(...fractions(table.figures, kpiNamed, reading));
  return history;

  function rowOf(figure: WrittenFigure): HistoryRow | { problem: string } {
    const kpi = kpiNamed(figure.kpi);
    if (!kpi)
      return {
        problem: noSuchKpi(
          figure.kpi,
          kpis.map(({ id }) => id),
        ),
      };
    if (kpi.lacks) return { problem: `${kpi.id} can take no figures yet: ${kpi.lacks}` };
    const period = periodNamed(figure.period, calendar);
    if ('problem' in period) return period;
    if (period.end > asOf) return { problem: `${period.label} is not over on ${asOf}` };
    const amounts = reading.amounts(figure, kpi);
    return 'problem' in amounts ? amounts : historyRow(figure, kpi, period, amounts);
  }
}

interface Amounts {
  value: number;
  numerator: number | null;
  n: number | null;
}

class Reading {
  readonly mark: Mark | undefined;

  constructor(mark: Mark | undefined) {
    this.mark = mark;
  }

  amounts(figure: WrittenFigure, kpi: HistoryKpi): Amounts | { problem: string } {
    const numerator = this.count(figure.numerator, 'numerator');
    const denominator = this.count(figure.denominator, 'denominator');
    const n = isMissing(figure.n) ? denominator : this.count(figure.n, 'n');
    for (const part of [numerator, denominator, n])
      if (typeof part === 'object' && part !== null) return part;
    const [over, under, rows] = [numerator, denominator, n] as (number | null)[];
    const share = kpi.unit === 'percent' && over !== null && under ? (100 * over!) / under : undefined;
    const value = isMissing(figure.value) ? share : this.amount(figure.value, kpi);
    if (value === undefined)
      return { problem: 'it has no value, and no numerator and denominator of a share' };
    if (typeof value === 'object') return value;
    const rounding = 0.5 * 10 ** -decimalsOf(withoutUnit(figure.value), this.mark) + 1e-9;
    if (share !== undefined && Math.abs(share - value) > rounding)
      return { problem: `${over} of ${under} is ${share.toFixed(1)} %, not ${figure.value}` };
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = kpi;
    if (value < min || value > max)
      return { problem: `${figure.value} lies outside the scale of ${kpi.id}, ${min} to ${max}` };
    return { value: share ?? value, numerator: kpi.unit === 'percent' ? over! : null, n: rows! };
  }

  /** A value in the KPI's unit. */
  private amount(written: string, { id, unit, shownIn }: HistoryKpi): number | { problem: string } {
    const clock = /^(-?)(\d+):([0-5]\d):([0-5]\d)$/.exec(written);
    if (unit === 'seconds' && clock)
      return (clock[1] ? -1 : 1) * (Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4]));
    const number = this.number(withoutUnit(written));
    const suffix = unitOf(written).toLowerCase();
    const plain =
      suffix === '' || (unit === 'percent' && suffix === '%') || (unit === 'points' && suffix === 'points');
    if (unit !== 'seconds')
      return plain && number !== undefined ? number : { problem: notANumber(written, id, unit, number) };
    if (suffix === '' && typeof number === 'number' && !shownIn)
      return { problem: `${written} has no unit, and ${id} has none either; write 90 s, 28 min, 4 h or 3 d` };
    const asked = suffix === '' && shownIn ? `${number} ${shownIn}` : null;
    const quantity = parseQuantity(asked ?? (typeof number === 'number' ? `${number} ${suffix}` : written));
    return quantity?.unit === 'seconds' ? quantity.value : { problem: notANumber(written, id, unit, number) };
  }

  private count(written: string, what: string): number | null | { problem: string } {
    if (isMissing(written)) return null;
    const number = this.number(written);
    return typeof number === 'number' && number >= 0
      ? number
      : { problem: `"${written}" under ${what} is no count` };
  }

  /** Undefined where it is none, or may be two. */
  number(written: string): number | undefined {
    const number = writtenNumber(written, this.mark);
    return number === 'ambiguous' || Number.isNaN(number) ? undefined : number;
  }
}

function withoutUnit(written: string): string {
  return written.slice(0, written.length - unitOf(written).length).trim();
}

function unitOf(written: string): string {
  return /(?:%|[A-Za-z]+)$/.exec(written.trim())?.[0] ?? '';
}

function notANumber(written: string, kpi: string, unit: Unit, number: number | undefined): string {
  if (number === undefined && /^\S*\d[.,]\d{3}\b/.test(written))
    return `"${written}" may be thousands or decimals; write it without a separator, or with decimals`;
  const example = { percent: '62.9 %', points: '35.9', score: '4.2', count: '1234', seconds: '2d 4h' }[unit];
  return `"${written}" is no value of ${kpi}; write it like ${example}`;
}

/** Shares that are all written between 0 and 1 without a percent sign are fractions of 1, most likely. */
function fractions(
  figures: readonly WrittenFigure[],
  kpiNamed: (name: string) => HistoryKpi | undefined,
  reading: Reading,
): History['problems'] {
  const problems: History['problems'] = [];
  const byKpi = new Map<HistoryKpi, WrittenFigure[]>();
  for (const figure of figures) {
    const kpi = kpiNamed(figure.kpi);
    if (kpi?.unit === 'percent' && !isMissing(figure.value))
      byKpi.set(kpi, [...(byKpi.get(kpi) ?? []), figure]);
  }
  for (const [kpi, written] of byKpi) {
    const values = written.map(({ value }) => (value.includes('%') ? 100 : (reading.number(value) ?? 100)));
    if (values.every(value => value >= 0 && value <= 1) && values.some(value => value > 0 && value < 1))
      problems.push({
        line: written[0]!.line,
        message: `all values of ${kpi.id} lie between 0 and 1, and it is measured in per cent; write 62.9 % (or 0.629 % where less than one per cent is meant)`,
      });
  }
  return problems;
}

function historyRow(figure: WrittenFigure, kpi: HistoryKpi, period: Period, amounts: Amounts): HistoryRow {
  const { n } = amounts;
  const withheld = kpi.sensitive && n !== null && n < smallest;
  const few = n !== null && n < kpi.minSample && kpi.unit !== 'count';
  return {
    line: figure.line,
    note: figure.note || null,
    period: { id: period.id, start: period.start, end: period.end },
    kpi: kpi.id,
    stat: kpi.stat,
    goal: null,
    breakdown: null,
    group: null,
    unit: kpi.unit,
    ...(withheld ? { value: null, numerator: null, n: null } : amounts),
    deviation: null,
    outcomes: [],
    leftOut: [],
    small: withheld ? 'withheld' : few ? 'too-few' : null,
    provisional: false,
    course: null,
    status: null,
    definition: kpi.definition,
    scope: kpi.scope,
    sources: [],
    origin: 'imported',
  };
}
