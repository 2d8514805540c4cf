/** Every figure of the report as one tidy table: a line a figure, for whoever computes with it. */
import { visible } from '../diagnostic/visible.ts';
import { csvLine } from '../kpi/results/csv-cell.ts';
import { numberText } from '../kpi/results/write.ts';
import { dayBefore } from '../plan/period.ts';
import { type CsvColumn, csvColumns } from './csv-columns.ts';
import { provenanceOfRows } from './csv-provenance.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import { type ReportFormat, textLines } from './formats.ts';
import type { ReportModel } from './model.ts';
import { type InputRecord, inputsOf } from './provenance.ts';

/** RFC 4180, UTF-8, numbers with a point; percent 0 to 100, durations in seconds. */
export function renderCsv(model: ReportModel): string {
  const inputs = inputsText(inputsOf(model));
  const lines = figureRows(model).map(row => {
    const cells = cellsOf(row, model, inputs);
    return csvLine(csvColumns.map(column => visible(cells[column])));
  });
  return csvLine(csvColumns) + lines.join('');
}

function cellsOf(row: FigureRow, { header }: ReportModel, inputs: string): Record<CsvColumn, string> {
  const { period, cell, interval, course, target } = row;
  return {
    plan: header.planId,
    period: period.id,
    from: period.start,
    to: dayBefore(period.end),
    section: row.section,
    kpi: row.kpi,
    name: row.name,
    stat: row.stat,
    goal: row.goal ?? '',
    breakdown: row.breakdown ?? '',
    group: row.group ?? '',
    value: numberText(cell.value),
    unit: row.scale.unit,
    numerator: numberText(cell.numerator),
    denominator: cell.numerator === null ? '' : numberText(cell.n),
    n: numberText(cell.n),
    lower: numberText(interval?.lower ?? null),
    upper: numberText(interval?.upper ?? null),
    course_gte: numberText(course?.gte ?? null),
    course_lte: numberText(course?.lte ?? null),
    target_gte: numberText(target?.gte ?? null),
    target_lte: numberText(target?.lte ?? null),
    target_period: target?.period.id ?? '',
    target_hold: numberText(target?.hold ?? null),
    due: target?.due ?? '',
    status: row.status ?? '',
    small: cell.small ?? '',
    provisional: row.provisional ? 'yes' : '',
    until: row.cell.until ?? '',
    coverage: row.coverage ?? '',
    definition: row.definition,
    scope: row.scope ?? '',
    sources: row.sources.join('; '),
    inputs,
    as_of: header.asOf,
    fingerprint: header.fingerprint,
    csplan: header.version,
  };
}

/** `requests 3f2a…; results/ 90c1…`: all that the report was made of. */
function inputsText(inputs: readonly InputRecord[]): string {
  return inputs.map(({ name, sha256 }) => `${name} ${sha256}`).join('; ');
}

export const csvFormat: ReportFormat = {
  render: renderCsv,
  provenance: content => provenanceOfRows(new TextDecoder().decode(content)),
  lines: textLines,
};
