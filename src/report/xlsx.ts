/** The report as a workbook: a sheet for each part, with numbers, dates and durations that can be computed with. */
import type { ReportFormat } from './formats.ts';
import { inertJson } from './inert-json.ts';
import type { ReportModel } from './model.ts';
import { provenanceOf, withoutWords } from './provenance.ts';
import { sheets } from './xlsx/sheets.ts';
import { linesOfWorkbook, machineTextOf, workbookBytes } from './xlsx/workbook.ts';

export function renderXlsx(model: ReportModel): Promise<Uint8Array> {
  return workbookBytes({
    title: `${model.header.title} – ${model.header.period.label}`,
    machineText: inertJson(withoutWords(provenanceOf(model))),
    sheets: sheets.flatMap(sheet => sheet(model) ?? []),
  });
}

export const xlsxFormat: ReportFormat = {
  render: renderXlsx,
  provenance: machineTextOf,
  lines: linesOfWorkbook,
};
