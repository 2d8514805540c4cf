/** `csplan data sample`: some rows as csplan reads them. */

import { presetOf } from '../data/presets/index.ts';
import { type SampledRow, type SampledValue, sampleOf } from '../data/sample.ts';
import { type Zone, zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { columnsRead } from '../kpi/explain/columns-read.ts';
import { decimal, duration } from '../report/numbers.ts';
import { chosenSources } from './chosen-sources.ts';
import { Exit, type Io } from './io.ts';
import { onePlan } from './one-plan.ts';
import { openPlan } from './open-plan.ts';
import { readingProgress } from './reading-progress.ts';

export interface SampleOptions {
  /** `NAME` or `NAME=PATH`. */
  source?: string[];
  rows?: string;
  seed?: string;
  showValues?: boolean;
}

export async function runDataSample(
  path: string | undefined,
  options: SampleOptions,
  io: Io,
): Promise<number> {
  const rows = wholeNumber(options.rows ?? '5', '--rows', 1, 1000);
  const seed = wholeNumber(options.seed ?? '1', '--seed', 0, 4_294_967_295);
  const named = await onePlan(path, io.cwd, 'csplan data sample PLAN --source NAME');
  const open = await openPlan(named, undefined, io, 'so there is no sample');
  if (!open) return Exit.findings;
  const { plan, folder } = open.document;
  const sources = chosenSources(plan, options.source ?? [], io.cwd);
  if (sources.length > 1)
    throw new CannotDo(
      `The plan has several sources: ${sources.map(({ id }) => id).join(', ')}.`,
      'Say which one with --source NAME.',
    );
  const { id, source, files } = sources[0]!;
  const progress = readingProgress(io);
  try {
    const sample = await sampleOf({
      id,
      source,
      folder,
      root: open.root,
      timezone: open.timezone,
      ...(files ? { files } : {}),
      read: columnsRead(plan, id),
      rows,
      seed,
      showPersonal: options.showValues === true,
      onProgress: progress.show,
      signal: io.signal,
    });
    progress.clear();
    const local = zone(source.timezone ?? presetOf(source)?.source.timezone ?? open.timezone);
    io.out(sample.map(row => rowText(row, local)).join('\n'));
    if (sample.length === 0) io.err('No row of the source counts; csplan data check says why.\n');
    return Exit.ok;
  } finally {
    progress.clear();
  }
}

function wholeNumber(written: string, flag: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CannotDo(`${flag} ${visible(written)} is not a whole number from ${least} to ${most}.`);
}

function rowText({ path, line, values }: SampledRow, local: Zone): string {
  const width = Math.max(0, ...values.map(({ name }) => name.length));
  return [
    `${visible(path)}:${line}`,
    ...values.map(({ name, value }) => `  ${visible(name).padEnd(width)}  ${valueText(value, local)}`),
    '',
  ].join('\n');
}

function valueText(value: SampledValue, local: Zone): string {
  if (value.is === 'missing') return '(no value)';
  if (value.is === 'personal') return '(personal)';
  if (value.is === 'unreadable') return `(can't be read) ${visible(value.text)}`;
  switch (value.type) {
    case 'text':
      return visible(value.text);
    case 'boolean':
      return value.yes ? 'yes' : 'no';
    case 'number':
      return String(value.number);
    case 'duration':
      return `${duration(value.number, null)} (${decimal(value.number, 0)} s)`;
    case 'instant': {
      const text = new Date(local.toLocal(value.instant)).toISOString();
      return value.dateOnly ? text.slice(0, 10) : `${text.slice(0, 19).replace('T', ' ')} ${local.name}`;
    }
  }
}
