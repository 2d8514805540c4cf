import { escapeUnseen } from '../diagnostic/visible.ts';
import { sortedKeys } from './canonical.ts';
import { type ReportFormat, textLines } from './formats.ts';
import type { ReportModel } from './model.ts';
import { type Provenance, provenanceOf } from './provenance.ts';

/** Version of the JSON report's shape. Within a version, keys are only added. */
export const jsonVersion = 1;

/**
 * What csplan report --format json writes. Version 1 gets additions only: a reader passes over keys that it doesn't
 * know. Numbers are raw: percent 0 to 100, durations in seconds, dates YYYY-MM-DD, periods from `start` to before `end`.
 */
export interface JsonReport extends ReportModel {
  /** Version of this shape. */
  csplanReport: typeof jsonVersion;
  /** What the report was made of and what it came to. */
  provenance: Provenance;
}

/**
 * The whole model with raw numbers: percent 0 to 100, durations in seconds, dates ISO, periods half-open.
 * `csplanReport` comes first, the other keys are sorted; characters that can't be seen are escaped.
 */
export function renderJson(model: ReportModel): string {
  const report: Omit<JsonReport, 'csplanReport'> = { ...model, provenance: provenanceOf(model) };
  const value = { csplanReport: jsonVersion, ...(sortedKeys(report) as object) };
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}

export const jsonFormat: ReportFormat = {
  render: renderJson,
  provenance(content) {
    const text = new TextDecoder().decode(content);
    if (!/^\s*\{/.test(text)) return undefined;
    try {
      return JSON.stringify((JSON.parse(text) as JsonReport).provenance);
    } catch {
      return undefined;
    }
  },
  lines: textLines,
};
