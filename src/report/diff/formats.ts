/** Every form of a comparison by its name. */
import { escapeUnseen } from '../../diagnostic/visible.ts';
import type { Comparison } from './compare.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

/** Version of the JSON comparison's shape. Within a version, keys are only added. */
export const diffVersion = 1;

function json(comparison: Comparison): string {
  return `${escapeUnseen(JSON.stringify({ csplanReportDiff: diffVersion, ...comparison }, null, 2))}\n`;
}

/** @param width columns of the terminal */
type Write = (comparison: Comparison, width: number) => string;

const forms = { pretty, md: markdown, json } as const satisfies Record<string, Write>;

export type DiffFormat = keyof typeof forms;
export const diffFormats: Readonly<Record<DiffFormat, Write>> = forms;
