import { escapeUnseen } from '../diagnostic/visible.ts';
import { sortedKeys } from './canonical.ts';
import type { ReportModel } from './model.ts';

/** Version of the JSON report's shape. Within a version, keys are only added. */
export const jsonVersion = 1;

/**
 * The whole model with raw numbers: percent 0 to 100, durations in seconds, dates ISO, periods half-open.
 * `csplanReport` comes first, the other keys are sorted; characters that can't be seen are escaped.
 */
export function renderJson(model: ReportModel): string {
  const value = { csplanReport: jsonVersion, ...(sortedKeys(model) as object) };
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
