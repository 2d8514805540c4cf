/** Result rows to the text of a results file. */
import { dayBefore } from '../../plan/period.ts';
import type { Tally } from '../evaluation.ts';
import { csvLine } from './csv-cell.ts';
import { type ResultColumn, type ResultRow, resultColumns, resultsFormat, tallyLabel } from './result-row.ts';

/** The whole file, in the order of the rows. The same rows give the same bytes. */
export function resultsText(rows: readonly ResultRow[]): string {
  return csvLine(resultColumns) + rows.map(row => csvLine(cellsOf(row))).join('');
}

function cellsOf(row: ResultRow): string[] {
  const { period, course } = row;
  const cells: Record<ResultColumn, string> = {
    format: String(resultsFormat),
    period: period.id,
    from: period.start,
    to: dayBefore(period.end),
    kpi: row.kpi,
    stat: row.stat,
    goal: row.goal ?? '',
    breakdown: row.breakdown ?? '',
    group: row.group ?? '',
    value: numberText(row.value),
    unit: row.unit,
    numerator: numberText(row.numerator),
    denominator: row.numerator === null ? '' : numberText(row.n),
    n: numberText(row.n),
    deviation: numberText(row.deviation),
    outcomes: tallyText(row.outcomes),
    left_out: tallyText(row.leftOut),
    small: row.small ?? '',
    provisional: row.provisional ? 'yes' : '',
    course_gte: numberText(course?.gte ?? null),
    course_lte: numberText(course?.lte ?? null),
    status: row.status ?? '',
    definition: row.definition,
    scope: row.scope ?? '',
    as_of: row.asOf,
    sources: row.sources.map(({ id, sha256 }) => [id, ...sha256].join(' ')).join('; '),
    origin: row.origin,
    closing: String(row.closing),
    note: row.note ?? '',
    csplan: row.version,
  };
  return resultColumns.map(column => cells[column]);
}

/** Twelve significant figures: more than anybody reads, and without what binary arithmetic leaves behind. */
export function numberText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(12)) || 0);
}

/** `120 closed in time; 30 closed late`. */
function tallyText(tallies: readonly Tally[]): string {
  return tallies.map(({ label, count }) => `${numberText(count)} ${tallyLabel(label)}`).join('; ');
}
